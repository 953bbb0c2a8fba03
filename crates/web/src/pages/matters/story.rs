//! How a matter stands, in words and facts.

use super::{Fact, Place};
use crate::paths;
use goodturn_app::looks::dates::full;
use goodturn_app::looks::matter::Matter;
use goodturn_practice::ask::{Answer, Ask, AskState, Request, Wish};
use goodturn_practice::complaint::ComplaintState;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::Body;
use goodturn_practice::meeting::MeetingState;
use goodturn_practice::occasion::Label;
use goodturn_practice::promise::{Promise, PromiseState};
use goodturn_practice::referral::{Effort, Hears, Outcome, Referral, ReferralState};
use goodturn_practice::reward::RewardState;

/// A matter, told.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) places: Vec<Place>,
    pub(crate) facts: Vec<Fact>,
}

struct Teller<'a> {
    dossier: &'a Dossier,
    told: Told,
}

/// Tells a matter.
pub(crate) fn told(look: &Matter) -> Told {
    let mut teller = Teller { dossier: &look.dossier, told: Told::default() };
    let name = |id: PersonId| look.dossier.name(id).to_owned();
    match &look.matter.body {
        Body::Ask(ask) => teller.ask(ask),
        Body::Promise(promise) => teller.promise(promise),
        Body::Referral(referral) => teller.referral(referral),
        Body::News(news) => {
            teller.title(format!("News for {} about {}", name(news.source), name(news.about)));
            teller.fact("The referral", "how it stands".into(), paths::matter(news.referral.0));
            teller.fact("Last news", full(news.last_on), String::new());
        }
        Body::Reward(reward) => {
            teller.title(format!("Something for {}", name(reward.person)));
            teller.lead(match &reward.state {
                RewardState::Due { .. } => reward.what.clone(),
                _ => format!("{} It is settled.", reward.what),
            });
        }
        Body::Complaint(complaint) => {
            teller.title(format!("A complaint of {}", name(complaint.person)));
            teller.lead(match &complaint.state {
                ComplaintState::Raised { .. } => "They wait for your call.".to_owned(),
                ComplaintState::Answered { on, .. } => {
                    format!("You called on {}. Make sure it is put right.", full(*on))
                }
                ComplaintState::PutRight { on } => format!("It was put right on {}.", full(*on)),
                ComplaintState::NotPutRight { on } => format!("It could not be put right ({}).", full(*on)),
            });
            teller.fact("In their words", complaint.words.clone(), String::new());
        }
        Body::Meeting(meeting) => teller.meeting(look, &meeting.people, &meeting.words, &meeting.state),
        Body::Occasion(occasion) => {
            let what = match &occasion.label {
                Label::Birthday => "birthday".to_owned(),
                Label::Anniversary => "anniversary".to_owned(),
                Label::ClientSince => "day as a client".to_owned(),
                Label::Other(words) => words.clone(),
            };
            teller.title(format!("{}: {what}", name(occasion.person)));
            teller.lead(if occasion.removed {
                "It is no longer kept.".to_owned()
            } else {
                format!("It comes round on {}.", full(occasion.next_on))
            });
        }
        Body::Notice(notice) => {
            teller.title(format!("Data of {}", name(notice.person)));
            teller.lead("We hold data of somebody we never met. They are told at first contact, or we keep no more than whose friend they are.".to_owned());
        }
        Body::Relationship(it) => teller.title(name(it.person)),
    }
    teller.told
}

