//! What is to be said to a person, before it is said in a language: a key and what belongs into its words. The words
//! themselves are files of the program, one a language; the domain knows none.

/// Something to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The key of its words; it is the same in every language and never changes its meaning.
    pub key: &'static str,
    /// What belongs into the words, by the names that the files of words use.
    pub with: Vec<(&'static str, Part)>,
}

/// What belongs into words: a value, which each language says in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A name, or something as it was typed.
    Text(String),
    /// A number, by which plurals go.
    Number(i64),
    /// Something with words of its own.
    Saying(Saying),
}

/// Begins to say something: `say("refusal-ask-open").with("name", name)`.
pub const fn say(key: &'static str) -> Saying {
    Saying { key, with: Vec::new() }
}

impl Saying {
    /// The same with something that belongs into its words.
    #[must_use]
    pub fn with(mut self, name: &'static str, part: impl Into<Part>) -> Self {
        self.with.push((name, part.into()));
        self
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Part::Text(text)
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Part::Text(text.to_owned())
    }
}

impl From<i64> for Part {
    fn from(number: i64) -> Self {
        Part::Number(number)
    }
}

impl From<usize> for Part {
    fn from(number: usize) -> Self {
        Part::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Saying> for Part {
    fn from(saying: Saying) -> Self {
        Part::Saying(saying)
    }
}
