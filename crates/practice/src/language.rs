//! The languages in which Goodturn speaks: to its members, and in letters.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language with a complete set of words and letters.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// German.
    #[serde(rename = "de")]
    De,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::En, Self::De];

    /// The word of the store, of the contract and of the attribute `lang`: the primary subtag of BCP 47.
    pub fn word(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// Its name in itself, as somebody who reads nothing else finds it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
        }
    }

    /// The language of a tag as browsers and address books write it (`de`, `de-AT`, `EN_us`), if it is one of ours.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.iter().copied().find(|one| one.word() == primary)
    }

    /// The first of ours in a browser's `Accept-Language`, by the order in which they stand there; English without.
    pub fn accepted(header: &str) -> Self {
        header.split(',').filter_map(|part| part.split(';').next()).find_map(Self::of_tag).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_they_come() {
        assert_eq!(Language::of_tag("de-AT"), Some(Language::De));
        assert_eq!(Language::of_tag("EN_us"), Some(Language::En));
        assert_eq!(Language::of_tag("den"), None);
        assert_eq!(Language::accepted("fr-FR, de;q=0.8, en;q=0.5"), Language::De);
        assert_eq!(Language::accepted(""), Language::En);
    }
}
