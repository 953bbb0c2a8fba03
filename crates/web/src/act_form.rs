//! A form for one act, as data: which act, what is fixed, what is asked. One template writes them all.

use goodturn_app::words::Words;
use uuid::Uuid;

/// How a field is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ask {
    /// A line.
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Day,
    /// A number of at least one.
    Count,
    /// Somebody: found while typing, or new.
    Somebody,
    /// One of several, (value, words).
    One(Vec<(String, String)>),
    /// Yes or no.
    Flag,
}

/// A field that is asked.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) value: String,
    pub(crate) ask: Ask,
    pub(crate) required: bool,
}

impl Field {
    /// The name in which somebody found is said by their id; the typed name goes to `.name`.
    pub(crate) fn typed(&self) -> String {
        format!("{}.name", self.name)
    }

    pub(crate) fn is_lines(&self) -> bool {
        self.ask == Ask::Lines
    }

    pub(crate) fn is_somebody(&self) -> bool {
        self.ask == Ask::Somebody
    }

    pub(crate) fn is_flag(&self) -> bool {
        self.ask == Ask::Flag
    }

    /// The type of the input.
    pub(crate) fn kind(&self) -> &'static str {
        match self.ask {
            Ask::Day => "date",
            Ask::Count => "number",
            _ => "text",
        }
    }

    pub(crate) fn options(&self) -> &[(String, String)] {
        match &self.ask {
            Ask::One(options) => options,
            _ => &[],
        }
    }
}

/// A form for one act.
#[derive(Debug, Clone)]
pub(crate) struct ActForm {
    pub(crate) act: &'static str,
    pub(crate) title: String,
    pub(crate) button: String,
    pub(crate) note: String,
    pub(crate) danger: bool,
    /// Shown at once, or behind its title.
    pub(crate) open: bool,
    pub(crate) fixed: Vec<(String, String)>,
    pub(crate) fields: Vec<Field>,
    /// Where it leads; the page itself when nothing is said.
    pub(crate) back: Option<String>,
}

impl ActForm {
    /// A form with its title and the word on its button.
    pub(crate) fn new(act: &'static str, title: impl Into<String>, button: impl Into<String>) -> Self {
        Self {
            act,
            title: title.into(),
            button: button.into(),
            note: String::new(),
            danger: false,
            open: false,
            fixed: Vec::new(),
            fields: Vec::new(),
            back: None,
        }
    }

    /// Something that is not asked.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.fixed.push((name.to_owned(), value.to_owned()));
        self
    }

    /// An id that is not asked.
    #[must_use]
    pub(crate) fn of(self, name: &str, id: impl Into<Uuid>) -> Self {
        self.with(name, &id.into().to_string())
    }

    /// A field that has to be filled in.
    #[must_use]
    pub(crate) fn needs(self, name: &str, label: impl Into<String>, ask: Ask) -> Self {
        self.field(name, label, ask, true, "", "")
    }

    /// A field that may stay empty.
    #[must_use]
    pub(crate) fn asks(self, name: &str, label: impl Into<String>, ask: Ask) -> Self {
        self.field(name, label, ask, false, "", "")
    }

    /// A field with a hint and a value.
    #[must_use]
    pub(crate) fn field(
        mut self,
        name: &str,
        label: impl Into<String>,
        ask: Ask,
        required: bool,
        hint: impl Into<String>,
        value: &str,
    ) -> Self {
        let (name, label, value) = (name.to_owned(), label.into(), value.to_owned());
        self.fields.push(Field { name, label, hint: hint.into(), value, ask, required });
        self
    }

    /// A sentence below the title.
    #[must_use]
    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Something that ends or takes away.
    #[must_use]
    pub(crate) fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Shown at once.
    #[must_use]
    pub(crate) fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// Leads somewhere else; `{promise}` in it is the id of the promise that was made.
    #[must_use]
    pub(crate) fn back(mut self, to: impl Into<String>) -> Self {
        self.back = Some(to.into());
        self
    }

    /// The way back, of this page when nothing else was said.
    pub(crate) fn way<'a>(&'a self, page: &'a str) -> &'a str {
        self.back.as_deref().unwrap_or(page)
    }
}

/// Choices from the keys of their words.
pub(crate) fn choices(words: Words, options: &[(&str, &str)]) -> Ask {
    Ask::One(options.iter().map(|(value, key)| ((*value).to_owned(), words.say(key))).collect())
}
