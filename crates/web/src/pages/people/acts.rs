//! Everything that can be done about a person, as forms.

use crate::act_form::{ActForm, Ask, one_of};
use crate::visit::Visit;
use goodturn_app::looks::person::Person;
use goodturn_practice::person::Person as Entry;

/// The forms of a person.
pub(super) fn forms(look: &Person, visit: &Visit) -> Vec<ActForm> {
    let mut forms = noted(&look.person);
    forms.extend(wishes(&look.person));
    forms.extend(handed(&look.person, visit));
    forms.extend(ends(&look.person));
    forms
}

fn form(entry: &Entry, act: &'static str, title: &str, button: &'static str) -> ActForm {
    ActForm::new(act, title, button).of("person", entry.id.0)
}

/// What can be noted about them.
fn noted(entry: &Entry) -> Vec<ActForm> {
    let form = |act, title: &str, button| form(entry, act, title, button);
    vec![
        form("occasion.note", "A date to keep", "Keep it")
            .field(
                "label",
                "What it is",
                one_of(&[
                    ("birthday", "Birthday"),
                    ("anniversary", "Anniversary"),
                    ("client_since", "Client since"),
                ]),
                true,
                "",
                "birthday",
            )
            .field("date", "The date", Ask::Line, true, "1980-03-22, or --03-22 without a year.", ""),
        ActForm::new("tie.note", "Somebody they know", "Note the tie")
            .of("a", entry.id.0)
            .needs("b", "Whom", Ask::Somebody)
            .field(
                "strength",
                "How well",
                one_of(&[
                    ("acquainted", "They know of each other"),
                    ("friendly", "They talk now and then"),
                    ("close", "They trust each other"),
                ]),
                true,
                "",
                "friendly",
            )
            .asks("words", "How you know it", Ask::Line)
            .note("Never from a client's files."),
        form("person.circle", "How often to keep in touch", "Save").field(
            "circle",
            "Circle",
            one_of(&[
                ("A", "A, every month"),
                ("B", "B, every two months"),
                ("C", "C, every three months"),
                ("", "None"),
            ]),
            false,
            "",
            entry.circle.map_or("", |circle| circle.word()),
        ),
        form("person.satisfied", "How satisfied they are", "Note it").field(
            "score:number",
            "0 to 10",
            Ask::One((0..=10).rev().map(|it| (it.to_string(), it.to_string())).collect()),
            true,
            "In their own words, if you asked.",
            "9",
        ),
        form("touch.remark", "A remark", "Note it").needs("words", "The remark", Ask::Lines),
        form("reward.note", "Something to give them", "Note it").needs("what", "What", Ask::Line),
    ]
}

/// Whether they may be asked.
fn wishes(entry: &Entry) -> Vec<ActForm> {
    let form = |act, title: &str, button| form(entry, act, title, button);
    vec![
        form(
            "person.could_ask",
            if entry.could_ask { "Not to be asked for now" } else { "Somebody you could ask" },
            "Save",
        )
        .with("could_ask:flag", flag(!entry.could_ask)),
        form(
            "person.do_not_ask",
            if entry.do_not_ask { "May be asked again" } else { "Never ask them" },
            "Save",
        )
        .with("do_not_ask:flag", flag(!entry.do_not_ask)),
    ]
}

/// To another member, where there are several.
fn handed(entry: &Entry, visit: &Visit) -> Option<ActForm> {
    let members: Vec<(String, String)> = visit
        .firm
        .members
        .iter()
        .filter(|member| visit.firm.is_active(member.id))
        .map(|member| (member.id.0.to_string(), member.name.clone()))
        .collect();
    (members.len() > 1).then(|| {
        form(entry, "person.hand_over", "Hand them over", "Hand over").field(
            "to",
            "To",
            Ask::One(members),
            true,
            "With all that is open.",
            "",
        )
    })
}

/// What ends or stops things.
fn ends(entry: &Entry) -> Vec<ActForm> {
    let form = |act, title: &str, button| form(entry, act, title, button);
    vec![
        form("person.gone", "They are gone", "Note it")
            .field(
                "how",
                "How",
                one_of(&[
                    ("moved_away", "Moved away"),
                    ("left_firm", "Left the firm"),
                    ("sold", "Sold the business"),
                    ("died", "Died"),
                ]),
                true,
                "Dates, touches and asks end. After a death no card ever goes out.",
                "moved_away",
            )
            .danger(),
        form(
            "person.leave_alone",
            if entry.leave_alone { "They lifted their wish" } else { "Leave alone" },
            if entry.leave_alone { "Lift it" } else { "Leave alone" },
        )
        .with("leave_alone:flag", flag(!entry.leave_alone))
        .note(if entry.leave_alone {
            "Only when they ask for it themselves."
        } else {
            "No duty, proposal or letter names them again, and what is open with them ends."
        })
        .danger(),
    ]
}

/// A yes or no as a form says it.
fn flag(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
