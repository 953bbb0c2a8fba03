//! Mistakes that somebody could make in the rules, each with the place where it would be made. The tests of the duties
//! have to notice every one of them.

/// One mistake.
pub(super) struct Mutant {
    /// What would be wrong, in a few words.
    pub(super) name: &'static str,
    /// The file in `crates/practice/src`.
    pub(super) file: &'static str,
    /// The text as it is; it occurs once in the file.
    pub(super) right: &'static str,
    /// The text with the mistake.
    pub(super) wrong: &'static str,
}

const fn mutant(name: &'static str, file: &'static str, right: &'static str, wrong: &'static str) -> Mutant {
    Mutant { name, file, right, wrong }
}

/// All of them.
pub(super) const MUTANTS: &[Mutant] = &[
    mutant(
        "an answer is due a day late",
        "ask.rs",
        "calendar.plus_days(since, rhythm.answer_days)",
        "calendar.plus_days(since, rhythm.answer_days + 1)",
    ),
    mutant("a planned ask may be due on a Sunday", "ask.rs", "calendar.on_or_after(*on)", "*on"),
    mutant(
        "a promise is let go after one reminder",
        "promise.rs",
        r#"["first", "second"].get(reminded.len())"#,
        r#"["first"].get(reminded.len())"#,
    ),
    mutant(
        "one kept does not restart the days",
        "promise.rs",
        "self.kept_on.map_or(*last, |kept| kept.max(*last))",
        "*last",
    ),
    mutant(
        "reminded on the promised day itself",
        "promise.rs",
        "self.by.map(|day| calendar.after(day))",
        "self.by.map(|day| calendar.on_or_after(day))",
    ),
    mutant(
        "no thanks for agreeing",
        "promise_act.rs",
        "unthanked_since: Some(at), reminded: Vec::new()",
        "unthanked_since: Some(at).filter(|_| false), reminded: Vec::new()",
    ),
    mutant(
        "news lost when passed on",
        "referral.rs",
        "!by_source && (introduced",
        "outcome != Outcome::PassedOn && !by_source && (introduced",
    ),
    mutant(
        "told what they reported themselves",
        "referral.rs",
        "!by_source && (introduced",
        "(by_source || introduced",
    ),
    mutant(
        "tries counted from the last one",
        "referral.rs",
        "calendar.plus_working_days(first, *count)",
        "calendar.plus_working_days(last, *count)",
    ),
    mutant(
        "a conversation never goes quiet",
        "referral.rs",
        r#"["first", "second", "third"]"#,
        r#"["first", "second", "third", "third"]"#,
    ),
    mutant(
        "rest after declined ignored",
        "readiness.rs",
        "plus(*on, i32::from(rhythm.rest_after_declined))",
        "*on",
    ),
    mutant(
        "the longest rest decides, not the latest",
        "readiness.rs",
        "(on, until) > (day, end)",
        "(until, on) > (end, day)",
    ),
    mutant(
        "asked although news is due",
        "readiness.rs",
        "held.waits_to_be_told(referral).then_some(NotReady::NewsDue(matter.id))",
        "(held.waits_to_be_told(referral) && false).then_some(NotReady::NewsDue(matter.id))",
    ),
    mutant(
        "the same day until the last minute",
        "calendar.rs",
        "self.closing(day).checked_sub(1.hour())",
        "self.closing(day).checked_sub(1.minute())",
    ),
    mutant("holidays are worked", "calendar.rs", "&& !self.hours.holidays.contains(&day)", "&& (day == day)"),
    mutant(
        "an hour after close still counts",
        "calendar.rs",
        "self.closing(day).as_second() - start.as_second()",
        "self.closing(day).as_second() + 3_600 - start.as_second()",
    ),
    mutant(
        "a name in a promise has a duty of its own",
        "matter.rs",
        "|referral| referral.waits_in().is_none()",
        "|referral| referral.waits_in().is_none() || true",
    ),
    mutant(
        "somebody who wants quiet is named",
        "matter.rs",
        "if !around.reachable(person) {",
        "if false && !around.reachable(person) {",
    ),
    mutant(
        "confidence forgotten",
        "news.rs",
        "referral.is_open() && referral.hears >= Hears::InTouch",
        "referral.is_open()",
    ),
    mutant(
        "said again and again that nobody was reached",
        "news.rs",
        "news.said_not_yet |= introduced;",
        "let _ = introduced;",
    ),
    mutant(
        "no news once they were reached",
        "news.rs",
        "if !self.told_reached => {",
        "if !self.told_reached && self.told_outcome => {",
    ),
    mutant("put off, and nothing moves", "duty.rs", "Step { due: Due::on(put_off.until), ..*step }", "*step"),
    mutant(
        "the rank is upside down",
        "duty.rs",
        "(step.due.order(), step.rule.rank()) < (best.due.order(), best.rule.rank())",
        "(step.due.order(), best.rule.rank()) < (best.due.order(), step.rule.rank())",
    ),
    mutant(
        "a card goes out after the weekend",
        "occasion.rs",
        "around.calendar.on_or_before(due)",
        "around.calendar.on_or_after(due)",
    ),
    mutant(
        "a contact does not reset the touch clock",
        "desk.rs",
        "crate::relationship::touched(self, person);",
        "",
    ),
    mutant(
        "a meeting early in the morning is prepared for too late",
        "meeting.rs",
        "around.calendar.opening(day).min(self.starts)",
        "around.calendar.opening(day)",
    ),
    mutant(
        "put off, and the day that was agreed does not count",
        "duty.rs",
        "self.from.is_none_or(|day| day == step.due.on)",
        "(self.from.is_none() || step.due.on == step.due.on)",
    ),
    mutant(
        "a promise kept by others drops the name that waits in it",
        "waiting.rs",
        "if !others && !matches!(ended.state, PromiseState::Kept { .. }) {",
        "if !others {",
    ),
    mutant(
        "another who gives the same name is a case of their own",
        "introduction.rs",
        "let held = m.body.as_referral().filter(|r| r.person == person && r.is_open());",
        "let held = m.body.as_referral().filter(|r| r.person == person && r.is_open() && shares(r));",
    ),
    mutant(
        "everybody of a household in a circle is touched by themselves",
        "relationship.rs",
        "if unit.is_some_and(|unit| unit.circle.is_some() && unit.keeps_company()) {",
        "if unit.is_some_and(|unit| unit.circle.is_some() && unit.leave_alone) {",
    ),
    mutant("a meeting reaches nobody", "meeting.rs", "crate::referral_act::met(desk, *person)?;", ""),
    mutant(
        "asked on while something is to be put right",
        "complaint.rs",
        "crate::ask::stop(desk, *person, true)?;",
        "",
    ),
    mutant("an old score outweighs praise", "person.rs", "self.sign.map_or(any, |(good, _)| good)", "any"),
    mutant(
        "a dropped word settles all news",
        "duty_act.rs",
        "Rule::ThankWithNews | Rule::TellProgress => news::tell(desk, id, None),",
        "Rule::ThankWithNews | Rule::TellProgress => news::settle(desk, id),",
    ),
    mutant(
        "asked again although they did it",
        "ask_act.rs",
        ".chain(asks_of(desk, source, |ask| matches!(ask.state, AskState::NotNow { until: Some(_), .. })))",
        ".chain(Vec::new())",
    ),
];
