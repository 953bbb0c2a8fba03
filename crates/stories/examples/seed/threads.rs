//! What is open: relationships with their birthdays, asks, promises, introductions. Each is a thread of acts by
//! members, told day by day over the last month.

use super::{Filling, Outcome, Size};
use goodturn_app::envelope::Envelope;
use goodturn_app::perform::{Done, perform_many};
use goodturn_app::words::Words;
use goodturn_practice::act::Act;
use goodturn_store::Tx;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// The days over which the threads begin.
const DAYS: usize = 30;
/// Acts in one transaction.
const AT_ONCE: usize = 250;

/// What the acts of a thread made, by the thread and the noun.
type Made = HashMap<(usize, String), Uuid>;

/// What a thread is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Thread {
    /// A client with whom we keep in touch; every second has a birthday.
    Company,
    /// An ask without an answer yet.
    Ask,
    /// A promise, thanked for.
    Promise,
    /// An introduction, reached and told: the referral and its news.
    Introduction,
}

impl Size {
    /// Shares of 20,000 open matters. 11,000 clients, each with a relationship: 6,000 of them with 3,000 birthdays,
    /// 2,000 with an ask, 2,000 with a promise, 1,000 with an introduction and its news.
    fn thread(self, nr: usize) -> Option<Thread> {
        match nr * 20_000 / self.matters.max(1) {
            0..6_000 => Some(Thread::Company),
            6_000..8_000 => Some(Thread::Ask),
            8_000..10_000 => Some(Thread::Promise),
            10_000..11_000 => Some(Thread::Introduction),
            _ => None,
        }
    }

    fn threads(self) -> usize {
        self.matters * 11_000 / 20_000
    }

    /// Whether the book knows when they were born.
    pub(crate) fn has_birthday(self, nr: usize) -> bool {
        nr.is_multiple_of(2) && self.thread(nr) == Some(Thread::Company)
    }
}

/// About how many events the threads leave.
pub(crate) fn events(size: Size) -> usize {
    size.matters * 2
}

/// When a thread begins, in days before the last one: asks are answered within days, promises kept within weeks.
fn begins(thread: Thread, nr: usize) -> usize {
    let days = match thread {
        Thread::Company => DAYS,
        Thread::Ask => 9,
        Thread::Promise => 16,
        Thread::Introduction => 17,
    };
    nr * 7_919 % days
}

/// Tells all threads.
pub(crate) async fn told(filling: &Filling<'_>) -> Outcome<()> {
    let people = book(filling).await?;
    let size = filling.size;
    let mut made = Made::new();
    for day in (0..DAYS).rev() {
        let today: Vec<(usize, Thread)> = (0..size.threads())
            .filter_map(|nr| Some((nr, size.thread(nr)?)))
            .filter(|(nr, thread)| begins(*thread, *nr) == day)
            .collect();
        for step in 0..6_i8 {
            let mut acts = Vec::new();
            let mut of = Vec::new();
            for (nr, thread) in &today {
                if let Some(act) = act(filling, &people, &made, *nr, *thread, step)? {
                    acts.push(act);
                    of.push(*nr);
                }
            }
            let at = filling.ago(i32::try_from(day + 1)?, 9 + step);
            let done = perform(filling, &acts, at).await?;
            for (nr, done) in of.into_iter().zip(done) {
                for (noun, id) in done.ids {
                    made.entry((nr, noun)).or_insert(id);
                }
            }
        }
    }
    Ok(())
}

/// The act of a thread at a step of its day.
fn act(
    filling: &Filling<'_>,
    people: &HashMap<usize, Uuid>,
    made: &Made,
    nr: usize,
    thread: Thread,
    step: i8,
) -> Outcome<Option<Value>> {
    let who = people.get(&nr).ok_or("somebody is not in the book")?;
    let of = |noun: &str| made.get(&(nr, noun.to_owned()));
    // One in a hundred introductions came in this moment, and waits for everything.
    let fresh = nr % 100 == 50;
    Ok(match (step, thread) {
        (0, Thread::Company) => {
            let circle = ["A", "B", "B", "B", "C", "C", "C", "C", "C", "C"][nr % 10];
            let mood = ["happy", "unsure"][nr % 2];
            Some(
                json!({"act": "person.sort", "person": who, "roles": ["client"], "mood": mood, "circle": circle}),
            )
        }
        (0, _) => Some(json!({"act": "person.sort", "person": who, "roles": ["client"], "mood": "happy"})),
        (1, _) => Some(json!({"act": "person.hand_over", "person": who, "to": filling.member(nr)})),
        (2, Thread::Ask | Thread::Promise) => {
            Some(json!({"act": "ask.make", "source": who, "channel": "mail"}))
        }
        (3, Thread::Promise) => {
            Some(json!({"act": "promise.make", "source": who, "plan": "On Tuesday, by mail to both"}))
        }
        (4, Thread::Promise) => Some(json!({"act": "promise.thank", "promise": of("promise")})),
        (2, Thread::Introduction) => {
            // Their friends stand behind everybody else who has a thread.
            let friend = people.get(&(nr + filling.size.threads())).ok_or("a friend is not in the book")?;
            Some(json!({"act": "referral.introduce", "sources": [who], "person": friend, "effort": "wrote"}))
        }
        (3, Thread::Introduction) if !fresh => Some(json!({"act": "news.thank", "news": of("news")})),
        (4, Thread::Introduction) if !fresh => {
            Some(json!({"act": "referral.reach", "referral": of("referral")}))
        }
        (5, Thread::Introduction) if !fresh => Some(json!({"act": "news.tell", "news": of("news")})),
        _ => None,
    })
}

/// Performs acts at a moment, as the owner.
pub(crate) async fn perform(filling: &Filling<'_>, acts: &[Value], at: Timestamp) -> Outcome<Vec<Done>> {
    let mut all = Vec::with_capacity(acts.len());
    for portion in acts.chunks(AT_ONCE) {
        let mut envelopes = Vec::with_capacity(portion.len());
        for act in portion {
            let act = Act::from_json(act.clone()).map_err(|refusal| Words::ENGLISH.refusal(&refusal))?;
            envelopes.push(Envelope {
                key: None,
                at: Some(at),
                happened_on: None,
                label: None,
                seen: None,
                act,
            });
        }
        let owner = filling.firm.owner();
        all.extend(perform_many(filling.store, filling.id(), owner, "act", envelopes).await?);
    }
    Ok(all)
}

/// Everybody's id by the number in their address.
pub(crate) async fn book(filling: &Filling<'_>) -> Outcome<HashMap<usize, Uuid>> {
    let id = filling.id();
    let keys = filling.store.read_long(id, move |tx: &mut Tx| {
        Box::pin(async move {
            let sql = "SELECT key, person_id FROM person_key WHERE workspace_id = $1 AND key >= 'person' AND key < 'persoo'";
            tx.query(sql, &[&id], |row| Ok((row.get::<String>(0)?, row.get::<Uuid>(1)?))).await
        })
    });
    let number = |key: &str| key.strip_prefix("person")?.split('@').next()?.parse::<usize>().ok();
    Ok(keys.await?.into_iter().filter_map(|(key, person)| Some((number(&key)?, person))).collect())
}
