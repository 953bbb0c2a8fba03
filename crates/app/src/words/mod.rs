//! The words of pages, in every language: Fluent files under `words/`, one folder a language, one file a part of the
//! program. A key is the same in all of them; what a key says in a language, and how its plurals go, that file alone
//! knows. Letters have files of their own ([`crate::letters`]).

mod days;
mod refusals;
#[cfg(test)]
mod tests;

pub use fluent_bundle::FluentValue as Arg;
pub use goodturn_practice::language::Language;
pub use refusals::Refused;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The languages that pages speak throughout and are offered to choose from; whoever wishes for another is spoken to in
/// the first.
pub const OFFERED: &[Language] = &[Language::En, Language::De];

macro_rules! files {
    ($($name:literal)+) => {
        /// The files of a language: name and content.
        fn files(language: Language) -> &'static [(&'static str, &'static str)] {
            match language {
                Language::En => &[$(($name, include_str!(concat!("../../words/en/", $name, ".ftl")))),+],
                Language::De => &[$(($name, include_str!(concat!("../../words/de/", $name, ".ftl")))),+],
            }
        }
    };
}

files! {
    "days" "frame" "today" "capture" "people" "person" "matters" "referrals" "sort" "running" "book" "meetings" "ask"
    "write" "settings" "history" "door" "verbs" "reasons" "events" "refusals" "letters" "wordings" "pictures"
    "guide"
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<(Language, Bundle)>> =
    LazyLock::new(|| Language::ALL.iter().map(|one| (*one, bundle(*one))).collect());

fn bundle(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.word().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Pages set the direction of what people typed themselves; marks in the middle of words would be copied along.
    bundle.set_use_isolating(false);
    for (_, text) in files(language) {
        // A line that cannot be read leaves the others as they are; the tests read every one.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(whole, _)| whole);
        drop(bundle.add_resource(resource));
    }
    bundle
}

/// The words of one language. Small, and handed to whatever speaks to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words(Language);

impl Words {
    /// English, as scripts and the command line read it.
    pub const ENGLISH: Self = Self(Language::En);

    /// The words of a language.
    pub fn of(language: Language) -> Self {
        Self(language)
    }

    /// The words of a language if it is offered, else those of the first that is.
    pub fn offered(language: Language) -> Self {
        Self(if OFFERED.contains(&language) { language } else { OFFERED[0] })
    }

    /// Which language it is.
    pub fn language(self) -> Language {
        self.0
    }

    /// Whether there are words of that key.
    pub fn knows(self, key: &str) -> bool {
        BUNDLES.iter().any(|(language, bundle)| *language == self.0 && bundle.get_message(key).is_some())
    }

    /// The words of a key, as they are. A key that is unknown comes back as it is; the tests know them all.
    pub fn say(self, key: &str) -> String {
        self.formatted(key, None)
    }

    /// The words of a key with what belongs into them: names, numbers (by which plurals go), other words.
    pub fn tell<'a>(self, key: &str, with: impl IntoIterator<Item = (&'static str, Arg<'a>)>) -> String {
        let mut args: FluentArgs<'a> = FluentArgs::new();
        for (name, value) in with {
            args.set(name, value);
        }
        self.formatted(key, Some(&args))
    }

    /// [`Words::tell`] with one thing.
    pub fn tell1<'a>(self, key: &str, name: &'static str, value: impl Into<Arg<'a>>) -> String {
        self.tell(key, [(name, value.into())])
    }

    /// [`Words::tell`] with two things.
    pub fn tell2<'a>(
        self,
        key: &str,
        first: (&'static str, impl Into<Arg<'a>>),
        second: (&'static str, impl Into<Arg<'a>>),
    ) -> String {
        self.tell(key, [(first.0, first.1.into()), (second.0, second.1.into())])
    }

    /// Several names as one says them: "Anna, Ben and Cem".
    pub fn list(self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [most @ .., last] => {
                self.tell2("list-and", ("most", most.join(", ")), ("last", (*last).to_owned()))
            }
        }
    }

    /// The same where one of them is meant: "Anna, Ben or Cem".
    pub fn choice(self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [most @ .., last] => {
                self.tell2("list-or", ("most", most.join(", ")), ("last", (*last).to_owned()))
            }
        }
    }

    /// A small number as a word ("three"), a larger one in figures.
    pub fn number(self, count: usize) -> String {
        if count > 12 { count.to_string() } else { self.tell1("number", "count", count) }
    }

    fn formatted(self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = BUNDLES.iter().find(|(language, _)| *language == self.0).map(|(_, bundle)| bundle);
        let Some((bundle, pattern)) =
            bundle.and_then(|bundle| Some((bundle, bundle.get_message(key)?.value()?)))
        else {
            debug_assert!(false, "no words for {key} in {}", self.0.word());
            return key.to_owned();
        };
        let mut faults = Vec::new();
        let words = bundle.format_pattern(pattern, args, &mut faults);
        debug_assert!(faults.is_empty(), "{key} in {}: {faults:?}", self.0.word());
        words.into_owned()
    }
}
