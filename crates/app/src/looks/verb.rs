//! What to do about a duty, as a verb, and the button that begins it.

use crate::words::Words;
use goodturn_practice::duty::{Duty, Rule};
use serde::Serialize;

/// Where the main button of a duty leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// To the writing desk.
    Write,
    /// To the matter, where one press settles it.
    Decide,
    /// To the ask.
    Ask,
}

/// A duty as a verb: what to do, the word on the button, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verb {
    /// What to do, without the name: "Remind of the promise".
    pub text: String,
    /// The word on the button.
    pub button: String,
    /// Where it leads.
    pub way: Way,
}

/// The verb of a duty.
pub fn verb(words: Words, duty: &Duty) -> Verb {
    of(words, duty.rule, &duty.step)
}

/// The verb of a rule and its step.
pub fn of(words: Words, rule: Rule, step: &str) -> Verb {
    let said = |text: &str, button: &str, way| Verb { text: words.say(text), button: words.say(button), way };
    let write = |text, button| said(text, button, Way::Write);
    let decide = |text, button| said(text, button, Way::Decide);
    match (rule, step) {
        (Rule::FollowUp, "never_reached") => decide("verb-never-reached", "button-decide"),
        (Rule::FollowUp, "try_1") => write("verb-try-first", "button-in-touch"),
        (Rule::FollowUp, _) => write("verb-try-again", "button-in-touch"),
        (Rule::Thank, "agreed") => write("verb-thank-agreed", "button-thank"),
        (Rule::Thank, "name") => write("verb-thank-name", "button-thank"),
        (Rule::Thank, _) => write("verb-thank-door", "button-thank"),
        (Rule::ThankWithNews, "not_yet") => write("verb-news-not-yet", "button-tell"),
        (Rule::ThankWithNews, _) => write("verb-news-thanks", "button-tell"),
        (Rule::TellOutcome, _) => write("verb-tell-outcome", "button-tell"),
        (Rule::TellWon, _) => write("verb-tell-won", "button-tell"),
        (Rule::Complaint, "call") => write("verb-complaint-call", "button-call"),
        (Rule::Complaint, _) => decide("verb-complaint-right", "button-decide"),
        (Rule::Reward, _) => write("verb-reward", "button-give"),
        (Rule::BeforeMeeting, _) => decide("verb-meeting-prepare", "button-prepare"),
        (Rule::AfterMeeting, _) => decide("verb-meeting-after", "button-note"),
        (Rule::Occasion, "card") => write("verb-occasion-card", "button-write"),
        (Rule::Occasion, _) => write("verb-occasion", "button-write"),
        (Rule::AskAgain, _) => write("verb-ask-again", "button-ask"),
        (Rule::Remind, "let_go") => decide("verb-promise-let-go", "button-decide"),
        (Rule::Remind, _) => write("verb-promise-remind", "button-remind"),
        (Rule::Happened, "call") => decide("verb-name-decide", "button-decide"),
        (Rule::Happened, _) => write("verb-name-happened", "button-ask-after"),
        (Rule::Answer, "make") => write("verb-ask-make", "button-ask"),
        (Rule::Answer, "keep_or_drop") => decide("verb-ask-keep", "button-decide"),
        (Rule::Answer, "no_answer") => decide("verb-ask-no-answer", "button-decide"),
        (Rule::Answer, _) => write("verb-ask-answer", "button-write"),
        (Rule::Move, "went_quiet") => decide("verb-went-quiet", "button-decide"),
        (Rule::Move, _) => write("verb-next-step", "button-write"),
        (Rule::TellProgress, _) => write("verb-tell-progress", "button-tell"),
        (Rule::Ask, "family") => write("verb-family", "button-write"),
        (Rule::Ask, _) => said("verb-ask-introduction", "button-ask", Way::Ask),
        (Rule::Touch, _) => write("verb-touch", "button-write"),
        (Rule::Notice, _) => write("verb-notice", "button-write"),
    }
}