impl Teller<'_> {
    fn title(&mut self, text: String) {
        self.told.title = text;
    }

    fn lead(&mut self, text: String) {
        self.told.lead = text;
    }

    fn fact(&mut self, what: &'static str, words: String, page: String) {
        if !words.is_empty() {
            self.told.facts.push(Fact { what, words, page });
        }
    }

    fn person(&mut self, what: &'static str, id: PersonId) {
        let name = self.dossier.name(id).to_owned();
        self.fact(what, name, paths::person(id.0));
    }

    fn ask(&mut self, ask: &Ask) {
        let name = self.dossier.name(ask.source).to_owned();
        self.title(format!("An ask to {name}"));
        self.lead(match &ask.state {
            AskState::Planned { on, .. } => format!("Planned for {}.", full(*on)),
            AskState::Made { on, raised } if raised.is_empty() => {
                format!("Made on {}. No answer yet.", full(*on))
            }
            AskState::Made { on, raised } => {
                format!("Made on {} and raised again {} times. No answer yet.", full(*on), raised.len())
            }
            AskState::NotNow { until: Some(day), .. } => format!("Not now, but again on {}.", full(*day)),
            AskState::NotNow { .. } => "Not now, they said.".to_owned(),
            AskState::Answered { on, answer } => match answer {
                Answer::Promised { .. } => format!("They promised on {}.", full(*on)),
                Answer::OnTheSpot { .. } => {
                    format!("They did something about it there and then, on {}.", full(*on))
                }
                Answer::Declined { reason } if reason.is_empty() => {
                    format!("They declined on {}.", full(*on))
                }
                Answer::Declined { reason } => format!("They declined on {}: {reason}", full(*on)),
                Answer::NoAnswer => "No answer came, and it was let be.".to_owned(),
                Answer::Withdrawn { reason } => format!("It was taken back on {}. {reason}", full(*on)),
            },
        });
        match &ask.state {
            AskState::Answered { answer: Answer::Promised { promise }, .. } => {
                self.fact("What came of it", "the promise".into(), paths::matter(promise.0));
            }
            AskState::Answered { answer: Answer::OnTheSpot { referral }, .. } => {
                self.fact("What came of it", "the referral".into(), paths::matter(referral.0));
            }
            _ => {}
        }
        self.request(&ask.request);
    }

    fn request(&mut self, request: &Request) {
        let wish = match request.wish {
            Wish::Client => "clients",
            Wish::Speaking => "an invitation to speak",
            Wish::Partner => "a partner",
            Wish::Organization => "an introduction to an organization",
            Wish::Hire => "somebody to hire",
        };
        self.fact("Asked for", wish.to_owned(), String::new());
        if let Some(ideal) = request.ideal.and_then(|id| self.dossier.ideals.get(&id)) {
            let words = ideal.name.clone();
            self.fact("The kind of person", words, "/settings/ideals".to_owned());
        }
        for person in request.wanted.clone() {
            self.person("Whom", person);
        }
        self.fact("The action", request.action.clone(), String::new());
        self.fact("The words", request.words.clone(), String::new());
        self.fact("Offered to them", request.offer.to_source.clone(), String::new());
        self.fact("Offered to their friend", request.offer.to_friend.clone(), String::new());
    }

    fn promise(&mut self, promise: &Promise) {
        let name = self.dossier.name(promise.source).to_owned();
        self.title(format!("What {name} promised"));
        self.lead(match &promise.state {
            PromiseState::Open { reminded, .. } if reminded.is_empty() => {
                format!("{} of {} came so far.", promise.kept, promise.count)
            }
            PromiseState::Open { reminded, .. } => {
                format!(
                    "{} of {} came so far. Brought to mind {} times.",
                    promise.kept,
                    promise.count,
                    reminded.len()
                )
            }
            PromiseState::Kept { on } => format!("Kept in full on {}.", full(*on)),
            PromiseState::LetGo { on } => format!("Let go on {}. No letter mentions it again.", full(*on)),
            PromiseState::Withdrawn { on } => format!("Taken back on {}.", full(*on)),
        });
        let kept: Vec<PersonId> = promise
            .referrals
            .iter()
            .filter_map(|id| self.dossier.matters.get(id).and_then(|matter| matter.body.as_referral()))
            .filter(|referral| !matches!(referral.state, ReferralState::Named { .. }))
            .map(|referral| referral.person)
            .collect();
        for person in &kept {
            self.told.places.push(Place { name: self.dossier.name(*person).to_owned(), kept: true });
        }
        if promise.is_open() {
            let waiting = promise.names.iter().filter(|person| !kept.contains(person));
            let mut names: Vec<String> =
                waiting.map(|person| self.dossier.name(*person).to_owned()).collect();
            names.truncate(usize::from(promise.open_count()));
            while names.len() < usize::from(promise.open_count()) {
                names.push("one more".to_owned());
            }
            self.told.places.extend(names.into_iter().map(|name| Place { name, kept: false }));
        }
        self.person("Who", promise.source);
        self.fact("When", full(promise.made_on), String::new());
        self.fact("By", promise.by.map(full).unwrap_or_default(), String::new());
        self.fact("What they will do", promise.action.clone(), String::new());
        self.fact("When and how", promise.plan.clone(), String::new());
        self.fact("Offered to them", promise.offer.to_source.clone(), String::new());
        self.fact("Offered to their friend", promise.offer.to_friend.clone(), String::new());
        if let Some(ask) = promise.ask {
            self.fact("The ask", "what you asked".into(), paths::matter(ask.0));
        }
    }

    fn referral(&mut self, referral: &Referral) {
        self.title(self.dossier.name(referral.person).to_owned());
        let words = match &referral.state {
            ReferralState::Named { on, waits_in: Some(_), .. } => {
                format!("Named on {}; the introduction is promised.", full(*on))
            }
            ReferralState::Named { on, .. } => format!("Named on {}. Nobody introduced you yet.", full(*on)),
            ReferralState::Introduced { tries, .. } if tries.is_empty() => {
                "The door is open. They wait to hear from you.".to_owned()
            }
            ReferralState::Introduced { tries, .. } => {
                format!("Not reached yet, after {} attempts.", tries.len())
            }
            ReferralState::InConversation { last_on, .. } => {
                format!("In conversation. The last word was on {}.", full(*last_on))
            }
            ReferralState::Closed { outcome, reason, .. } => format!("{} {reason}", outcome_words(*outcome)),
        };
        self.lead(words);
        self.person("Who is referred", referral.person);
        for source in referral.sources.clone() {
            self.person("Who refers", source);
        }
        let effort = match referral.effort {
            Effort::ToldName => "told us the name",
            Effort::AllowedName => "lets us use their name",
            Effort::Wrote => "wrote",
            Effort::Called => "called",
            Effort::BroughtTogether => "brought us together",
        };
        self.fact("What they did", effort.to_owned(), String::new());
        if let Some((quality, why)) = &referral.quality {
            self.fact("What kind", format!("{quality:?}. {why}").replace("SoSo", "So-so"), String::new());
        }
        let hears = match referral.hears {
            Hears::ThanksOnly => "thanks only",
            Hears::InTouch => "that we are in touch",
            Hears::Outcome => "how it ends",
        };
        self.fact("The source may hear", hears.to_owned(), String::new());
        for (what, matter) in [("The ask", referral.ask), ("The promise", referral.promise)] {
            if let Some(id) = matter {
                self.fact(what, "look at it".into(), paths::matter(id.0));
            }
        }
    }

    fn meeting(&mut self, look: &Matter, people: &[PersonId], words: &str, state: &MeetingState) {
        let names: Vec<&str> = people.iter().map(|id| self.dossier.name(*id)).collect();
        let names = names.join(" and ");
        self.title(format!("Meeting with {names}"));
        self.lead(match state {
            MeetingState::Planned { .. } if look.duty.as_ref().is_some_and(|duty| duty.step == "after") => {
                "Did you ask? Do others come to mind who are in a similar situation? Was there praise to write down? Are the details still right?".to_owned()
            }
            MeetingState::Planned { .. } => "What is open between you, what they wait to hear, and what you could do for them.".to_owned(),
            MeetingState::Held => "It took place.".to_owned(),
            MeetingState::Cancelled => "It did not take place.".to_owned(),
        });
        for person in people.iter().copied() {
            self.person("With", person);
            let open: Vec<String> = look
                .dossier
                .matters_of(person)
                .filter(|it| it.id != look.matter.id)
                .filter_map(|it| brief(it, &look.dossier))
                .collect();
            for words in open {
                self.fact("Open", words, String::new());
            }
        }
        self.fact("About", words.to_owned(), String::new());
    }
}

