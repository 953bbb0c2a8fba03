//! The duties a second time, slowly: written from the practice rule by rule, walking the calendar day by day and the
//! hours minute by minute. It shares with the practice the records alone, none of its reckoning; what the two agree on
//! has been thought of twice.

mod walk;

use goodturn_practice::ask::{Ask, AskState};
use goodturn_practice::complaint::{Complaint, ComplaintState};
use goodturn_practice::dossier::Dossier;
use goodturn_practice::id::{MemberId, PersonId};
use goodturn_practice::matter::{Body, Matter};
use goodturn_practice::meeting::{Meeting, MeetingState};
use goodturn_practice::news::{News, ThanksFor};
use goodturn_practice::occasion::Label;
use goodturn_practice::person::{Circle, Gone, Person, Role};
use goodturn_practice::promise::{Promise, PromiseState};
use goodturn_practice::referral::{Hears, Outcome, Referral, ReferralState};
use goodturn_practice::relationship::Relationship;
use goodturn_practice::reward::RewardState;
use goodturn_practice::rhythm::Rhythm;
use goodturn_practice::workspace::MemberRole;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use walk::{walk, walk_back};

pub use walk::Slow;

/// The rows of the table of duties in their order, which is their rank.
const RANKS: [&str; 18] = [
    "P33", "P30", "P34", "P37", "P38", "P3C", "P39", "P4E", "P44", "P46", "P4F", "P32", "P31", "P29", "P35",
    "P36", "P45", "P4G",
];

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Some time on that day.
    Day(Date),
    /// At that moment of that day.
    Moment(Date, Timestamp),
    /// On one of these days, the last included: first touches are spread, and the practice leaves open how.
    Within(Date, Date),
}

impl When {
    fn may_be(self, day: Date) -> bool {
        match self {
            When::Day(due) | When::Moment(due, _) => due == day,
            When::Within(first, last) => first <= day && day <= last,
        }
    }

    fn order(self) -> (Date, Timestamp) {
        match self {
            When::Day(day) | When::Within(_, day) => (day, Timestamp::MAX),
            When::Moment(day, at) => (day, at),
        }
    }
}

/// The one next thing to do about a matter, as the practice has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The number of the rule.
    pub rule: &'static str,
    /// Its step.
    pub step: &'static str,
    /// When.
    pub when: When,
    /// Whose it is.
    pub owner: MemberId,
    /// Whom it names.
    pub person: PersonId,
    /// From when on it is something else, or nothing.
    pub until: Option<Timestamp>,
}

type Step = (&'static str, &'static str, When);

impl Slow {
    /// What the practice asks for next about a matter, or nothing.
    pub fn next(&self, dossier: &Dossier, matter: &Matter) -> Option<Next> {
        let look = Look { slow: self, dossier, rhythm: &dossier.firm.rhythm };
        let (person, steps, until) = look.steps(&matter.body);
        // P8: no duty ever names them again. P9: nobody who died is written to.
        if !look.may_be_named(person) {
            return None;
        }
        let put_off = |(rule, step, when): Step| match &matter.put_off {
            // It was that step, due on that day, which was put off.
            Some(held)
                if held.rule.code() == rule
                    && held.step == step
                    && held.until > when.order().0
                    && held.from.is_none_or(|day| when.may_be(day)) =>
            {
                (rule, step, When::Day(held.until))
            }
            _ => (rule, step, when),
        };
        let rank = |rule: &str| RANKS.iter().position(|it| *it == rule).unwrap();
        let (rule, step, when) =
            steps.into_iter().map(put_off).min_by_key(|(rule, _, when)| (when.order(), rank(rule)))?;
        Some(Next { rule, step, when, owner: look.owner(matter, person), person, until })
    }
}

