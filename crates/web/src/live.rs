//! Live: an open Today hears that something changed, whoever changed it and through which door, and follows.
//!
//! A page asks `GET /live?seq=N` and is answered as soon as the workspace's last act is another than N, or after some
//! time with what it knew. One watch looks at a workspace however many pages wait, and it ends with the last of them.
//! Many may wait, but not without end: whoever finds no room is asked to come again later, and so is everybody when the
//! program ends.

use crate::answer::{Answer, Trouble};
use crate::house::House;
use crate::visit::Visit;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use goodturn_app::looks::person::firm;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// How long a page waits for a change before it asks again: shorter than what servers in between allow.
const LONGEST: Duration = Duration::from_secs(25);
/// How often a workspace that somebody looks at is looked up. Acts through this program are told at once.
const EVERY: Duration = Duration::from_secs(2);
/// How many pages may wait: of one user, and in all.
const OF_ONE: usize = 6;
const OF_ALL: usize = 4000;

/// Who waits for what.
#[derive(Default)]
struct Waiting {
    watches: HashMap<Uuid, watch::Sender<i64>>,
    of_user: HashMap<Uuid, usize>,
    all: usize,
}

/// Everybody who waits for something to change.
#[derive(Clone)]
pub(crate) struct Live {
    waiting: Arc<Mutex<Waiting>>,
    open: watch::Sender<bool>,
}

impl Live {
    pub(crate) fn new() -> Self {
        Self { waiting: Arc::default(), open: watch::Sender::new(true) }
    }

    /// Lets everybody go who waits: the program ends.
    pub(crate) fn close(&self) {
        self.open.send_replace(false);
    }

    /// An act was done through this program.
    pub(crate) fn tell(&self, workspace: Uuid, seq: i64) {
        let Ok(waiting) = self.waiting.lock() else { return };
        if let Some(watch) = waiting.watches.get(&workspace) {
            watch.send_if_modified(|known| std::mem::replace(known, seq.max(*known)) < seq);
        }
    }

    /// A place to wait at, if there is room; given back when dropped. The second says whether nobody watches yet.
    fn place(&self, workspace: Uuid, user: Uuid, seq: i64) -> Option<(Place, bool)> {
        let mut waiting = self.waiting.lock().ok()?;
        let mine = waiting.of_user.get(&user).copied().unwrap_or_default();
        if mine >= OF_ONE || waiting.all >= OF_ALL {
            return None;
        }
        waiting.all += 1;
        waiting.of_user.insert(user, mine + 1);
        let first = !waiting.watches.contains_key(&workspace);
        let watch = waiting.watches.entry(workspace).or_insert_with(|| watch::Sender::new(seq));
        // Whoever comes may know more than the last look found; then it is not news to wait for.
        watch.send_if_modified(|known| std::mem::replace(known, seq.max(*known)) < seq);
        let watch = watch.subscribe();
        Some((Place { waiting: Arc::downgrade(&self.waiting), user, watch }, first))
    }
}

/// A place at which a page waits.
struct Place {
    waiting: Weak<Mutex<Waiting>>,
    user: Uuid,
    watch: watch::Receiver<i64>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(all) = self.waiting.upgrade() else { return };
        let Ok(mut waiting) = all.lock() else { return };
        waiting.all -= 1;
        if let Some(mine) = waiting.of_user.get_mut(&self.user) {
            *mine -= 1;
            if *mine == 0 {
                waiting.of_user.remove(&self.user);
            }
        }
    }
}

/// Looks a workspace up again and again, for as long as somebody waits.
async fn look(house: House, workspace: Uuid) {
    loop {
        tokio::time::sleep(EVERY).await;
        // A store that cannot be read just now is asked again; pages find out by themselves.
        let seq = firm(&house.store, workspace).await.ok().flatten().map(|(_, _, seq, _)| seq);
        if let Some(seq) = seq {
            house.live.tell(workspace, seq);
        }
        let Ok(mut waiting) = house.live.waiting.lock() else { return };
        if waiting.watches.get(&workspace).is_none_or(|watch| watch.receiver_count() == 0) {
            waiting.watches.remove(&workspace);
            return;
        }
    }
}

/// What a page knows.
#[derive(Debug, Deserialize)]
pub(crate) struct Known {
    /// The last act that is on it; a page that names none is answered at once.
    #[serde(default)]
    seq: i64,
}

/// `GET /live`: the number of the last act, once it is another than the page knows.
pub(crate) async fn live(State(house): State<House>, visit: Visit, Query(known): Query<Known>) -> Answer {
    if visit.seq != known.seq {
        return Ok(said(visit.seq));
    }
    let Some((mut place, first)) = house.live.place(visit.workspace, visit.user, visit.seq) else {
        return Err(Trouble::Busy);
    };
    if first {
        tokio::spawn(look(house.clone(), visit.workspace));
    }
    let mut open = house.live.open.subscribe();
    tokio::select! {
        _ = tokio::time::timeout(LONGEST, place.watch.wait_for(|seq| *seq != known.seq)) => {}
        _ = open.wait_for(|open| !*open) => {}
    }
    let seq = *place.watch.borrow();
    Ok(said(seq))
}

fn said(seq: i64) -> axum::response::Response {
    let body = format!("{{\"seq\":{seq}}}");
    (StatusCode::OK, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops at the first thing that goes wrong")]

    use super::*;

    #[test]
    fn nobody_waits_without_end_and_places_are_given_back() {
        let live = Live::new();
        let (workspace, user) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let places: Vec<_> = (0..OF_ONE).map(|_| live.place(workspace, user, 7).unwrap()).collect();
        assert!(places[0].1 && !places[1].1, "one watch for all");
        assert!(live.place(workspace, user, 7).is_none());
        assert!(live.place(workspace, Uuid::from_u128(3), 7).is_some());
        drop(places);
        assert!(live.place(workspace, user, 7).is_some());
    }

    #[test]
    fn whoever_comes_with_newer_knowledge_waits_for_what_comes_after_it() {
        let live = Live::new();
        let (early, _) = live.place(Uuid::from_u128(1), Uuid::from_u128(2), 1).unwrap();
        let (late, _) = live.place(Uuid::from_u128(1), Uuid::from_u128(2), 3).unwrap();
        assert_eq!((*early.watch.borrow(), *late.watch.borrow()), (3, 3));
    }

    #[test]
    fn what_is_told_late_does_not_turn_time_back() {
        let live = Live::new();
        let (place, _) = live.place(Uuid::from_u128(1), Uuid::from_u128(2), 7).unwrap();
        live.tell(Uuid::from_u128(1), 9);
        live.tell(Uuid::from_u128(1), 8);
        assert_eq!(*place.watch.borrow(), 9);
    }
}
