//! Why a duty is shown: one sentence made of facts (P6), each with the person it speaks of.

use crate::words::{Arg, Words};
use goodturn_practice::contact::PartialDate;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::{Duty, Rule};
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::{Body, Matter};
use goodturn_practice::news::News;
use goodturn_practice::occasion::{Label, Occasion};
use goodturn_practice::promise::Promise;
use goodturn_practice::referral::{Effort, Referral, ReferralState};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Why a duty is shown.
#[derive(Debug, Clone, Serialize)]
pub struct Why {
    /// The sentence.
    pub text: String,
    /// The people it speaks of.
    pub facts: Vec<BTreeMap<&'static str, Uuid>>,
    /// The names of those beside the person of the duty, as the sentence has them.
    #[serde(skip)]
    pub named: Vec<(Uuid, String)>,
}

impl Why {
    /// The sentence in pieces, so that a page can link the people it names (P6).
    pub fn pieces(&self) -> Vec<(&str, Option<Uuid>)> {
        let mut pieces = Vec::new();
        let mut rest = self.text.as_str();
        let next = |rest: &str| {
            let found =
                self.named.iter().filter_map(|(id, name)| Some((rest.find(name.as_str())?, name.len(), *id)));
            found.min_by_key(|(at, length, _)| (*at, std::cmp::Reverse(*length)))
        };
        while let Some((at, length, id)) = next(rest) {
            pieces.extend((at > 0).then_some((&rest[..at], None)));
            pieces.push((&rest[at..at + length], Some(id)));
            rest = &rest[at + length..];
        }
        pieces.extend((!rest.is_empty()).then_some((rest, None)));
        pieces
    }
}

/// The sentence with its facts.
pub fn why(words: Words, duty: &Duty, matter: Option<&Matter>, dossier: &Dossier, today: Date) -> Why {
    let name = dossier.name(duty.person);
    let teller = Teller { words, dossier, today, name };
    let text = match matter.map(|matter| &matter.body) {
        Some(Body::Promise(promise)) => teller.promise(duty, promise),
        Some(Body::Referral(referral)) => teller.referral(duty, referral),
        Some(Body::News(news)) => teller.news(duty, news),
        Some(Body::Occasion(occasion)) => teller.occasion(occasion),
        Some(body) => teller.other(duty, body),
        None => teller.tell("reason-open", []),
    };
    let mut people: Vec<Uuid> = vec![duty.person.0];
    for (person, _) in matter.map(|matter| matter.body.people()).unwrap_or_default() {
        if !people.contains(&person.0) {
            people.push(person.0);
        }
    }
    people.retain(|id| !dossier.people.get(&PersonId(*id)).is_some_and(|person| person.leave_alone));
    let others = people.iter().filter(|id| **id != duty.person.0);
    let named =
        others.map(|id| (*id, dossier.name(PersonId(*id)).to_owned())).filter(|(_, name)| !name.is_empty());
    let named = named.collect();
    Why { text, named, facts: people.into_iter().map(|id| BTreeMap::from([("person", id)])).collect() }
}

struct Teller<'a> {
    words: Words,
    dossier: &'a Dossier,
    today: Date,
    name: &'a str,
}

