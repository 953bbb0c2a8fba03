//! Typed ids, and the supply of fresh ones.
//!
//! An id is a UUID of version 7: it sorts by the time of its making, which keeps rows that were made together close
//! together. The time and the seed come in as values, so the same history makes the same ids.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        #[schemars(with = "String")]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self(text.parse()?))
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// One firm or one solo user.
    WorkspaceId,
    /// A user in a workspace.
    MemberId,
    /// An entry of the address book: a person, an organization or a household.
    PersonId,
    /// Anything open, or once open, between us and somebody.
    MatterId,
    /// A line on the web of who knows whom.
    TieId,
    /// An ideal client profile.
    IdealId,
    /// One contact with a person.
    TouchId,
    /// A firm's own words for a letter.
    WordingId,
    /// One import of a file.
    ImportId,
}

/// A supply of fresh ids for one act.
#[derive(Debug, Clone)]
pub struct Fresh {
    millis: u64,
    seed: u128,
    made: u32,
}

impl Fresh {
    /// A supply for an act at `at`; `seed` must differ between acts (it is drawn at the door).
    pub fn new(at: Timestamp, seed: u128) -> Self {
        Self { millis: u64::try_from(at.as_millisecond()).unwrap_or(0), seed, made: 0 }
    }

    /// The next id. Ids of one supply are in the order of their making.
    pub fn uuid(&mut self) -> Uuid {
        self.made += 1;
        // RFC 9562, version 7: 48 bits of milliseconds, then 12 bits that we count in, then 62 bits from the seed.
        let count = u128::from(self.made & 0x0fff);
        let mixed = self
            .seed
            .wrapping_add(u128::from(self.made).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835));
        let bits = (u128::from(self.millis & 0xffff_ffff_ffff) << 80)
            | (0x7 << 76)
            | (count << 64)
            | (0b10 << 62)
            | (mixed & 0x3fff_ffff_ffff_ffff);
        Uuid::from_u128(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn fresh_ids_are_version_7_in_order_and_all_different() {
        let mut fresh = Fresh::new(Timestamp::from_second(1_700_000_000).unwrap(), 42);
        let made: Vec<Uuid> = (0..4_000).map(|_| fresh.uuid()).collect();
        assert!(made.iter().all(|id| id.get_version_num() == 7));
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), 4_000);
    }
}
