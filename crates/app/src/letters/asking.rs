//! What an ask says: for whom, why now, by which action, with which question.

use super::gather::Gather;
use super::names::{phrase, sentence};
use goodturn_practice::ask::{Occasioned, Request, Wish};

impl Gather<'_> {
    /// What an ask says.
    pub(super) fn ask(&mut self, request: &Request) {
        let names = self.about(&request.wanted);
        self.ideal(request);
        let either = names.iter().map(|name| name.full.as_str()).collect::<Vec<_>>().join(" or ");
        self.facts.question = match (request.wish, either.is_empty()) {
            (_, false) => format!("Would you be willing to introduce me to {either}?"),
            (Wish::Client, true) => "Does somebody you know come to mind?".to_owned(),
            (Wish::Speaking, true) => {
                "Do you know a group or an event whose guests would like to hear about what we do?".to_owned()
            }
            (Wish::Partner, true) => {
                "Do you know somebody who looks after the same kind of people as we do, and whom I should meet?"
                    .to_owned()
            }
            (Wish::Organization, true) => {
                "Is there an organization you know where a conversation with us would be welcome?".to_owned()
            }
            (Wish::Hire, true) => "Do you know somebody good who might like to work with us?".to_owned(),
        };
        self.facts.action = phrase(&request.action);
        self.facts.testimonial = request.testimonial;
        self.facts.offer = self.offer(&request.offer);
        self.facts.wish = match request.wish {
            Wish::Client => "client",
            Wish::Speaking => "speaking",
            Wish::Partner => "partner",
            Wish::Organization => "organization",
            Wish::Hire => "hire",
        };
        self.facts.helps = matches!(request.wish, Wish::Client | Wish::Organization);
        self.facts.moment = match request.moment {
            Some(Occasioned::Meeting) => "our meeting",
            Some(Occasioned::Result) => "what we have just finished together",
            Some(Occasioned::Praise) => "what you said about our work",
            Some(Occasioned::Review) => "going through everything with you",
            Some(Occasioned::Renewal) => "your decision to go on working with us",
            Some(Occasioned::Details | Occasioned::Other) | None if self.facts.praised => {
                "what you said about our work"
            }
            Some(Occasioned::Details | Occasioned::Other) | None => "",
        };
    }

    /// Whom we look for: the ideal of the request, else those for whom the firm works.
    pub(super) fn ideal(&mut self, request: &Request) {
        match request.ideal.and_then(|id| self.dossier.ideals.get(&id)) {
            Some(ideal) => {
                self.facts.ideal = phrase(&ideal.name);
                self.facts.ideal_words = sentence(&ideal.description);
                self.facts.listen_for = ideal.listen_for.first().map(|line| phrase(line)).unwrap_or_default();
            }
            None if request.wish == Wish::Client => {
                self.facts.ideal = phrase(&self.dossier.firm.profile.for_whom);
            }
            None => {}
        }
    }
}
