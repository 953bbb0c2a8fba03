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
    let said = |text: &str, button: &str, way| {
        let (text, button) = (words.say(&format!("verb-{text}")), words.say(&format!("button-{button}")));
        Verb { text, button, way }
    };
    let write = |text, button| said(text, button, Way::Write);
    let decide = |text, button| said(text, button, Way::Decide);
    match (rule, step) {
        (Rule::FollowUp, "never_reached") => decide("never-reached", "decide"),
        (Rule::FollowUp, "try_1") => write("try-first", "in-touch"),
        (Rule::FollowUp, _) => write("try-again", "in-touch"),
        (Rule::Thank, "agreed") => write("thank-agreed", "thank"),
        (Rule::Thank, "name") => write("thank-name", "thank"),
        (Rule::Thank, _) => write("thank-door", "thank"),
        (Rule::ThankWithNews, "not_yet") => write("news-not-yet", "tell"),
        (Rule::ThankWithNews, _) => write("news-thanks", "tell"),
        (Rule::TellOutcome, _) => write("tell-outcome", "tell"),
        (Rule::TellWon, _) => write("tell-won", "tell"),
        (Rule::Complaint, "call") => write("complaint-call", "call"),
        (Rule::Complaint, _) => decide("complaint-right", "decide"),
        (Rule::Reward, _) => write("reward", "give"),
        (Rule::BeforeMeeting, _) => decide("meeting-prepare", "prepare"),
        (Rule::AfterMeeting, _) => decide("meeting-after", "note"),
        (Rule::Occasion, "card") => write("occasion-card", "write"),
        (Rule::Occasion, _) => write("occasion", "write"),
        (Rule::AskAgain, _) => write("ask-again", "ask"),
        (Rule::Remind, "let_go") => decide("promise-let-go", "decide"),
        (Rule::Remind, _) => write("promise-remind", "remind"),
        (Rule::Happened, "call") => decide("name-decide", "decide"),
        (Rule::Happened, _) => write("name-happened", "ask-after"),
        (Rule::Answer, "make") => write("ask-make", "ask"),
        (Rule::Answer, "keep_or_drop") => decide("ask-keep", "decide"),
        (Rule::Answer, "no_answer") => decide("ask-no-answer", "decide"),
        (Rule::Answer, _) => write("ask-answer", "write"),
        (Rule::Move, "went_quiet") => decide("went-quiet", "decide"),
        (Rule::Move, _) => write("next-step", "write"),
        (Rule::TellProgress, _) => write("tell-progress", "tell"),
        (Rule::Ask, _) => said("ask-introduction", "ask", Way::Ask),
        (Rule::Touch, _) => write("touch", "write"),
        (Rule::Notice, _) => write("notice", "write"),
    }
}
