//! Which duties an act answered: what was due, and is done now. Kept with the events, so that one can see later how many
//! duties were done on the day they were due.

use crate::calendar::Calendar;
use crate::duty::{Duty, Rule, Standing};
use crate::event::{Event, Happened};
use crate::id::MatterId;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// For each of the events the day on which the duty was due that it answers; nothing where it answers none.
///
/// A duty counts from the working day before it is due: what is noted weeks earlier is no answer to it. Put off,
/// handed over, dropped, passed by itself, or only noted, it was not done.
pub fn due_days(
    events: &[Happened],
    before: &BTreeMap<MatterId, Standing>,
    after: &BTreeMap<MatterId, Standing>,
    calendar: &Calendar,
) -> Vec<Option<Date>> {
    let mut left: Vec<&Duty> = before.values().filter_map(Standing::duty).collect();
    left.retain(|duty| {
        let now = after.get(&duty.matter).and_then(Standing::duty);
        now.is_none_or(|now| (now.rule, &now.step, now.due) != (duty.rule, &duty.step, duty.due))
    });
    events
        .iter()
        .map(|happened| {
            let place = left.iter().position(|duty| answers(happened, duty))?;
            let due = left.remove(place).due.on;
            (due <= calendar.after(happened.on)).then_some(due)
        })
        .collect()
}

/// Whether an event is the doing of a duty. A contact is what keeping in touch asks for, and names no matter.
fn answers(happened: &Happened, duty: &Duty) -> bool {
    match happened.event {
        Event::DutyNoted { .. }
        | Event::DutyPutOff { .. }
        | Event::DutyHandedOver { .. }
        | Event::DutyDropped { .. }
        | Event::OccasionPassed { .. } => false,
        Event::Touched { .. } => duty.rule == Rule::Touch && happened.people.contains(&duty.person),
        ref event => event.matter() == Some(duty.matter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duty::Due;
    use crate::id::{MemberId, PersonId, TouchId};
    use crate::rhythm::Rhythm;
    use crate::touch::{Channel, Direction};
    use jiff::civil::date;
    use uuid::Uuid;

    fn duty(matter: u128, rule: Rule, due: Date) -> Standing {
        Standing::Open(Duty {
            matter: MatterId(Uuid::from_u128(matter)),
            rule,
            step: "first".into(),
            due: Due::on(due),
            owner: MemberId(Uuid::nil()),
            person: PersonId(Uuid::from_u128(7)),
            turns_at: None,
        })
    }

    fn said(event: Event, on: Date) -> Happened {
        Happened { event, on, people: vec![PersonId(Uuid::from_u128(7))] }
    }

    #[test]
    fn what_was_due_and_is_done_keeps_its_day() {
        let calendar = Rhythm::default().calendar();
        let promise = MatterId(Uuid::from_u128(1));
        let (friday, monday) = (date(2026, 3, 20), date(2026, 3, 23));
        let reminded = said(Event::PromiseReminded { promise, time: 1 }, friday);
        let again = said(Event::PromiseKept { promise, kept: 1 }, friday);
        let before = |due| BTreeMap::from([(promise, duty(1, Rule::Remind, due))]);
        let after = BTreeMap::from([(promise, duty(1, Rule::Remind, date(2026, 4, 3)))]);
        let days = |due, events: &[Happened]| due_days(events, &before(due), &after, &calendar);
        // One duty is answered once, however much an act made happen.
        assert_eq!(days(friday, &[reminded.clone(), again]), [Some(friday), None]);
        assert_eq!(days(date(2026, 3, 2), std::slice::from_ref(&reminded)), [Some(date(2026, 3, 2))]);
        // On Friday for Monday is in good time; for Tuesday it is another thing.
        assert_eq!(days(monday, std::slice::from_ref(&reminded)), [Some(monday)]);
        assert_eq!(days(date(2026, 3, 24), std::slice::from_ref(&reminded)), [None]);
        // Put off is not done, and what stands as it stood was not answered.
        let put_off = said(Event::DutyPutOff { matter: promise, until: monday }, friday);
        assert_eq!(days(friday, &[put_off]), [None]);
        assert_eq!(due_days(&[reminded], &before(friday), &before(friday), &calendar), [None]);
    }

    #[test]
    fn a_contact_answers_keeping_in_touch_and_nothing_else() {
        let calendar = Rhythm::default().calendar();
        let friday = date(2026, 3, 20);
        let touch = TouchId(Uuid::from_u128(9));
        let touched =
            said(Event::Touched { touch, channel: Channel::Phone, direction: Direction::ToThem }, friday);
        for (rule, day) in [(Rule::Touch, Some(friday)), (Rule::Remind, None)] {
            let before = BTreeMap::from([(MatterId(Uuid::from_u128(1)), duty(1, rule, friday))]);
            assert_eq!(due_days(std::slice::from_ref(&touched), &before, &BTreeMap::new(), &calendar), [day]);
        }
    }
}
