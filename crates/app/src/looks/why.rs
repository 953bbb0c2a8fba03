//! Why a duty is shown: one sentence made of facts (P6), each with the person it speaks of.

use super::dates::{day, full};
use super::sentence::join;
use goodturn_practice::contact::PartialDate;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::{Duty, Rule};
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::{Body, Matter};
use goodturn_practice::news::News;
use goodturn_practice::occasion::{Label, Occasion};
use goodturn_practice::promise::Promise;
use goodturn_practice::referral::{Effort, Outcome, Referral, ReferralState};
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
}

/// The sentence with its facts.
pub fn why(duty: &Duty, matter: Option<&Matter>, dossier: &Dossier, today: Date) -> Why {
    let name = dossier.name(duty.person);
    let teller = Teller { dossier, today };
    let text = match matter.map(|matter| &matter.body) {
        Some(Body::Promise(promise)) => teller.promise(duty, name, promise),
        Some(Body::Referral(referral)) => teller.referral(duty, name, referral),
        Some(Body::News(news)) => teller.news(duty, name, news),
        Some(Body::Occasion(occasion)) => teller.occasion(name, occasion),
        Some(body) => teller.other(duty, name, body),
        None => format!("Something is open with {name}."),
    };
    let mut people: Vec<Uuid> = vec![duty.person.0];
    for (person, _) in matter.map(|matter| matter.body.people()).unwrap_or_default() {
        if !people.contains(&person.0) {
            people.push(person.0);
        }
    }
    Why { text, facts: people.into_iter().map(|id| BTreeMap::from([("person", id)])).collect() }
}

/// What a number of introductions is called.
fn introductions(count: u16) -> String {
    match count {
        1 => "an introduction".to_owned(),
        2 => "two introductions".to_owned(),
        3 => "three introductions".to_owned(),
        _ => format!("{count} introductions"),
    }
}

struct Teller<'a> {
    dossier: &'a Dossier,
    today: Date,
}

