//! Matters: anything open between us and somebody. A matter wraps the state of one noun and what is true of all.

use crate::ask::Ask;
use crate::calendar::Calendar;
use crate::complaint::Complaint;
use crate::dossier::Dossier;
use crate::duty::{Duty, PutOff, Rule, Standing, Steps};
use crate::id::{MatterId, MemberId, PersonId};
use crate::meeting::Meeting;
use crate::news::News;
use crate::notice::Notice;
use crate::occasion::Occasion;
use crate::promise::Promise;
use crate::referral::Referral;
use crate::relationship::Relationship;
use crate::reward::Reward;
use crate::rhythm::Rhythm;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A matter with the facts that are the same for every noun.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// Its id.
    pub id: MatterId,
    /// The local day on which it began.
    #[schemars(with = "String")]
    pub opened_on: Date,
    /// The member it was handed to; else the person's, else the workspace owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// A step was put off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put_off: Option<PutOff>,
    /// The noun and its state.
    pub body: Body,
}

/// What a person is to a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Whom the duty is about.
    Principal,
    /// Who refers.
    Source,
    /// Who is referred.
    Referred,
    /// The household or organization they are counted with.
    Unit,
    /// Named along the way.
    Named,
}

impl Part {
    /// The word in the store.
    pub fn word(self) -> &'static str {
        match self {
            Part::Principal => "principal",
            Part::Source => "source",
            Part::Referred => "referred",
            Part::Unit => "unit",
            Part::Named => "named",
        }
    }
}

macro_rules! bodies {
    ($( $(#[$doc:meta])* $noun:ident $word:literal $get:ident $held:ident $held_mut:ident ),+ $(,)?) => {
        /// The noun of a matter, with its state.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Body { $( $(#[$doc])* $noun($noun) ),+ }

        impl Body {
            /// The words of all nouns, as ids and refusals name them.
            pub const WORDS: &[&str] = &[$($word),+];

            /// The word for this kind of matter.
            pub fn kind(&self) -> &'static str {
                match self { $( Body::$noun(_) => $word ),+ }
            }

            /// The people it is about, the one whom the duty names first.
            pub fn people(&self) -> Vec<(PersonId, Part)> {
                match self { $( Body::$noun(state) => state.people() ),+ }
            }

            fn steps(&self, around: &Around<'_>) -> Option<Steps> {
                match self { $( Body::$noun(state) => state.steps(around) ),+ }
            }

            $(
                /// The state, when the matter is of this noun.
                pub fn $get(&self) -> Option<&$noun> {
                    match self { Body::$noun(state) => Some(state), _ => None }
                }
            )+
        }

        impl crate::desk::Desk<'_> {
            $(
                /// The state of a matter of that noun.
                ///
                /// # Errors
                /// Refuses an id that is no such matter here.
                pub(crate) fn $held(&self, id: MatterId, field: &str) -> Result<&$noun, crate::refusal::Refusal> {
                    let unknown = || crate::refusal::Refusal::unknown($word, field);
                    self.matter(id, field).map_err(|_| unknown())?.body.$get().ok_or_else(unknown)
                }

                /// The state of a matter of that noun, to be changed.
                ///
                /// # Errors
                /// Refuses an id that is no such matter here.
                pub(crate) fn $held_mut(&mut self, id: MatterId, field: &str) -> Result<&mut $noun, crate::refusal::Refusal> {
                    self.$held(id, field)?;
                    match &mut self.matter_mut(id, field)?.body {
                        Body::$noun(state) => Ok(state),
                        _ => Err(crate::refusal::Refusal::unknown($word, field)),
                    }
                }
            )+
        }
    };
}

bodies! {
    /// One request to one source.
    Ask "ask" as_ask ask ask_mut,
    /// The source said yes and has not done it yet.
    Promise "promise" as_promise promise promise_mut,
    /// A person referred and what became of it.
    Referral "referral" as_referral referral referral_mut,
    /// What one source is to hear about one referral.
    News "news" as_news news news_mut,
    /// Keeping in touch.
    Relationship "relationship" as_relationship relationship relationship_mut,
    /// Something went wrong for a client.
    Complaint "complaint" as_complaint complaint complaint_mut,
    /// A meeting.
    Meeting "meeting" as_meeting meeting meeting_mut,
    /// A labelled date of a person.
    Occasion "occasion" as_occasion occasion occasion_mut,
    /// A gift due or given.
    Reward "reward" as_reward reward reward_mut,
    /// A person referred is to be told that we hold their data.
    Notice "notice" as_notice notice notice_mut,
}

/// What a matter may look at when it lists its steps: itself, the people it is about, and matters that share a
/// person with it. Never the clock: time alone changes no state (P7).
pub struct Around<'a> {
    /// The matter itself.
    pub matter: &'a Matter,
    /// Everything loaded around the people concerned.
    pub dossier: &'a Dossier,
    /// Working days and hours.
    pub calendar: &'a Calendar,
}

impl Around<'_> {
    /// The waiting times.
    pub fn rhythm(&self) -> &Rhythm {
        &self.dossier.firm.rhythm
    }

    /// Whether letters and duties may name that person (P8, P9).
    pub fn reachable(&self, person: PersonId) -> bool {
        self.dossier.people.get(&person).is_none_or(crate::person::Person::reachable)
    }
}

impl Matter {
    /// The person whom its duty names.
    pub fn principal(&self) -> Option<PersonId> {
        self.body.people().first().map(|(person, _)| *person)
    }

    /// Whether it is a matter of its own. A referral that was named under a promise is a part of that promise: the
    /// promise has the duty, and the name waits in it.
    pub fn stands_alone(&self) -> bool {
        self.body.as_referral().is_none_or(|referral| referral.waits_in().is_none())
    }

    /// The day on which a step of its duty is due of itself, as nobody had put it off.
    pub(crate) fn own_day(
        &self,
        dossier: &Dossier,
        calendar: &Calendar,
        rule: Rule,
        step: &str,
    ) -> Option<Date> {
        self.body.steps(&Around { matter: self, dossier, calendar })?.own_day(rule, step)
    }

    /// How it stands: open with its one duty, or settled.
    pub fn standing(&self, dossier: &Dossier, calendar: &Calendar) -> Standing {
        let around = Around { matter: self, dossier, calendar };
        let (Some(steps), Some(person), true) =
            (self.body.steps(&around), self.principal(), self.stands_alone())
        else {
            return Standing::Settled;
        };
        // P8: whatever a noun forgets, no duty names somebody who is to be left alone.
        if !around.reachable(person) {
            return Standing::Settled;
        }
        let step = steps.next(self.put_off.as_ref());
        let owner = self
            .owner
            .or_else(|| dossier.people.get(&person).and_then(|person| person.owner))
            .filter(|member| dossier.firm.is_active(*member))
            .unwrap_or(dossier.firm.owner());
        let duty = Duty {
            matter: self.id,
            rule: step.rule,
            step: step.name.to_owned(),
            due: step.due,
            owner,
            person,
            turns_at: steps.turn().map(|(at, _)| at),
        };
        Standing::Open(crate::pause::after_pauses(duty, &dossier.firm, calendar))
    }
}
