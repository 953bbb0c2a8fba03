//! Wordings: the words of a letter as a firm says them itself, in the place of those that came with the program.
//!
//! Which letters there are, and which fields their words may name, is known where letters are written; here a wording is
//! text, kept under the letter, channel, tone and language it is for. There is at most one for each.

use crate::act::acts;
use crate::desk::Desk;
use crate::event::Event;
use crate::id::WordingId;
use crate::language::Language;
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::Channel;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The longest body, in characters: some four pages.
pub const LONGEST_BODY: usize = 12_000;
/// The longest subject, in characters, before its fields are filled in.
pub const LONGEST_SUBJECT: usize = 400;

/// The space of names in which the ids of wordings are made.
const SPACE: Uuid = Uuid::from_u128(0x3f4e_0c1b_7d52_5a6e_9b0d_6f2a_51c8_e743);

/// How we speak to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// By their given name.
    Familiar,
    /// By title and family name, or the whole name.
    Formal,
}

impl Tone {
    /// Both, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::Familiar, Self::Formal];

    /// The word of the command line and the contract.
    pub fn word(self) -> &'static str {
        match self {
            Self::Familiar => "familiar",
            Self::Formal => "formal",
        }
    }
}

impl std::str::FromStr for Tone {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|one| one.word() == text).ok_or(())
    }
}

/// Which words: those of one letter, for one channel and tone, in one language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The letter, by the code of its rule and its step: `P30_agreed`.
    pub letter: String,
    /// By which way it goes.
    pub channel: Channel,
    /// How the reader is spoken to.
    pub tone: Tone,
    /// In which language.
    pub language: Language,
}

impl Place {
    /// The id of the wording for this place, the same in every workspace.
    pub fn id(&self) -> WordingId {
        let name = serde_json::to_vec(self).unwrap_or_default();
        WordingId(Uuid::new_v5(&SPACE, &name))
    }
}

/// A firm's own words for a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// What they are for.
    pub place: Place,
    /// The subject of a mail; empty for every other channel.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// The words, with fields in double braces.
    pub body: String,
}

acts! {
    /// A firm's own words for letters.
    WordingAct {
        /// Say a letter in one's own words.
        "wording.edit" Edit {
            /// Which letter.
            letter: String,
            /// By which way it goes.
            channel: Channel,
            /// How the reader is spoken to.
            tone: Tone,
            /// In which language.
            language: Language,
            /// The subject of a mail.
            #[serde(default)] subject: String,
            /// The words, with fields in double braces.
            body: String,
        },
        /// Go back to the words that came with the program.
        "wording.restore" Restore {
            /// Which letter.
            letter: String,
            /// By which way it goes.
            channel: Channel,
            /// How the reader is spoken to.
            tone: Tone,
            /// In which language.
            language: Language,
        },
    }
}

impl WordingAct {
    /// Which words it is about.
    pub fn place(&self) -> Place {
        let (WordingAct::Edit { letter, channel, tone, language, .. }
        | WordingAct::Restore { letter, channel, tone, language }) = self;
        Place { letter: letter.clone(), channel: *channel, tone: *tone, language: *language }
    }

    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        let place = self.place();
        let id = place.id();
        match self {
            WordingAct::Edit { subject, body, .. } => {
                let wording = Wording { subject: subject.trim().to_owned(), body: plain(body), place };
                check(&wording)?;
                desk.put_wording(wording);
                desk.happened(Event::WordingEdited { wording: id }, &[]);
            }
            WordingAct::Restore { .. } => {
                if !desk.remove_wording(id) {
                    return Err(Refusal::value("letter", say("refusal-wording-as-it-came")));
                }
                desk.happened(Event::WordingRestored { wording: id }, &[]);
            }
        }
        Ok(())
    }
}

/// Lines end as they do everywhere here, whatever a browser makes of them.
fn plain(body: &str) -> String {
    body.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

fn check(wording: &Wording) -> Result<(), Refusal> {
    if wording.body.is_empty() {
        return Err(Refusal::value("body", say("refusal-wording-empty")));
    }
    let is_mail = wording.place.channel == Channel::Mail;
    if is_mail && wording.subject.is_empty() {
        return Err(Refusal::value("subject", say("refusal-wording-subject")));
    }
    if !is_mail && !wording.subject.is_empty() {
        return Err(Refusal::value("subject", say("refusal-wording-no-subject")));
    }
    if wording.subject.contains(['\n', '\r']) {
        return Err(Refusal::value("subject", say("refusal-wording-subject-line")));
    }
    let long = |text: &str, most: usize| text.chars().count() > most;
    if long(&wording.body, LONGEST_BODY) || long(&wording.subject, LONGEST_SUBJECT) {
        return Err(Refusal::value(
            "body",
            say("refusal-wording-long").with("most", LONGEST_BODY.to_string()),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_an_id_of_its_own_that_stays() {
        let place = |tone, language| Place {
            letter: "P30_agreed".to_owned(),
            channel: Channel::Mail,
            tone,
            language,
        };
        let formal = place(Tone::Formal, Language::En);
        assert_eq!(formal.id(), formal.id());
        assert_ne!(formal.id(), place(Tone::Familiar, Language::En).id());
        assert_ne!(formal.id(), place(Tone::Formal, Language::De).id());
        // What is kept stays where it is found.
        assert_eq!(formal.id().to_string(), "5ed1baac-c49b-5630-be41-17e3b0e80fbf");
    }
}