impl Teller<'_> {
    /// A sentence about the person of the duty.
    fn tell<'w, const N: usize>(&'w self, key: &str, with: [(&'static str, Arg<'w>); N]) -> String {
        self.words.tell(key, with.into_iter().chain([("name", self.name.into())]))
    }

    /// Somebody as a sentence calls them: who wants to be left alone is named nowhere any more (P8).
    fn called(&self, id: PersonId) -> String {
        match self.dossier.people.get(&id) {
            Some(person) if person.leave_alone => self.words.say("reason-a-friend"),
            _ => self.dossier.name(id).to_owned(),
        }
    }

    fn names(&self, people: &[PersonId]) -> String {
        let names: Vec<String> = people.iter().map(|id| self.called(*id)).collect();
        self.words.list(&names.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The day within a sentence: "today", "on Tuesday, 3 March".
    fn on(&self, day: Date) -> Arg<'static> {
        self.words.on_day(day, self.today).into()
    }

    /// The day by itself: "today", "Tuesday, 3 March".
    fn day(&self, day: Date) -> Arg<'static> {
        self.words.day(day, self.today).into()
    }

    /// The people named for a promise whom nobody introduced yet.
    fn still_to_come(&self, promise: &Promise) -> Vec<PersonId> {
        let came = |person: &PersonId| {
            promise
                .referrals
                .iter()
                .filter_map(|id| self.dossier.matters.get(id).and_then(|matter| matter.body.as_referral()))
                .any(|it| it.person == *person && !matches!(it.state, ReferralState::Named { .. }))
        };
        promise.names.iter().filter(|person| !came(person)).copied().collect()
    }

    fn promise(&self, duty: &Duty, promise: &Promise) -> String {
        let count = || ("count", promise.count.into());
        if duty.rule == Rule::Thank {
            return self.tell("reason-promise-thank", [count(), ("made", self.on(promise.made_on))]);
        }
        let mut all = vec![match promise.by {
            // A day that is over is named: "by yesterday" is said of none.
            Some(by) if by < self.today => {
                self.tell("reason-promise-by", [count(), ("day", self.words.day_of_week(by).into())])
            }
            Some(by) => self.tell("reason-promise-by", [count(), ("day", self.day(by))]),
            None => self.tell("reason-promise", [count()]),
        }];
        if promise.kept > 0 {
            all.push(self.words.tell2("reason-promise-kept", ("kept", promise.kept), count()));
        }
        match self.still_to_come(promise).as_slice() {
            _ if duty.step == "let_go" => all.push(self.words.say("reason-promise-let-go")),
            [] => {}
            names => all.push(self.words.tell1("reason-promise-about", "names", self.names(names))),
        }
        all.join(" ")
    }

    fn referral(&self, duty: &Duty, referral: &Referral) -> String {
        let sources = || ("sources", self.names(&referral.sources).into());
        let count = || ("count", referral.sources.len().into());
        let person = || ("person", self.called(referral.person).into());
        let tell = |key: &str, more: &[(&'static str, Arg<'static>)]| {
            self.words.tell(key, [sources(), count(), person()].into_iter().chain(more.iter().cloned()))
        };
        match (&referral.state, duty.step.as_str()) {
            (ReferralState::Named { .. }, "call") => tell("reason-referral-call", &[]),
            (ReferralState::Named { on, .. }, _) => {
                tell("reason-referral-happened", &[("day", self.on(*on))])
            }
            (ReferralState::Introduced { tries, .. }, "never_reached") => {
                tell("reason-referral-never-reached", &[("tries", tries.len().into())])
            }
            (ReferralState::Introduced { tries, .. }, _) if tries.is_empty() => {
                tell("reason-referral-waits", &[])
            }
            (ReferralState::Introduced { tries, .. }, _) => {
                tell("reason-referral-try", &[("try", (tries.len() + 1).into())])
            }
            (ReferralState::InConversation { .. }, "went_quiet") => tell("reason-referral-went-quiet", &[]),
            (ReferralState::InConversation { next_on: Some(next), .. }, _) => {
                tell("reason-referral-next", &[("day", self.day(*next))])
            }
            (ReferralState::InConversation { last_on, .. }, _) => {
                tell("reason-referral-last", &[("day", self.on(*last_on))])
            }
            (ReferralState::Closed { .. }, _) => self.tell("reason-open", []),
        }
    }

    fn news(&self, duty: &Duty, news: &News) -> String {
        let about = || ("about", self.called(news.about).into());
        let referral = self.dossier.matters.get(&news.referral).and_then(|matter| matter.body.as_referral());
        match (duty.rule, duty.step.as_str()) {
            (Rule::Thank, "name") => self.tell("reason-news-name", [about()]),
            (Rule::Thank, "allowed_name") => self.tell("reason-news-allowed", [about()]),
            (Rule::Thank, _) => self.tell("reason-news-introduced", [about()]),
            (Rule::ThankWithNews, "not_yet") => self.tell("reason-news-not-yet", [about()]),
            (Rule::ThankWithNews, _) => self.tell("reason-news-reached", [about()]),
            (Rule::TellWon, _) => self.tell("reason-news-won", [about()]),
            (Rule::TellOutcome, _) => {
                let outcome = match referral.map(|referral| &referral.state) {
                    Some(ReferralState::Closed { outcome, .. }) => super::word(outcome),
                    _ => String::new(),
                };
                let how = || ("how", self.words.tell1("reason-outcome", "outcome", outcome).into());
                if referral.is_some_and(|referral| referral.effort == Effort::ToldName) {
                    self.tell("reason-news-ended-name", [about(), how()])
                } else {
                    self.tell("reason-news-ended", [about(), how()])
                }
            }
            _ => self.tell("reason-news-quiet", [about(), ("day", self.day(news.last_on))]),
        }
    }

    fn occasion(&self, occasion: &Occasion) -> String {
        let day = || ("day", self.on(occasion.next_on));
        let past = || ("past", if occasion.next_on < self.today { "yes" } else { "no" }.into());
        let years =
            |date: PartialDate| date.year().map(|year| occasion.next_on.year() - year).filter(|n| *n > 0);
        match (&occasion.label, years(occasion.date)) {
            (Label::Birthday, Some(years)) => {
                self.tell("reason-birthday-turns", [day(), past(), ("years", years.into())])
            }
            (Label::Birthday, None) => self.tell("reason-birthday", [day(), past()]),
            (Label::Anniversary, _) => self.tell("reason-anniversary", [day(), past()]),
            (Label::ClientSince, Some(years)) => {
                self.tell("reason-client-since", [day(), ("years", years.into())])
            }
            (Label::ClientSince, None) => self.tell("reason-client-day", [day()]),
            (Label::Other(words), _) => self.tell("reason-day-of", [day(), ("what", words.as_str().into())]),
        }
    }

    fn other(&self, duty: &Duty, body: &Body) -> String {
        match (body, duty.step.as_str()) {
            (Body::Complaint(complaint), "call") if !complaint.words.is_empty() => {
                self.tell("reason-complaint-said", [("what", ended(&complaint.words).into())])
            }
            (Body::Complaint(_), "call") => self.tell("reason-complaint", []),
            (Body::Complaint(_), _) => self.tell("reason-complaint-right", []),
            (Body::Reward(reward), _) => self.tell("reason-reward", [("what", ended(&reward.what).into())]),
            (Body::Meeting(meeting), step) => {
                let names = self.names(&meeting.people);
                if step == "after" {
                    return self.words.tell1("reason-met", "names", names);
                }
                let time = self.dossier.firm.rhythm.calendar().time_of(meeting.starts);
                self.words.tell2("reason-meet", ("names", names), ("time", self.words.time(time)))
            }
            (Body::Relationship(held), _) => match held.last_on {
                Some(last) => self.tell("reason-touch-last", [("day", self.on(last))]),
                None => self.tell("reason-touch-never", []),
            },
            (Body::Notice(notice), _) => {
                let source = ("source", self.called(notice.source).into());
                self.tell("reason-notice", [source, ("day", self.words.full(notice.named_on).into())])
            }
            (Body::Ask(_), "make") => self.tell("reason-ask-planned", []),
            (Body::Ask(_), "keep_or_drop") => self.tell("reason-ask-not-made", []),
            (Body::Ask(_), "no_answer") => self.tell("reason-ask-no-answer", []),
            (Body::Ask(_), _) if duty.rule == Rule::AskAgain => self.tell("reason-ask-again", []),
            (Body::Ask(_), _) => self.tell("reason-ask-open", []),
            _ => self.tell("reason-open", []),
        }
    }
}

/// A member's own words as a sentence.
fn ended(words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['.', '!', '?', '…']) { words.to_owned() } else { format!("{words}.") }
}
