//! Everything that can have happened. Events hold ids and choices, no words about people: words sit in rows that
//! belong to a person, so that erasing somebody can be complete.

use crate::id::{IdealId, MatterId, MemberId, PersonId, TieId, TouchId, WordingId};
use crate::language::Language;
use crate::person::{Circle, Gone};
use crate::referral::{Effort, Hears, Outcome, Quality};
use crate::tie::Strength;
use crate::touch::{Channel, Direction};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::any::Any;

/// One event with the day it happened on and the people it happened to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Happened {
    /// What.
    #[serde(flatten)]
    pub event: Event,
    /// The local day on which it happened (not the one on which it was noted).
    #[schemars(with = "String")]
    pub on: Date,
    /// To whom.
    pub people: Vec<PersonId>,
}

macro_rules! events {
    ($( $(#[$doc:meta])* $word:literal $variant:ident $({ $($field:ident : $kind:ty $(as $schema:literal)?),* $(,)? })? ),+ $(,)?) => {
        /// What happened.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "event")]
        #[allow(missing_docs, reason = "the fields of events are ids and choices named like their types")]
        pub enum Event { $( $(#[$doc])* #[serde(rename = $word)] $variant $({ $( $(#[schemars(with = $schema)])? $field: $kind),* })? ),+ }

        impl Event {
            /// The names of all events on the wire.
            pub const NAMES: &'static [&'static str] = &[$($word),+];

            /// The name on the wire.
            pub fn name(&self) -> &'static str {
                match self { $( Event::$variant $({ $($field: _),* })? => $word ),+ }
            }

            /// The matter that it is about, where it is about one.
            pub fn matter(&self) -> Option<MatterId> {
                match self { $( Event::$variant $({ $($field),* })? => {
                    let facts: &[&dyn Any] = &[$($($field),*)?];
                    facts.iter().find_map(|fact| fact.downcast_ref()).copied()
                } ),+ }
            }
        }
    };
}

events! {
    /// Somebody was taken into the address book.
    "person.added" PersonAdded,
    /// An entry was put right.
    "person.edited" PersonEdited,
    /// An import brought new things about somebody.
    "person.updated" PersonUpdated,
    /// Somebody was sorted.
    "person.sorted" PersonSorted,
    /// A circle was chosen.
    "person.circle_chosen" CircleChosen { circle: Option<Circle> },
    /// They said how satisfied they are.
    "person.satisfaction_noted" SatisfactionNoted { score: u8 },
    /// They said something nice.
    "person.praised" PraiseNoted,
    /// Could ask, or no longer.
    "person.could_ask_noted" CouldAskNoted { could_ask: bool },
    /// Do not ask, or no longer.
    "person.do_not_ask_noted" DoNotAskNoted { do_not_ask: bool },
    /// Leave alone, or no longer.
    "person.leave_alone_noted" LeaveAloneNoted { leave_alone: bool },
    /// Gone.
    "person.gone" GoneNoted { how: Gone },
    /// The language of letters to them was chosen.
    "person.language_chosen" PersonLanguageChosen { language: Option<Language> },
    /// Handed to a member.
    "person.handed_over" PersonHandedOver { to: MemberId },
    /// The proposal to ask them was put off.
    "person.ask_put_off" AskPutOff { until: Date as "String" },
    /// The proposal to ask them was dropped for a season.
    "person.ask_dropped" AskDropped { until: Date as "String" },
    /// A tie was noted.
    "tie.noted" TieNoted { tie: TieId, strength: Strength },
    /// A tie was taken away.
    "tie.removed" TieRemoved { tie: TieId },
    /// A letter was said in the firm's own words.
    "wording.edited" WordingEdited { wording: WordingId },
    /// A letter is said again as it came with the program.
    "wording.restored" WordingRestored { wording: WordingId },
    /// An ideal was described.
    "ideal.described" IdealDescribed { ideal: IdealId },
    /// An ideal is no longer looked for.
    "ideal.retired" IdealRetired { ideal: IdealId },
    /// An ask was planned.
    "ask.planned" AskPlanned { ask: MatterId },
    /// An ask was made.
    "ask.made" AskMade { ask: MatterId },
    /// An ask was brought to mind.
    "ask.raised_again" AskRaisedAgain { ask: MatterId },
    /// They agreed.
    "ask.promised" AskPromised { ask: MatterId },
    /// They gave a name, an introduction or the use of their name on the spot.
    "ask.answered_on_the_spot" AskAnsweredOnTheSpot { ask: MatterId },
    /// Not now.
    "ask.not_now" AskNotNow { ask: MatterId, until: Option<Date> as "Option<String>" },
    /// Declined.
    "ask.declined" AskDeclined { ask: MatterId },
    /// No answer came.
    "ask.no_answer" AskNoAnswer { ask: MatterId },
    /// It was not made, or taken back.
    "ask.withdrawn" AskWithdrawn { ask: MatterId },
    /// A promise was made.
    "promise.made" PromiseMade { promise: MatterId, count: u16 },
    /// What they promised was put right.
    "promise.edited" PromiseEdited { promise: MatterId, count: u16 },
    /// A name was given to a promise.
    "promise.named" PromiseNamed { promise: MatterId, person: PersonId },
    /// We thanked for agreeing.
    "promise.thanked" PromiseThanked { promise: MatterId },
    /// We brought it to mind.
    "promise.reminded" PromiseReminded { promise: MatterId, time: u8 },
    /// One of it was kept.
    "promise.kept" PromiseKept { promise: MatterId, kept: u16 },
    /// All of it was kept.
    "promise.kept_in_full" PromiseKeptInFull { promise: MatterId },
    /// We let it go.
    "promise.let_go" PromiseLetGo { promise: MatterId },
    /// They took it back.
    "promise.withdrawn" PromiseWithdrawn { promise: MatterId },
    /// A person was named to us.
    "referral.named" ReferralNamed { referral: MatterId, effort: Effort },
    /// An introduction was made.
    "referral.introduced" ReferralIntroduced { referral: MatterId, effort: Effort },
    /// We may use the source's name.
    "referral.name_allowed" ReferralNameAllowed { referral: MatterId },
    /// We asked the source whether it happened.
    "referral.asked_after" ReferralAskedAfter { referral: MatterId },
    /// We tried to reach the person.
    "referral.tried" ReferralTried { referral: MatterId, time: u8, channel: Channel },
    /// We reached the person.
    "referral.reached" ReferralReached { referral: MatterId },
    /// A conversation went on.
    "referral.moved" ReferralMoved { referral: MatterId, answered: bool },
    /// What kind of referral it was.
    "referral.judged" ReferralJudged { referral: MatterId, quality: Quality },
    /// What the source may hear was settled.
    "referral.hears_set" HearsSet { referral: MatterId, hears: Hears },
    /// The outcome.
    "referral.closed" ReferralClosed { referral: MatterId, outcome: Outcome },
    /// A source was thanked.
    "news.thanked" NewsThanked { news: MatterId },
    /// A source was told how it stands.
    "news.told" NewsTold { news: MatterId },
    /// A source was told the outcome.
    "news.outcome_told" OutcomeTold { news: MatterId },
    /// A source is not to be told.
    "news.settled" NewsSettled { news: MatterId },
    /// A contact.
    "touch.noted" Touched { touch: TouchId, channel: Channel, direction: Direction },
    /// A remark.
    "touch.remarked" Remarked,
    /// This touch was left out.
    "touch.skipped" TouchSkipped,
    /// A complaint came.
    "complaint.raised" ComplaintRaised { complaint: MatterId },
    /// We called about it.
    "complaint.answered" ComplaintAnswered { complaint: MatterId },
    /// It was put right.
    "complaint.put_right" ComplaintPutRight { complaint: MatterId },
    /// It could not be put right.
    "complaint.not_put_right" ComplaintNotPutRight { complaint: MatterId },
    /// A meeting was planned.
    "meeting.planned" MeetingPlanned { meeting: MatterId },
    /// We prepared for it.
    "meeting.prepared" MeetingPrepared { meeting: MatterId },
    /// It took place.
    "meeting.held" MeetingHeld { meeting: MatterId },
    /// It did not take place.
    "meeting.cancelled" MeetingCancelled { meeting: MatterId },
    /// A date was noted.
    "occasion.noted" OccasionNoted { occasion: MatterId },
    /// We congratulated.
    "occasion.kept" OccasionKept { occasion: MatterId, year: i16 },
    /// It passed.
    "occasion.passed" OccasionPassed { occasion: MatterId, year: i16 },
    /// It is no longer kept.
    "occasion.removed" OccasionRemoved { occasion: MatterId },
    /// A reward was noted.
    "reward.noted" RewardNoted { reward: MatterId },
    /// A reward was given.
    "reward.given" RewardGiven { reward: MatterId },
    /// A reward was waived.
    "reward.waived" RewardWaived { reward: MatterId },
    /// They were told that we hold data of them.
    "notice.told" NoticeTold { notice: MatterId },
    /// What we held was reduced to the name of the source.
    "notice.reduced" NoticeReduced { notice: MatterId },
    /// A duty was noted: something else happened.
    "duty.noted" DutyNoted { matter: MatterId },
    /// A duty was put off.
    "duty.put_off" DutyPutOff { matter: MatterId, until: Date as "String" },
    /// A duty was handed to a member.
    "duty.handed_over" DutyHandedOver { matter: MatterId, to: MemberId },
    /// A duty was dropped.
    "duty.dropped" DutyDropped { matter: MatterId },
    /// The firm described itself.
    "firm.described" FirmDescribed,
    /// A member, or the firm, rests for a time.
    "pause.begun" PauseBegun { member: Option<MemberId> },
    /// A pause ended before its time.
    "pause.ended" PauseEnded { member: Option<MemberId> },
    /// A member chose the language of their pages.
    "member.language_chosen" LanguageChosen { member: MemberId },
    /// The rhythm was set.
    "rhythm.set" RhythmSet,
    /// An earlier act was undone.
    "act.undone" Undone { seq: i64 },
    /// A member came.
    "member.added" MemberAdded { member: MemberId },
    /// A member left.
    "member.left" MemberLeft { member: MemberId, to: MemberId },
}
