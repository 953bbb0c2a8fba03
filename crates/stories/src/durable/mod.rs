//! Durability, tried on the real program: processes that are killed, watched or given errors by the system, and what
//! is looked at afterwards.

pub mod acting;
pub mod kept;
pub mod place;
pub mod traced;
pub mod watch;

use serde_json::{Value, json};

/// A number from the environment, for longer runs than the usual ones.
#[allow(clippy::disallowed_methods, reason = "tests have no command line; these settings are theirs alone")]
pub fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// Whether every case is asked for (`GOODTURN_FAULTS=all`), not only a sample.
#[allow(clippy::disallowed_methods, reason = "tests have no command line; these settings are theirs alone")]
pub fn all_faults() -> bool {
    std::env::var("GOODTURN_FAULTS").is_ok_and(|it| it == "all")
}

/// Chance that can be repeated: `SplitMix64`, begun with `GOODTURN_SEED` (1 when nothing is said).
pub struct Chance(u64);

impl Chance {
    /// Begins with the seed of this run and a number of one's own.
    pub fn new(own: u64) -> Self {
        Self(setting("GOODTURN_SEED", 1) ^ own.rotate_left(32))
    }

    /// A number below `end`, which is at least 1.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (it ^ (it >> 31)) % end
    }
}

/// One line that is sent, and the key in it.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The key, unlike any other in the store; its length is the same for all, so none is the beginning of another.
    pub key: String,
    /// The line.
    pub text: String,
}

impl Sent {
    fn new(writer: &str, number: usize, mut act: Value) -> Self {
        let key = format!("{writer}-{number:05}-key");
        act["key"] = json!(key);
        Self { key, text: act.to_string() }
    }
}

/// What somebody sends line by line: a person, their promise, the introduction that keeps it, and the next person.
/// The introduction alone makes rows of eight tables, so half of one would be seen.
pub fn one_after_the_other(writer: &str, count: usize) -> Vec<Sent> {
    let act = |number: usize| {
        let label = format!("{writer}-{}", number - number % 3);
        let it = json!({"ref": label});
        match number % 3 {
            0 => json!({
                "act": "person.add", "label": label, "name": format!("Maria {writer} {number}"),
                "mail": format!("maria-{writer}-{number}@example.com"), "roles": ["past_client"],
            }),
            1 => json!({"act": "promise.make", "source": it, "count": 2}),
            _ => json!({
                "act": "referral.introduce", "sources": [it],
                "person": {"name": format!("Tom {writer} {number}")}, "effort": "wrote",
            }),
        }
    };
    (0..count).map(|number| Sent::new(writer, number, act(number))).collect()
}

/// What many send at once: people, and introductions by one source; no line needs another.
pub fn all_at_once(writer: &str, source: &str, count: usize) -> Vec<Sent> {
    let act = |number: usize| {
        if number.is_multiple_of(2) {
            json!({"act": "person.add", "name": format!("Ida {writer} {number}"), "roles": ["client"]})
        } else {
            json!({
                "act": "referral.introduce", "sources": [source],
                "person": {"name": format!("Max {writer} {number}")}, "effort": "wrote",
            })
        }
    };
    (0..count).map(|number| Sent::new(writer, number, act(number))).collect()
}