/// The name of the step that comes after so many have been done.
fn nth(names: &[&'static str], done: usize) -> &'static str {
    names.get(done).or(names.last()).copied().unwrap()
}

/// One look at one matter.
struct Look<'a> {
    slow: &'a Slow,
    dossier: &'a Dossier,
    rhythm: &'a Rhythm,
}

impl Look<'_> {
    fn person(&self, id: PersonId) -> &Person {
        &self.dossier.people[&id]
    }

    fn may_be_named(&self, id: PersonId) -> bool {
        let person = self.person(id);
        !person.leave_alone && !matches!(person.gone, Some((Gone::Died, _)))
    }

    /// The matter's, else the person's, else the workspace owner's; nobody who left or only looks on has duties.
    fn owner(&self, matter: &Matter, person: PersonId) -> MemberId {
        let members = &self.dossier.firm.members;
        let works = |id: &MemberId| {
            members.iter().any(|it| it.id == *id && it.active && it.role != MemberRole::Viewer)
        };
        let head = members.iter().find(|it| it.active && it.role == MemberRole::Owner).unwrap().id;
        match (matter.owner, self.person(person).owner) {
            (Some(own), _) => Some(own).filter(works).unwrap_or(head),
            (None, Some(theirs)) => Some(theirs).filter(works).unwrap_or(head),
            (None, None) => head,
        }
    }

    /// Whom a duty about it would name, everything that could be asked for, and until when.
    fn steps(&self, body: &Body) -> (PersonId, Vec<Step>, Option<Timestamp>) {
        match body {
            Body::Ask(held) => (held.source, self.ask(held), None),
            Body::Promise(held) => (held.source, self.promise(held), None),
            Body::Referral(held) => self.referral(held),
            Body::News(held) => (held.source, self.news(held), None),
            Body::Relationship(held) => (held.person, self.touch(held), None),
            Body::Complaint(held) => (held.person, self.complaint(held), None),
            Body::Meeting(held) => self.meeting(held),
            Body::Occasion(held) => {
                let days = self.rhythm.occasion_passes_days;
                let over = self.slow.instant(walk(held.next_on, days + 1), Time::midnight());
                let addresses = &self.person(held.person).contact.addresses;
                let by_post = addresses
                    .iter()
                    .any(|held| !(held.value.street.is_empty() && held.value.po_box.is_empty()));
                let (step, day) = match by_post {
                    true => ("card", walk_back(held.next_on, self.rhythm.card_days)),
                    false => ("mail", held.next_on),
                };
                let there = {
                    let person = self.person(held.person);
                    !person.leave_alone && person.gone.is_none()
                };
                let person = self.person(held.person);
                let in_book = match held.label {
                    Label::Birthday => person.contact.birthday.is_some(),
                    Label::Anniversary => person.contact.anniversary.is_some(),
                    Label::ClientSince => {
                        person.client_since.is_some() && person.roles.contains(&Role::Client)
                    }
                    Label::Other(_) => false,
                };
                let by_book = self.is_company(held.person) && in_book;
                let kept = !held.removed && (by_book || (held.by_hand && there));
                let step = ("P46", step, When::Day(self.slow.working_before(day)));
                (held.person, kept.then_some(step).into_iter().collect(), Some(over))
            }
            Body::Reward(held) => {
                let steps = match held.state {
                    RewardState::Due { on } => {
                        vec![("P39", "give", When::Day(self.slow.days(on, self.rhythm.reward_days)))]
                    }
                    RewardState::Given { .. } | RewardState::Waived { .. } => Vec::new(),
                };
                (held.person, steps, None)
            }
            Body::Notice(held) => {
                let day = self.slow.working_before(walk(held.named_on, self.rhythm.notice_days));
                let untold = !held.reduced && self.person(held.person).told_on.is_none();
                let step = ("P4G", "notice", When::Day(day));
                (held.person, untold.then_some(step).into_iter().collect(), None)
            }
        }
    }

    fn circle_days(&self, circle: Circle) -> u16 {
        match circle {
            Circle::A => self.rhythm.circle_a_days,
            Circle::B => self.rhythm.circle_b_days,
            Circle::C => self.rhythm.circle_c_days,
        }
    }

    /// P8, P9: who is there and wants to hear from us, and is more to us than somebody we may get to know.
    fn is_company(&self, id: PersonId) -> bool {
        let person = self.person(id);
        let close = [Role::Client, Role::PastClient, Role::Partner, Role::Source, Role::Friend];
        let known = person.circle.is_some() || close.iter().any(|role| person.roles.contains(role));
        known && !person.leave_alone && person.gone.is_none()
    }

    /// P45: once for a household or organization that is in a circle itself.
    fn touch(&self, held: &Relationship) -> Vec<Step> {
        let person = self.person(held.person);
        let when = match (person.circle, held.last_on) {
            (None, _) => None,
            (Some(circle), Some(last)) => Some(When::Day(self.slow.days(last, self.circle_days(circle)))),
            (Some(circle), None) => {
                let last = self.slow.days(held.circle_since, self.circle_days(circle));
                Some(When::Within(held.circle_since, last))
            }
        };
        let unit = person.part_of.filter(|unit| self.dossier.people.contains_key(unit));
        let by_unit = unit.is_some_and(|unit| self.is_company(unit) && self.person(unit).circle.is_some());
        let own = self.is_company(held.person) && !by_unit;
        when.filter(|_| own).map(|when| ("P45", "touch", when)).into_iter().collect()
    }

    /// P29, P4F.
    fn ask(&self, held: &Ask) -> Vec<Step> {
        let step = match &held.state {
            AskState::Planned { on, noted_on: None } => ("P29", "make", self.slow.working(*on)),
            AskState::Planned { noted_on: Some(noted), .. } => {
                ("P29", "keep_or_drop", self.slow.days(*noted, self.rhythm.planned_days))
            }
            AskState::Made { on, raised } => {
                let latest = raised.iter().chain([on]).max().unwrap();
                let step = nth(&["first", "second", "no_answer"], raised.len());
                ("P29", step, self.slow.days(*latest, self.rhythm.answer_days))
            }
            AskState::NotNow { until: Some(day), .. } => ("P4F", "ask_again", self.slow.working(*day)),
            AskState::NotNow { until: None, .. } | AskState::Answered { .. } => return Vec::new(),
        };
        vec![(step.0, step.1, When::Day(step.2))]
    }

    /// P30 for agreeing, P32.
    fn promise(&self, held: &Promise) -> Vec<Step> {
        let PromiseState::Open { unthanked_since, reminded } = &held.state else { return Vec::new() };
        let wait = self.rhythm.remind_days;
        let promised = held.by.map(|day| self.slow.next_working(day));
        let due = match (reminded.iter().max(), held.kept_on, promised) {
            (None, None, Some(day)) => day,
            (None, None, None) => self.slow.days(held.made_on, wait),
            (None, Some(kept), Some(day)) => self.slow.days(kept, wait).max(day),
            (None, Some(kept), None) => self.slow.days(kept, wait),
            (Some(last), None, _) => self.slow.days(*last, wait),
            (Some(last), Some(kept), _) => self.slow.days(*last.max(&kept), wait),
        };
        let mut steps = vec![("P32", nth(&["first", "second", "let_go"], reminded.len()), When::Day(due))];
        steps.extend(unthanked_since.map(|at| ("P30", "agreed", When::Day(self.slow.same_day(at)))));
        steps
    }

    /// P31, P33, P35.
    fn referral(&self, held: &Referral) -> (PersonId, Vec<Step>, Option<Timestamp>) {
        let (person, steps) = match &held.state {
            ReferralState::Named { waits_in: Some(_), .. } => (held.sources[0], Vec::new()),
            ReferralState::Named { on, asked, waits_in: None } => {
                let latest = asked.iter().chain([on]).max().unwrap();
                let due = self.slow.days(*latest, self.rhythm.happened_days);
                let step = nth(&["first", "second", "call"], asked.len());
                (held.sources[0], vec![("P31", step, When::Day(due))])
            }
            ReferralState::Introduced { at, tries, .. } => (held.person, vec![self.follow_up(*at, tries)]),
            ReferralState::InConversation { last_on, next_on, unanswered, .. } => {
                let due = match next_on {
                    Some(day) => self.slow.working(*day),
                    None => self.slow.days(*last_on, self.rhythm.move_days),
                };
                let step = nth(&["first", "second", "third", "went_quiet"], usize::from(*unanswered));
                (held.person, vec![("P35", step, When::Day(due))])
            }
            ReferralState::Closed { .. } => (held.person, Vec::new()),
        };
        (person, steps, None)
    }

    fn follow_up(&self, at: Timestamp, tries: &[Timestamp]) -> Step {
        let days: Vec<Date> = tries.iter().map(|at| self.slow.local(*at).0).collect();
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
            let due = self.slow.work_hours(at, self.rhythm.follow_up_hours);
            return ("P33", "try_1", When::Moment(self.slow.local(due).0, due));
        };
        match self.rhythm.tries.get(days.len() - 1) {
            // Never two tries on one day.
            Some(count) => {
                let due = self.slow.working_days(*first, *count).max(self.slow.next_working(*last));
                ("P33", nth(&["try_1", "try_2", "try_3", "try_4", "try_5"], days.len()), When::Day(due))
            }
            None => {
                let due = self.slow.working_days(*last, self.rhythm.never_reached_days);
                ("P33", "never_reached", When::Day(due))
            }
        }
    }

    /// P30, P34, P36, P37, P38, as far as the source may hear it (P93).
    fn news(&self, held: &News) -> Vec<Step> {
        let Body::Referral(referral) = &self.dossier.matters[&held.referral].body else {
            panic!("news of no referral")
        };
        // P8: a letter to the source would name the person referred.
        if held.settled || !self.may_be_named(held.about) {
            return Vec::new();
        }
        let mut steps = Vec::new();
        if let ReferralState::Closed { at, outcome, by_source, introduced, .. } = &referral.state {
            let is_news = *introduced || *outcome != Outcome::Withdrawn;
            if is_news && !by_source && !held.told_outcome && referral.hears == Hears::Outcome {
                let rule = if *outcome == Outcome::Won { "P38" } else { "P37" };
                // The outcome thanks as well.
                return vec![(rule, "outcome", When::Day(self.slow.same_day(*at)))];
            }
        }
        if let Some((thanks, since)) = held.unthanked {
            let step = match thanks {
                ThanksFor::Name => "name",
                ThanksFor::AllowedName => "allowed_name",
                ThanksFor::Introduction => "introduction",
            };
            steps.push(("P30", step, When::Day(self.slow.same_day(since))));
        }
        let open = !matches!(referral.state, ReferralState::Closed { .. });
        if referral.hears == Hears::ThanksOnly || !open {
            return steps;
        }
        let due = self.slow.days(held.last_on, self.rhythm.progress_days);
        steps.push(("P36", "progress", When::Day(due)));
        match &referral.state {
            ReferralState::Introduced { at, .. } if !held.said_not_yet => {
                let due = self.slow.days(self.slow.local(*at).0, self.rhythm.not_yet_days);
                steps.push(("P34", "not_yet", When::Day(due)));
            }
            ReferralState::InConversation { reached_at, .. } if !held.told_reached => {
                steps.push(("P34", "news", When::Day(self.slow.same_day(*reached_at))));
            }
            _ => {}
        }
        steps
    }

    /// P3C.
    fn complaint(&self, held: &Complaint) -> Vec<Step> {
        let (step, day) = match &held.state {
            ComplaintState::Raised { at } => ("call", self.slow.same_day(*at)),
            ComplaintState::Answered { next_on: Some(day), .. } => ("put_right", self.slow.working(*day)),
            ComplaintState::Answered { on, next_on: None } => {
                ("put_right", self.slow.days(*on, self.rhythm.put_right_days))
            }
            ComplaintState::PutRight { .. } | ComplaintState::NotPutRight { .. } => return Vec::new(),
        };
        vec![("P3C", step, When::Day(day))]
    }

    /// P4E until it is over, then P44.
    fn meeting(&self, held: &Meeting) -> (PersonId, Vec<Step>, Option<Timestamp>) {
        let (step, until) = match held.state {
            MeetingState::Planned { prepared: false } => {
                let day = self.slow.local(held.starts).0;
                let morning = self.slow.instant(day, self.slow.hours.opens);
                let due = if held.starts < morning { held.starts } else { morning };
                (Some(("P4E", "prepare", When::Moment(day, due))), Some(held.ends))
            }
            MeetingState::Planned { prepared: true } => {
                let day = self.slow.local(held.ends).0;
                (Some(("P44", "after", When::Moment(day, held.ends))), None)
            }
            MeetingState::Held | MeetingState::Cancelled => (None, None),
        };
        (held.people[0], step.into_iter().collect(), until)
    }
}
