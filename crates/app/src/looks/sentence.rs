//! What happened, as a sentence for the timeline. Every event has one under its own name.

use crate::words::{Arg, Words};
use goodturn_practice::event::Event;
use jiff::civil::Date;
use serde_json::Value;

/// What happened, in one sentence; `names` are those of the people of the event, the one it is about first.
///
/// The sentence may use what the event holds under its name there: numbers as they are, days in words, choices by their
/// word on the wire, and `none` for what is not there.
pub fn sentence(words: Words, event: &Event, names: &[&str]) -> String {
    let name = names.first().map_or_else(|| words.say("event-somebody"), |name| (*name).to_owned());
    let others = words.list(names.get(1..).unwrap_or_default());
    let with = if others.is_empty() { "nobody" } else { "others" };
    let mut args: Vec<(&'static str, Arg<'_>)> =
        vec![("name", name.into()), ("others", others.into()), ("with", with.into())];
    let held = serde_json::to_value(event).unwrap_or_default();
    args.extend(FACTS.iter().filter_map(|fact| Some((*fact, said(words, held.get(fact)?)))));
    words.tell(&format!("event-{}", event.name().replace(['.', '_'], "-")), args)
}

/// What events hold that their sentences can speak of.
const FACTS: &[&str] = &[
    "circle",
    "score",
    "could_ask",
    "do_not_ask",
    "leave_alone",
    "how",
    "until",
    "channel",
    "direction",
    "count",
    "time",
    "kept",
    "answered",
    "quality",
    "outcome",
    "year",
    "member",
    "seq",
];

fn said(words: Words, fact: &Value) -> Arg<'static> {
    match fact {
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        // Counts are small; what is longer is a year or the number of an act, which is no amount.
        Value::Number(number) => match number.as_i64() {
            Some(small @ 0..=999) => small.into(),
            _ => number.to_string().into(),
        },
        Value::String(text) => match text.parse::<Date>() {
            Ok(day) => words.full(day).into(),
            Err(_) => text.clone().into(),
        },
        _ => "none".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use goodturn_practice::id::MatterId;
    use goodturn_practice::referral::Outcome;
    use goodturn_practice::touch::{Channel, Direction};
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn what_an_event_holds_is_in_its_sentence() {
        let matter = MatterId(Uuid::nil());
        let german = Words::of(Language::De);
        let not_now = |until| Event::AskNotNow { ask: matter, until };
        assert_eq!(sentence(Words::ENGLISH, &not_now(None), &["Maria"]), "Maria said “not now”.");
        assert_eq!(
            sentence(german, &not_now(Some(date(2026, 3, 4))), &["Maria"]),
            "Maria hat „gerade nicht“ gesagt und den 4. März 2026 genannt."
        );
        let named = Event::ReferralNameAllowed { referral: matter };
        assert_eq!(
            sentence(Words::ENGLISH, &named, &["Jonas", "Maria", "Anna"]),
            "We may write to Jonas and say that Maria and Anna sent us."
        );
        let passed = Event::OccasionPassed { occasion: matter, year: 2026 };
        assert_eq!(
            sentence(Words::ENGLISH, &passed, &["Maria"]),
            "A day of Maria passed in 2026 without a word."
        );
        let touched = Event::Touched {
            touch: goodturn_practice::id::TouchId(Uuid::nil()),
            channel: Channel::Phone,
            direction: Direction::FromThem,
        };
        assert_eq!(sentence(german, &touched, &["Maria"]), "Ein Anruf von Maria.");
        let closed = Event::ReferralClosed { referral: matter, outcome: Outcome::WentQuiet };
        assert_eq!(sentence(german, &closed, &["Jonas"]), "Das Gespräch mit Jonas ist eingeschlafen.");
    }

    #[test]
    fn every_event_has_its_sentence_in_every_language() {
        for language in Language::ALL {
            for name in Event::NAMES {
                let key = format!("event-{}", name.replace(['.', '_'], "-"));
                assert!(Words::of(*language).knows(&key), "{key} in {}", language.word());
            }
        }
    }
}