impl Teller<'_> {
    fn names(&self, people: &[PersonId]) -> String {
        join(&people.iter().map(|id| self.dossier.name(*id)).collect::<Vec<_>>())
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

    fn promise(&self, duty: &Duty, name: &str, promise: &Promise) -> String {
        let made = day(promise.made_on, self.today);
        let what = introductions(promise.count);
        if duty.rule == Rule::Thank {
            return format!("{name} promised {what} {made}. Thank them now, before they have done anything.");
        }
        let kept = match promise.kept {
            0 => String::new(),
            kept => format!(" {kept} of {} came.", promise.count),
        };
        let by = match promise.by {
            Some(by) => format!(" by {}", day(by, self.today)),
            None => String::new(),
        };
        if duty.step == "let_go" {
            return format!("{name} promised {what}{by} and was reminded twice.{kept} Let it go?");
        }
        let friend = match self.still_to_come(promise).as_slice() {
            [] => String::new(),
            names => format!(" It is about {}.", self.names(names)),
        };
        format!("{name} promised {what}{by}.{kept}{friend}")
    }

    fn referral(&self, duty: &Duty, name: &str, referral: &Referral) -> String {
        let sources = self.names(&referral.sources);
        let person = self.dossier.name(referral.person);
        match (&referral.state, duty.step.as_str()) {
            (ReferralState::Named { .. }, "call") => {
                format!("{sources} named {person} and was asked twice. Call with their leave, or close it?")
            }
            (ReferralState::Named { on, .. }, _) => {
                format!("{sources} named {person} {}. Did the introduction happen?", day(*on, self.today))
            }
            (ReferralState::Introduced { tries, .. }, "never_reached") => {
                format!("{} attempts to reach {person}, and no answer. Never reached?", tries.len())
            }
            (ReferralState::Introduced { tries, .. }, _) if tries.is_empty() => {
                format!("{sources} opened the door to {person}, who waits to hear from you.")
            }
            (ReferralState::Introduced { tries, .. }, _) => {
                format!(
                    "{person}, whom you know through {sources}, was not reached yet. This is attempt {}.",
                    tries.len() + 1
                )
            }
            (ReferralState::InConversation { .. }, "went_quiet") => {
                format!("{person} has not answered three times. Did it go quiet?")
            }
            (ReferralState::InConversation { next_on: Some(next), .. }, _) => {
                format!("You and {person} agreed on {} for the next step.", day(*next, self.today))
            }
            (ReferralState::InConversation { last_on, .. }, _) => {
                format!("The last word between you and {person} was {}.", day(*last_on, self.today))
            }
            (ReferralState::Closed { .. }, _) => format!("Something is open with {name}."),
        }
    }

    fn news(&self, duty: &Duty, name: &str, news: &News) -> String {
        let about = self.dossier.name(news.about);
        let referral = self.dossier.matters.get(&news.referral).and_then(|matter| matter.body.as_referral());
        match (duty.rule, duty.step.as_str()) {
            (Rule::Thank, "name") => format!("{name} gave you the name of {about}. Thank them."),
            (Rule::Thank, "allowed_name") => {
                format!("{name} lets you use their name with {about}. Thank them.")
            }
            (Rule::Thank, _) => format!("{name} introduced {about} to you. Thank them today."),
            (Rule::ThankWithNews, "not_yet") => format!(
                "{name} introduced {about}, whom you have not reached yet. Say so; there is nothing for them to do."
            ),
            (Rule::ThankWithNews, _) => format!("You reached {about}. Tell {name}, and thank them again."),
            (Rule::TellWon, _) => {
                format!("{about} said yes, and {name} opened the door. Tell them and thank them in one.")
            }
            (Rule::TellOutcome, _) => {
                let how = match referral.map(|referral| &referral.state) {
                    Some(ReferralState::Closed { outcome, .. }) => outcome_words(*outcome),
                    _ => "it has its outcome",
                };
                if referral.is_some_and(|referral| referral.effort == Effort::ToldName) {
                    format!(
                        "{name} gave you the name of {about}: {how}. Tell them, and thank them for the name."
                    )
                } else {
                    format!(
                        "{name} introduced {about}: {how}. Tell them, and thank them for opening the door."
                    )
                }
            }
            _ => format!("{name} has heard nothing about {about} since {}.", day(news.last_on, self.today)),
        }
    }

    fn occasion(&self, name: &str, occasion: &Occasion) -> String {
        let when = day(occasion.next_on, self.today);
        let years =
            |date: PartialDate| date.year().map(|year| occasion.next_on.year() - year).filter(|n| *n > 0);
        match &occasion.label {
            Label::Birthday => match years(occasion.date) {
                Some(years) => format!("{name} turns {years} {}.", on_day(&when)),
                None => format!("{name} has their birthday {}.", on_day(&when)),
            },
            Label::Anniversary => format!("{name} has an anniversary {}.", on_day(&when)),
            Label::ClientSince => match years(occasion.date) {
                Some(1) => format!("{name} has been a client for a year {}.", on_day(&when)),
                Some(years) => format!("{name} has been a client for {years} years {}.", on_day(&when)),
                None => format!("{name} became a client on this day, {}.", on_day(&when)),
            },
            Label::Other(words) => format!("{words}: a day of {name}, {}.", on_day(&when)),
        }
    }

    fn other(&self, duty: &Duty, name: &str, body: &Body) -> String {
        match (body, duty.step.as_str()) {
            (Body::Complaint(complaint), "call") if !complaint.words.is_empty() => {
                format!("Something went wrong for {name}: {} Call today.", ended(&complaint.words))
            }
            (Body::Complaint(_), "call") => format!("Something went wrong for {name}. Call today."),
            (Body::Complaint(_), _) => format!("Was what went wrong for {name} put right?"),
            (Body::Reward(reward), _) => format!("{name} is to be given: {}", ended(&reward.what)),
            (Body::Meeting(meeting), "after") => {
                format!(
                    "You met {}. Did you ask? Is there praise to write down?",
                    self.names(&meeting.people)
                )
            }
            (Body::Meeting(meeting), _) => {
                let zone = self.dossier.firm.rhythm.calendar();
                let time = zone.time_of(meeting.starts);
                format!(
                    "You meet {} at {:02}:{:02}.",
                    self.names(&meeting.people),
                    time.hour(),
                    time.minute()
                )
            }
            (Body::Relationship(held), _) => match held.last_on {
                Some(last) => {
                    format!("You were last in touch with {name} {}.", on_day(&day(last, self.today)))
                }
                None => format!("You have not been in touch with {name} since they came into the book."),
            },
            (Body::Notice(notice), _) => format!(
                "{} named {name} on {}. Tell them that you hold their data, or reduce what you hold.",
                self.dossier.name(notice.source),
                full(notice.named_on)
            ),
            (Body::Ask(_), "make") => format!("You planned to ask {name} today."),
            (Body::Ask(_), "keep_or_drop") => {
                format!("You planned to ask {name} and did not. Keep it or drop it?")
            }
            (Body::Ask(_), "no_answer") => format!("{name} was asked twice and did not answer. Let it be?"),
            (Body::Ask(_), _) if duty.rule == Rule::AskAgain => {
                format!("{name} said “not now” and named this day.")
            }
            (Body::Ask(_), _) => format!("{name} was asked and has not answered yet."),
            _ => format!("Something is open with {name}."),
        }
    }
}

/// What became of a referral, as part of a sentence.
pub fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Won => "they said yes",
        Outcome::NotInterested => "the timing was not right",
        Outcome::NeverReached => "we have not managed to speak",
        Outcome::WentQuiet => "the conversation went quiet",
        Outcome::NotAFit => "we are not the right ones for them",
        Outcome::PassedOn => "they are in better hands with somebody else",
        Outcome::KnownAlready => "we knew each other already",
        Outcome::Withdrawn => "it was taken back",
    }
}

/// "today" stays, "Tuesday, 3 March" becomes "on Tuesday, 3 March".
fn on_day(words: &str) -> String {
    if matches!(words, "today" | "tomorrow" | "yesterday") { words.to_owned() } else { format!("on {words}") }
}

/// A member's own words as a sentence.
fn ended(words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['.', '!', '?', '…']) { words.to_owned() } else { format!("{words}.") }
}
