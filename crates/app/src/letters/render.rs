//! From a text and its facts to a letter: strict (an unknown field is an error), with fuel, without includes.

use super::facts::Facts;
use super::names::shortened;
use super::{Channel, Tone};
use goodturn_practice::language::Language;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use std::sync::LazyLock;

/// The longest subject, in characters: what mail programs show on one line.
pub(super) const LONGEST_SUBJECT: usize = 78;

/// How the first line of a mail begins, in the texts of every language.
const SUBJECT: &str = "Subject:";

/// The line between the familiar and the formal wording of one text.
const FORMAL: &str = "----- formal";

macro_rules! texts {
    ($($key:literal: $($channel:ident)+;)+) => {
        /// All texts: key, channel, language, words.
        const TEXTS: &[(&str, Channel, Language, &str)] = &[$($(
            ($key, channel!($channel), Language::En, include_str!(concat!("texts/en/", $key, ".", stringify!($channel), ".txt"))),
            ($key, channel!($channel), Language::De, include_str!(concat!("texts/de/", $key, ".", stringify!($channel), ".txt"))),
        )+)+];
    };
}

macro_rules! channel {
    (mail) => {
        Channel::Mail
    };
    (message) => {
        Channel::Message
    };
    (phone) => {
        Channel::Phone
    };
    (card) => {
        Channel::Card
    };
}

texts! {
    "P33_try_1": mail message phone;
    "P33_try_2": mail message phone;
    "P33_try_3": mail message phone;
    "P33_try_4": mail message phone;
    "P33_try_5": mail message phone;
    "P30_agreed": mail message phone card;
    "P30_name": mail message phone card;
    "P30_allowed_name": mail message phone card;
    "P30_introduction": mail message phone card;
    "P34_not_yet": mail message phone;
    "P34_news": mail message phone card;
    "P37_outcome": mail message phone card;
    "P38_outcome": mail message phone card;
    "P3C_call": mail message phone;
    "P3C_put_right": mail message phone;
    "P39_give": mail message phone card;
    "P39_give_friend": mail message phone card;
    "P4E_prepare": mail message phone;
    "P44_after": mail message phone card;
    "P46_birthday": mail message phone card;
    "P46_anniversary": mail message phone card;
    "P46_client_since": mail message phone card;
    "P46_other": mail message phone card;
    "P4F_ask_again": mail message phone;
    "P32_first": mail message phone;
    "P32_second": mail message phone;
    "P31_first": mail message phone;
    "P31_second": mail message phone;
    "P31_call": mail message phone;
    "P43_ask": mail message phone;
    "P29_first": mail message phone;
    "P29_second": mail message phone;
    "P35_first": mail message phone;
    "P35_second": mail message phone;
    "P35_third": mail message phone;
    "P36_progress": mail message phone;
    "P45_touch": mail message phone card;
    "P4G_notice": mail message phone;
    "P9_family": mail card;
}

/// The texts as they are shipped, read once.
static SHIPPED: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut all = environment();
    for (key, channel, language, text) in TEXTS {
        let (familiar, formal) = tones(text);
        for (tone, words) in [(Tone::Familiar, familiar), (Tone::Formal, formal)] {
            // A text that cannot be read has no letter; the tests read every one.
            drop(all.add_template_owned(place(key, *channel, tone, *language), words));
        }
    }
    all
});

/// How the texts are found.
fn place(key: &str, channel: Channel, tone: Tone, language: Language) -> String {
    format!("{key}.{}.{}.{}", channel.word(), tone.word(), language.word())
}

/// Familiar and formal wording of one text; where it has no line between them it serves for both.
fn tones(text: &str) -> (&str, &str) {
    match text.split_once(FORMAL) {
        Some((familiar, formal)) => (familiar.trim(), formal.trim()),
        None => (text.trim(), text.trim()),
    }
}

/// Strict, without includes (there is no loader), and with fuel, so that no text runs for long.
pub(super) fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(20_000));
    environment.add_filter("start", start);
    environment
}

/// The same words with a capital at their beginning.
fn start(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// The channels for which there is a text.
pub(super) fn channels(key: &str) -> Vec<Channel> {
    let of_one = |held: &&(&str, Channel, Language, &str)| held.0 == key && held.2 == Language::En;
    TEXTS.iter().filter(of_one).map(|(_, channel, ..)| *channel).collect()
}

/// All texts by key, channel and language.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Channel, Language, &'static str)> {
    TEXTS.iter().copied()
}

/// Subject and body of a shipped text.
///
/// # Errors
/// Says what is wrong with the text: an unknown field, a mark that does not close, too much work.
pub(super) fn shipped(
    key: &str,
    channel: Channel,
    tone: Tone,
    language: Language,
    facts: &Facts,
) -> Result<(Option<String>, String), minijinja::Error> {
    let words = SHIPPED.get_template(&place(key, channel, tone, language))?.render(context(facts))?;
    Ok(parted(&words, channel))
}

/// A shipped text as it is written.
pub(super) fn shipped_text(
    key: &str,
    channel: Channel,
    tone: Tone,
    language: Language,
) -> Option<&'static str> {
    let (.., text) = TEXTS.iter().find(|held| (held.0, held.1, held.2) == (key, channel, language))?;
    let (familiar, formal) = tones(text);
    Some(if tone == Tone::Formal { formal } else { familiar })
}

fn context(facts: &Facts) -> Value {
    Value::from(Serde(facts))
}

/// The subject of the first line, if there is one, and the body: no spaces at the end of a line, no two empty lines
/// after another.
pub(super) fn parted(words: &str, channel: Channel) -> (Option<String>, String) {
    let words = words.trim();
    // Somebody's name may begin like a subject: only the text itself says whether it has one.
    let (subject, body) = match words.strip_prefix(SUBJECT) {
        Some(rest) if channel == Channel::Mail => {
            let (subject, body) = rest.split_once('\n').unwrap_or((rest, ""));
            (Some(shortened(subject.trim(), LONGEST_SUBJECT)), body)
        }
        _ => (None, words),
    };
    let mut lines: Vec<&str> = Vec::new();
    for line in body.lines().map(str::trim) {
        let doubled = line.is_empty() && lines.last().is_none_or(|last| last.is_empty());
        if !doubled {
            lines.push(line);
        }
    }
    let body = lines.join("\n").trim_end().to_owned();
    // Points for a call are a list.
    (subject, if channel == Channel::Phone { body.replace("\n\n", "\n") } else { body })
}
