//! What every page has around it: the ways to the other pages, what was just done, and the tokens of its forms.

use crate::answer::Trouble;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::history;
use goodturn_app::words::{Arg, Words};
use std::cell::Cell;

/// Around a page.
pub(crate) struct Shell {
    /// The words of the page.
    pub(crate) words: Words,
    /// Which way is marked.
    pub(crate) here: &'static str,
    /// The firm.
    pub(crate) firm: String,
    /// The member's name.
    pub(crate) member: String,
    /// Whether they may change anything.
    pub(crate) may_change: bool,
    /// The token of the forms.
    pub(crate) csrf: String,
    /// The number of the last act that this page knows of.
    pub(crate) seq: i64,
    /// Where forms lead back to.
    pub(crate) back: String,
    /// What was just done, with the act to undo.
    pub(crate) done: Option<(String, Option<i64>)>,
    /// Whether the clock is one that is moved by hand.
    pub(crate) clock: Option<String>,
    seed: u128,
    keys: Cell<u32>,
}

impl Shell {
    /// The shell of a page, before the page is made. `back` is where its forms lead back to.
    pub(crate) async fn of(
        visit: &Visit,
        here: &'static str,
        back: impl Into<String>,
    ) -> Result<Self, Trouble> {
        let done = match visit.done {
            Some(seq) => history::act(visit.words, &visit.house.store, visit.workspace, seq).await?,
            None => None,
        };
        let seed = goodturn_app::wall::seed()
            .map_err(|error| Trouble::Store(goodturn_app::StoreError::refused(error.to_string())))?;
        Ok(Self {
            words: visit.words,
            here,
            firm: visit.firm.name.clone(),
            member: visit.member.name.clone(),
            may_change: visit.may_change(),
            csrf: visit.csrf.clone(),
            seq: visit.seq,
            back: back.into(),
            done: done.map(|line| (line.text, line.undoable.then_some(line.seq))),
            clock: visit
                .moves_the_clock()
                .then(|| format!("{} {}", visit.words.full(visit.today), clock(visit))),
            seed,
            keys: Cell::new(0),
        })
    }

    /// A new key for a form: pressed twice, it is done once.
    pub(crate) fn key(&self) -> String {
        let next = self.keys.get() + 1;
        self.keys.set(next);
        format!("{:032x}-{next}", self.seed)
    }

    /// Words of the page by their key.
    pub(crate) fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The same with a number or a name in them.
    pub(crate) fn tell1<'a>(&self, key: &str, name: &'static str, value: impl Into<Arg<'a>>) -> String {
        self.words.tell1(key, name, value)
    }

    /// The given name of the member.
    pub(crate) fn called(&self) -> &str {
        self.member.split_whitespace().next().unwrap_or(&self.member)
    }
}

fn clock(visit: &Visit) -> String {
    visit.words.time(visit.firm.rhythm.calendar().time_of(visit.now))
}

/// A page that says one thing and needs nobody to be signed in.
#[derive(Template)]
#[template(path = "plain.html")]
pub(crate) struct Plain<'a> {
    pub(crate) words: Words,
    pub(crate) title: &'a str,
    pub(crate) text: &'a str,
}
