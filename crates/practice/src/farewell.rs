//! Leave alone and gone: what is open with somebody who wants quiet, or who is not there any more, closes (P8, P9).

use crate::ask::Answer;
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Body, Matter};
use crate::person::{Gone, Person};
use crate::promise::PromiseState;
use crate::referral::{Outcome, Referral};
use crate::refusal::Refusal;
use crate::{ask, complaint, meeting, news, outcome, promise};

/// A wish to be left alone: open matters with them close as such, news to them is settled as not to be told.
pub(crate) fn leave_alone(desk: &mut Desk<'_>, person: PersonId) {
    for id in open_of(desk, person) {
        close(desk, id, person, "They want to be left alone.");
    }
}

/// Gone: a death closes everything; who moved away, left the firm or sold is asked and touched no more, but a promise
/// of theirs and a referral of them may still be kept.
pub(crate) fn gone(desk: &mut Desk<'_>, person: PersonId, how: Gone) {
    for id in open_of(desk, person) {
        let keeps =
            how != Gone::Died && desk.find_matter(id).is_some_and(|m| !matches!(m.body, Body::Ask(_)));
        if !keeps {
            close(desk, id, person, "They are gone.");
        }
    }
}

fn open_of(desk: &Desk<'_>, person: PersonId) -> Vec<MatterId> {
    let open = |matter: &&Matter| desk.standing(matter).duty().is_some() || !matter.stands_alone();
    desk.matters_of(person).filter(open).map(|matter| matter.id).collect()
}

/// Whether somebody else who gave the same name can be asked about it.
fn others_can_be_asked(desk: &Desk<'_>, held: &Referral, person: PersonId) -> bool {
    held.sources
        .iter()
        .any(|source| *source != person && desk.find_person(*source).is_none_or(Person::reachable))
}

/// The name came from several: the first of the others who can be asked is asked from now on.
fn step_back(desk: &mut Desk<'_>, id: MatterId, person: PersonId) -> Result<(), Refusal> {
    let quiet =
        |source: &PersonId| *source == person || !desk.find_person(*source).is_none_or(Person::reachable);
    let mut sources = desk.referral(id, "referral")?.sources.clone();
    sources.sort_by_key(quiet);
    desk.referral_mut(id, "referral")?.sources = sources;
    Ok(())
}

/// Closes one matter as far as the person is the one it is about; a refusal means that it was closed on the way.
fn close(desk: &mut Desk<'_>, id: MatterId, person: PersonId, why: &str) {
    let Some(body) = desk.find_matter(id).map(|matter| matter.body.clone()) else { return };
    let on = desk.on();
    let others = body.as_referral().is_some_and(|held| others_can_be_asked(desk, held, person));
    let closed = match body {
        Body::Ask(held) if held.source == person => {
            ask::answer(desk, id, Answer::Withdrawn { reason: why.to_owned() })
        }
        Body::Promise(held) if held.source == person && held.is_open() => {
            promise::end(desk, id, PromiseState::Withdrawn { on }, Event::PromiseWithdrawn { promise: id })
        }
        Body::Referral(held) if held.is_open() && (held.person == person || (held.is_named() && !others)) => {
            outcome::close(desk, id, Outcome::Withdrawn, why, false, None)
        }
        Body::Referral(held) if held.is_named() => step_back(desk, id, person),
        Body::News(held) if (held.source == person || held.about == person) && !held.settled => {
            news::settle(desk, id)
        }
        Body::Complaint(held) if held.person == person => complaint::end(desk, id, false),
        Body::Meeting(held) if held.people.contains(&person) => meeting::without(desk, id, person),
        // The others read the wish itself: a relationship, an occasion, a reward and a notice of somebody who is not
        // to be reached are settled.
        _ => Ok(()),
    };
    // What was closed as a part of something else on this way is closed as it should be.
    drop(closed);
}