/// One line about an open matter, for whoever is about to meet its person.
fn brief(matter: &goodturn_practice::matter::Matter, dossier: &Dossier) -> Option<String> {
    match &matter.body {
        Body::Promise(promise) if promise.is_open() => Some(format!(
            "{} promised {} introductions, {} came.",
            dossier.name(promise.source),
            promise.count,
            promise.kept
        )),
        Body::Ask(ask) if ask.is_open() => Some(format!("An ask to {} is open.", dossier.name(ask.source))),
        Body::Referral(referral) if referral.is_open() => Some(format!(
            "{} was referred by {}.",
            dossier.name(referral.person),
            referral.sources.iter().map(|id| dossier.name(*id)).collect::<Vec<_>>().join(" and ")
        )),
        Body::Complaint(complaint) => Some(format!("A complaint of {}.", dossier.name(complaint.person)))
            .filter(|_| {
                matches!(complaint.state, ComplaintState::Raised { .. } | ComplaintState::Answered { .. })
            }),
        Body::News(news) if news.unthanked.is_some() => Some(format!(
            "{} was not thanked yet for {}.",
            dossier.name(news.source),
            dossier.name(news.about)
        )),
        _ => None,
    }
}

/// An outcome in kind words.
pub(crate) fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Won => "It came to what it was for.",
        Outcome::NotInterested => "The timing was not right.",
        Outcome::NeverReached => "You did not manage to speak.",
        Outcome::WentQuiet => "It went quiet.",
        Outcome::NotAFit => "You are not the right ones for them.",
        Outcome::PassedOn => "Passed on to somebody better suited.",
        Outcome::KnownAlready => "You knew them already.",
        Outcome::Withdrawn => "Taken back.",
    }
}
