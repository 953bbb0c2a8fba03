//! Everything anyone can do. Each noun has its own enum in its own file; [`Act`] wraps them.
//!
//! On the wire an act is one flat JSON object whose `act` names it: `{"act": "promise.make", "source": …}`. An
//! unknown field is a refusal, so that a slip of a script cannot be mistaken for a choice.

use crate::ask::AskAct;
use crate::complaint::ComplaintAct;
use crate::desk::Desk;
use crate::duty_act::DutyAct;
use crate::ideal::IdealAct;
use crate::meeting::MeetingAct;
use crate::news::NewsAct;
use crate::notice::NoticeAct;
use crate::occasion::OccasionAct;
use crate::pause::PauseAct;
use crate::person_act::PersonAct;
use crate::promise::PromiseAct;
use crate::referral::ReferralAct;
use crate::refusal::Refusal;
use crate::reward::RewardAct;
use crate::saying::say;
use crate::tie::TieAct;
use crate::touch::TouchAct;
use crate::wording::WordingAct;
use crate::workspace::FirmAct;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Declares the acts of one noun: their names on the wire, their fields and what they mean.
macro_rules! acts {
    ($(#[$doc:meta])* $name:ident {
        $( $(#[$variant_doc:meta])* $word:literal $variant:ident {
            $( $(#[$field_doc:meta])* $field:ident : $kind:ty ),* $(,)?
        } ),* $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(tag = "act", deny_unknown_fields)]
        pub enum $name {
            $( $(#[$variant_doc])* #[serde(rename = $word)] $variant { $( $(#[$field_doc])* $field: $kind ),* } ),*
        }

        impl $name {
            /// The names of these acts on the wire.
            pub const NAMES: &'static [&'static str] = &[$($word),*];

            /// The name of this act on the wire.
            pub fn name(&self) -> &'static str {
                match self { $( Self::$variant { .. } => $word ),* }
            }
        }
    };
}
pub(crate) use acts;

macro_rules! nouns {
    ($( $(#[$doc:meta])* $noun:ident($kind:ty) $($prefix:literal)|+ ),+ $(,)?) => {
        /// Anything that can be done in a workspace.
        #[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
        #[serde(untagged)]
        pub enum Act { $( $(#[$doc])* $noun($kind) ),+ }

        impl Act {
            /// The names of all acts on the wire.
            pub fn names() -> Vec<&'static str> {
                [$(<$kind>::NAMES),+].concat()
            }

            /// The name of this act on the wire.
            pub fn name(&self) -> &'static str {
                match self { $( Act::$noun(act) => act.name() ),+ }
            }

            /// Reads an act from its JSON object (without the envelope: key, at, label, happened_on).
            ///
            /// # Errors
            /// Refuses an unknown act, an unknown or missing field, and a value of the wrong kind, naming the field.
            pub fn from_json(value: Value) -> Result<Act, Refusal> {
                let name = value.get("act").and_then(Value::as_str).unwrap_or_default().to_owned();
                if name.is_empty() {
                    return Err(Refusal::new("bad_act", say("refusal-act-none")).at("act"));
                }
                let noun = name.split_once('.').map_or("", |(noun, _)| noun);
                let known = Act::names().contains(&name.as_str());
                match noun {
                    $( $($prefix)|+ if known => serde_json::from_value(value).map(Act::$noun).map_err(|error| unreadable(&name, &error)), )+
                    _ => Err(Refusal::new("unknown_act", say("refusal-act-unknown").with("act", name)).at("act")),
                }
            }

            /// Decides the act on the desk: changes records and notes events, or refuses and changes nothing.
            pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
                match self { $( Act::$noun(act) => act.decide(desk) ),+ }
            }
        }
    };
}

nouns! {
    /// The address book.
    Person(PersonAct) "person",
    /// Who knows whom.
    Tie(TieAct) "tie",
    /// Whom we look for.
    Ideal(IdealAct) "ideal",
    /// Asks.
    Ask(AskAct) "ask",
    /// Promises.
    Promise(PromiseAct) "promise",
    /// Referrals and introductions.
    Referral(ReferralAct) "referral",
    /// What sources hear.
    News(NewsAct) "news",
    /// Complaints.
    Complaint(ComplaintAct) "complaint",
    /// Meetings.
    Meeting(MeetingAct) "meeting",
    /// Birthdays and other dates.
    Occasion(OccasionAct) "occasion",
    /// Gifts and other rewards.
    Reward(RewardAct) "reward",
    /// Telling a person referred that we hold their data.
    Notice(NoticeAct) "notice",
    /// Any contact.
    Touch(TouchAct) "touch",
    /// The five words that work on every duty.
    Duty(DutyAct) "duty",
    /// A firm's own words for letters.
    Wording(WordingAct) "wording",
    /// Resting for a time.
    Pause(PauseAct) "pause",
    /// The firm, its rhythm and its members.
    Firm(FirmAct) "firm" | "rhythm" | "member",
}

impl Act {
    /// Every id that the act names, whatever it stands for. The dossier is loaded around them, so that no act can
    /// forget to say what it needs.
    pub fn mentions(&self) -> BTreeSet<Uuid> {
        let mut found = BTreeSet::new();
        collect(&serde_json::to_value(self).unwrap_or_default(), &mut found);
        if let Act::Wording(act) = self {
            found.insert(act.place().id().0);
        }
        found
    }
}

fn collect(value: &Value, found: &mut BTreeSet<Uuid>) {
    match value {
        Value::String(text) if text.len() == 36 => found.extend(text.parse::<Uuid>().ok()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, found)),
        _ => {}
    }
}

/// What serde says, turned into a refusal with the field it is about.
fn unreadable(act: &str, error: &serde_json::Error) -> Refusal {
    let said = error.to_string();
    let quoted = said.split('`').nth(1).unwrap_or_default().to_owned();
    let (code, saying) = if said.starts_with("unknown field") {
        ("unknown_field", say("refusal-act-field-unknown").with("act", act).with("field", quoted.as_str()))
    } else if said.starts_with("missing field") {
        ("missing_field", say("refusal-act-field-missing").with("act", act).with("field", quoted.as_str()))
    } else {
        ("bad_value", say("refusal-act-unreadable").with("act", act).with("error", said))
    };
    let refusal = Refusal::new(code, saying);
    if code == "bad_value" { refusal } else { refusal.at(&quoted) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_a_noun_and_a_verb_and_each_is_there_once() {
        let names = Act::names();
        assert!(names.iter().all(|name| name.split('.').count() == 2), "{names:?}");
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn what_cannot_be_read_is_refused_by_field() {
        let id = "018f0000-0000-7000-8000-000000000001";
        let refused = |value: Value| Act::from_json(value).unwrap_err();
        assert_eq!(refused(json!({"act": "person.dance"})).code, "unknown_act");
        assert_eq!(refused(json!({"act": "dance"})).code, "unknown_act");
        assert_eq!(refused(json!({})).code, "bad_act");
        let unknown =
            refused(json!({"act": "person.praise", "person": id, "words": "fine", "workspace_id": id}));
        assert_eq!((unknown.code, unknown.field.as_deref()), ("unknown_field", Some("workspace_id")));
        let missing = refused(json!({"act": "person.praise", "person": id}));
        assert_eq!((missing.code, missing.field.as_deref()), ("missing_field", Some("words")));
        assert_eq!(refused(json!({"act": "person.praise", "person": 7, "words": ""})).code, "bad_value");
    }

    #[test]
    fn an_act_mentions_every_id_in_it() {
        let id = "018f0000-0000-7000-8000-000000000001";
        let act = Act::from_json(json!({"act": "person.praise", "person": id, "words": "good"})).unwrap();
        assert_eq!(act.mentions().len(), 1);
    }
}
