//! What an ask says: for whom, why now, by which action, with which question.

use super::gather::Gather;
use super::names::{phrase, sentence};
use goodturn_practice::ask::{Occasioned, Request, Wish};

impl Gather<'_> {
    /// What an ask says.
    pub(super) fn ask(&mut self, request: &Request) {
        let names = self.about(&request.wanted);
        self.ideal(request);
        let either = self.words.choice(&names.iter().map(|name| name.full.as_str()).collect::<Vec<_>>());
        self.facts.question = match (request.wish, either.is_empty()) {
            (_, false) => self.tell("letter-ask-named", [("either", either.into())]),
            (Wish::Client, true) => self.say("letter-ask-client"),
            (Wish::Speaking, true) => self.say("letter-ask-speaking"),
            (Wish::Partner, true) => self.say("letter-ask-partner"),
            (Wish::Organization, true) => self.say("letter-ask-organization"),
            (Wish::Hire, true) => self.say("letter-ask-hire"),
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
            Some(Occasioned::Meeting) => self.words.say("letter-moment-meeting"),
            Some(Occasioned::Result) => self.words.say("letter-moment-result"),
            Some(Occasioned::Praise) => self.say("letter-moment-praise"),
            Some(Occasioned::Review) => self.say("letter-moment-review"),
            Some(Occasioned::Renewal) => self.say("letter-moment-renewal"),
            Some(Occasioned::Details | Occasioned::Other) | None if self.facts.praised => {
                self.say("letter-moment-praise")
            }
            Some(Occasioned::Details | Occasioned::Other) | None => String::new(),
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
