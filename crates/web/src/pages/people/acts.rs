//! Everything that can be done about a person, as forms.

use crate::act_form::{ActForm, Ask, choices};
use crate::visit::Visit;
use goodturn_app::looks::person::Person;
use goodturn_app::words::{Language, Words};
use goodturn_practice::person::Person as Entry;

/// The forms of a person.
pub(super) fn forms(look: &Person, visit: &Visit) -> Vec<ActForm> {
    let acts = Acts { entry: &look.person, words: visit.words };
    let mut forms = acts.noted();
    forms.extend(acts.wishes());
    forms.push(acts.spoken(visit));
    forms.extend(acts.handed(visit));
    forms.extend(acts.ends());
    forms
}

const DATES: &[(&str, &str)] = &[
    ("birthday", "person-date-birthday"),
    ("anniversary", "person-date-anniversary"),
    ("client_since", "person-date-client-since"),
    ("", "person-date-other"),
];
const TIES: &[(&str, &str)] = &[
    ("acquainted", "person-tie-they-acquainted"),
    ("friendly", "person-tie-they-friendly"),
    ("close", "person-tie-they-close"),
];
const CIRCLES: &[(&str, &str)] = &[
    ("A", "people-circle-a"),
    ("B", "people-circle-b"),
    ("C", "people-circle-c"),
    ("", "person-circle-none"),
];
const GONE: &[(&str, &str)] = &[
    ("moved_away", "person-how-moved-away"),
    ("left_firm", "person-how-left-firm"),
    ("sold", "person-how-sold"),
    ("died", "person-how-died"),
];

/// What can be done about one person, in words.
struct Acts<'a> {
    entry: &'a Entry,
    words: Words,
}

impl Acts<'_> {
    /// A form by the keys of its title and of its button.
    fn form(&self, act: &'static str, title: &str, button: &str) -> ActForm {
        self.about("person", act, title, button)
    }

    /// The same where the act calls the person something else.
    fn about(&self, name: &str, act: &'static str, title: &str, button: &str) -> ActForm {
        ActForm::new(act, self.words.say(title), self.words.say(button)).of(name, self.entry.id.0)
    }

    /// What can be noted about them.
    fn noted(&self) -> Vec<ActForm> {
        let say = |key: &str| self.words.say(key);
        let one = |options| choices(self.words, options);
        let circle = self.entry.circle.map_or("", |circle| circle.word());
        let scores = Ask::One((0..=10).rev().map(|it| (it.to_string(), it.to_string())).collect());
        vec![
            self.form("occasion.note", "person-date", "person-date-button")
                .field("what", say("person-date-what"), one(DATES), true, "", "birthday")
                .asks("what.other", say("person-date-other-words"), Ask::Line)
                .field("date:date", say("person-date-day"), Ask::Line, true, say("person-date-hint"), ""),
            self.about("a", "tie.note", "person-tie", "person-tie-button")
                .needs("b", say("matters-whom"), Ask::Somebody)
                .field("strength", say("person-tie-strength"), one(TIES), true, "", "friendly")
                .asks("words", say("person-tie-words"), Ask::Line)
                .note(say("person-tie-note")),
            self.form("person.circle", "sort-circle", "matters-save").field(
                "circle",
                say("person-circle"),
                one(CIRCLES),
                false,
                "",
                circle,
            ),
            self.form("person.satisfied", "person-satisfied", "capture-note").field(
                "score:number",
                say("person-satisfied-score"),
                scores,
                true,
                say("person-satisfied-hint"),
                "9",
            ),
            self.form("touch.remark", "person-remark", "capture-note").needs(
                "words",
                say("person-remark-words"),
                Ask::Lines,
            ),
            self.form("reward.note", "person-reward", "capture-note").needs(
                "what",
                say("capture-gave-what"),
                Ask::Line,
            ),
        ]
    }

    /// Whether they may be asked.
    fn wishes(&self) -> Vec<ActForm> {
        let Entry { could_ask, do_not_ask, .. } = *self.entry;
        let could = if could_ask { "person-could-not" } else { "person-could" };
        let never = if do_not_ask { "person-may-again" } else { "person-never" };
        vec![
            self.form("person.could_ask", could, "matters-save").with("could_ask:flag", flag(!could_ask)),
            self.form("person.do_not_ask", never, "matters-save").with("do_not_ask:flag", flag(!do_not_ask)),
        ]
    }

    /// The language of letters to them; the firm's own stands first and is chosen by leaving it open.
    fn spoken(&self, visit: &Visit) -> ActForm {
        let firm = visit.firm.profile.language.own_name();
        let as_firm = (String::new(), self.words.tell1("person-language-firm", "language", firm));
        let each = Language::ALL.iter().map(|it| (it.word().to_owned(), it.own_name().to_owned()));
        let choice = Ask::One(std::iter::once(as_firm).chain(each).collect());
        let now = self.entry.language.map_or("", Language::word);
        self.form("person.language", "person-language", "matters-save").field(
            "language",
            self.words.say("person-language-label"),
            choice,
            true,
            "",
            now,
        )
    }

    /// To another member, where there are several.
    fn handed(&self, visit: &Visit) -> Option<ActForm> {
        let say = |key: &str| self.words.say(key);
        let members: Vec<(String, String)> = visit
            .firm
            .members
            .iter()
            .filter(|member| visit.firm.is_active(member.id))
            .map(|member| (member.id.0.to_string(), member.name.clone()))
            .collect();
        (members.len() > 1).then(|| {
            self.form("person.hand_over", "person-hand-over", "person-hand-over-button").field(
                "to",
                say("person-hand-over-to"),
                Ask::One(members),
                true,
                say("person-hand-over-hint"),
                "",
            )
        })
    }

    /// What ends or stops things.
    fn ends(&self) -> Vec<ActForm> {
        let say = |key: &str| self.words.say(key);
        let gone = choices(self.words, GONE);
        let left = self.entry.leave_alone;
        let (title, button, note) = if left {
            ("person-alone-lifted", "person-alone-lift", "person-alone-lift-note")
        } else {
            ("person-alone", "person-alone", "person-alone-note")
        };
        vec![
            self.form("person.gone", "person-gone", "capture-note")
                .field("how", say("matters-how"), gone, true, say("person-gone-hint"), "moved_away")
                .danger(),
            self.form("person.leave_alone", title, button)
                .with("leave_alone:flag", flag(!left))
                .note(say(note))
                .danger(),
        ]
    }
}

/// A yes or no as a form says it.
fn flag(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
