//! What to do about a duty, as a verb, and the button that begins it.

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
    pub text: &'static str,
    /// The word on the button.
    pub button: &'static str,
    /// Where it leads.
    pub way: Way,
}

/// The verb of a duty.
pub fn verb(duty: &Duty) -> Verb {
    of(duty.rule, &duty.step)
}

/// The verb of a rule and its step.
pub fn of(rule: Rule, step: &str) -> Verb {
    let write = |text, button| Verb { text, button, way: Way::Write };
    let decide = |text, button| Verb { text, button, way: Way::Decide };
    match (rule, step) {
        (Rule::FollowUp, "never_reached") => decide("Close it: never reached?", "Decide"),
        (Rule::FollowUp, "try_1") => write("Get in touch now", "Get in touch"),
        (Rule::FollowUp, _) => write("Try again", "Get in touch"),
        (Rule::Thank, "agreed") => write("Thank for the promise", "Thank"),
        (Rule::Thank, "name") => write("Thank for the name", "Thank"),
        (Rule::Thank, _) => write("Thank for opening the door", "Thank"),
        (Rule::ThankWithNews, "not_yet") => write("Say that nobody was reached yet", "Tell"),
        (Rule::ThankWithNews, _) => write("Thank again, with news", "Tell"),
        (Rule::TellOutcome, _) => write("Tell how it ended", "Tell"),
        (Rule::TellWon, _) => write("Tell the good news, and thank", "Tell"),
        (Rule::Complaint, "call") => write("Call about the complaint", "Call"),
        (Rule::Complaint, _) => decide("Make sure it was put right", "Decide"),
        (Rule::Reward, _) => write("Give what was offered", "Give"),
        (Rule::BeforeMeeting, _) => decide("Prepare the meeting", "Prepare"),
        (Rule::AfterMeeting, _) => decide("Note what came of the meeting", "Note"),
        (Rule::Occasion, "card") => write("Write a card", "Write"),
        (Rule::Occasion, _) => write("Congratulate", "Write"),
        (Rule::AskAgain, _) => write("Ask again, as agreed", "Ask"),
        (Rule::Remind, "let_go") => decide("Let the promise go?", "Decide"),
        (Rule::Remind, _) => write("Bring the promise to mind", "Remind"),
        (Rule::Happened, "call") => decide("Call with their leave, or close it?", "Decide"),
        (Rule::Happened, _) => write("Ask whether the introduction happened", "Ask after"),
        (Rule::Answer, "make") => write("Make the ask", "Ask"),
        (Rule::Answer, "keep_or_drop") => decide("Keep the ask, or drop it?", "Decide"),
        (Rule::Answer, "no_answer") => decide("Close the ask: no answer?", "Decide"),
        (Rule::Answer, _) => write("Ask for an answer", "Write"),
        (Rule::Move, "went_quiet") => decide("Close it: went quiet?", "Decide"),
        (Rule::Move, _) => write("Take the next step", "Write"),
        (Rule::TellProgress, _) => write("Tell how it stands", "Tell"),
        (Rule::Ask, _) => Verb { text: "Ask for an introduction", button: "Ask", way: Way::Ask },
        (Rule::Touch, _) => write("Keep in touch", "Write"),
        (Rule::Notice, _) => write("Tell them that we hold their data", "Write"),
    }
}
