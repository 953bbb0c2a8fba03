//! The meetings of a calendar as a list to tick, and what becomes of the ticks.

use crate::answer::Trouble;
use crate::form::Fields;
use crate::pages::act::done;
use crate::visit::Visit;
use goodturn_app::calendar::{Line, Meeting, Reading, lines, plan, window};
use goodturn_app::perform::Done;
use goodturn_practice::id::PersonId;
use std::collections::BTreeSet;

/// Guests and strangers that are named; of a large circle nobody reads more.
const NAMED: usize = 8;

/// One meeting, to be ticked.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) time: String,
    pub(super) title: String,
    /// What a reader of screens hears of the tick.
    pub(super) tick: String,
    /// How long, where, with whom.
    pub(super) about: String,
    pub(super) strangers: String,
    pub(super) maybe: Vec<(String, String)>,
    pub(super) chosen: String,
    pub(super) ticked: bool,
    pub(super) noted: bool,
    pub(super) wrong: bool,
    /// Whether there is anybody with whom it could be noted.
    pub(super) may_note: bool,
}

/// The meetings of a day.
pub(super) struct Day {
    pub(super) title: String,
    pub(super) entries: Vec<Entry>,
}

/// The meetings of a calendar, and what was left out of it.
#[derive(Default)]
pub(super) struct List {
    pub(super) days: Vec<Day>,
    pub(super) may_note: bool,
    pub(super) left_out: Vec<String>,
    pub(super) troubles: Vec<String>,
    pub(super) troubles_title: String,
}

/// What was pressed: the ticks, who was chosen, and what could not be noted.
#[derive(Default)]
pub(super) struct Pressed {
    ticks: Option<BTreeSet<String>>,
    chosen: Vec<(String, String)>,
    wrong: BTreeSet<String>,
    /// What is said above the list.
    pub(super) refused: Vec<String>,
}

impl Pressed {
    /// Nothing was pressed, and something is to be said.
    pub(super) fn saying(refused: Vec<String>) -> Self {
        Self { refused, ..Self::default() }
    }

    fn of(fields: &Fields) -> Self {
        let who = fields.0.iter().filter_map(|(name, value)| Some((name.strip_prefix("who-")?, value)));
        Self {
            ticks: Some(fields.all("take").map(str::to_owned).collect()),
            chosen: who.map(|(key, value)| (key.to_owned(), value.clone())).collect(),
            ..Self::default()
        }
    }

    fn whom(&self, key: &str) -> Option<&str> {
        let found = self.chosen.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Whether there is something to be put right.
    pub(super) fn is_wrong(&self) -> bool {
        !self.wrong.is_empty() || !self.refused.is_empty()
    }
}

/// The meetings that fall into the days that are shown, with their people.
pub(super) async fn lines_of(visit: &Visit, meetings: &[Meeting]) -> Result<Vec<Line>, Trouble> {
    let window = window(&visit.firm, visit.today);
    let shown = meetings.iter().filter(|meeting| window.holds(meeting.starts)).cloned().collect();
    Ok(lines(&visit.house.store, &visit.firm, visit.id(), shown).await?)
}

/// Notes what was ticked. What is clear is noted, whatever became of the rest.
pub(super) async fn note_ticked(
    visit: &Visit,
    fields: &Fields,
    lines: &[Line],
) -> Result<(Option<Done>, Pressed), Trouble> {
    let mut pressed = Pressed::of(fields);
    let mut last = None;
    let ticks = pressed.ticks.clone().unwrap_or_default();
    let ticked = lines.iter().filter(|line| ticks.contains(&line.key) && !line.noted);
    let mut tried = 0;
    for line in ticked {
        tried += 1;
        let mut people: Vec<PersonId> = line.people.iter().map(|(id, _)| *id).collect();
        let chosen = pressed.whom(&line.key);
        people.extend(
            line.maybe.iter().map(|(id, _)| *id).filter(|id| Some(id.0.to_string().as_str()) == chosen),
        );
        if people.is_empty() {
            pressed.wrong.insert(line.key.clone());
            continue;
        }
        match done(visit, plan(line, &people), &Fields::default()).await? {
            Ok(noted) => last = Some(noted),
            Err(refusal) => {
                let title = title(visit, line);
                let with = [("title", title.into()), ("text", visit.words.refusal(&refusal).into())];
                pressed.refused.push(visit.words.tell("meetings-refused", with));
            }
        }
    }
    if tried == 0 {
        pressed.refused.push(visit.words.say("meetings-nothing-ticked"));
    }
    Ok((last, pressed))
}

fn title(visit: &Visit, line: &Line) -> String {
    if line.meeting.title.is_empty() {
        visit.words.say("meetings-untitled")
    } else {
        line.meeting.title.clone()
    }
}

/// The list of a calendar. Without a press those are ticked whose people are known.
pub(super) fn list(visit: &Visit, lines: &[Line], reading: &Reading, pressed: &Pressed) -> List {
    let mut list = List::default();
    for line in lines {
        let title = capital(&visit.words.day(line.day, visit.today));
        let entry = entry(visit, line, pressed);
        list.may_note |= entry.may_note && !entry.noted;
        match list.days.last_mut().filter(|day| day.title == title) {
            Some(day) => day.entries.push(entry),
            None => list.days.push(Day { title, entries: vec![entry] }),
        }
    }
    remarks(visit, reading, &mut list);
    list
}

/// Words as a heading: "Today".
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn entry(visit: &Visit, line: &Line, pressed: &Pressed) -> Entry {
    let words = visit.words;
    let (time, title) = (words.time(line.time), title(visit, line));
    let may_note = !line.people.is_empty() || !line.maybe.is_empty();
    let mut about: Vec<String> = Vec::new();
    if !line.people.is_empty() {
        let names: Vec<&str> = line.people.iter().take(NAMED).map(|(_, name)| name.as_str()).collect();
        about.push(words.tell1("meetings-with", "names", words.list(&names)));
    } else if line.maybe.is_empty() {
        about.push(words.say("meetings-nobody-known"));
    }
    about.extend(line.meeting.minutes.map(|minutes| words.tell1("meetings-minutes", "count", minutes)));
    about.extend(Some(line.meeting.place.clone()).filter(|place| !place.is_empty()));
    let strangers: Vec<&str> = line.strangers.iter().take(NAMED).map(String::as_str).collect();
    let day = words.on_day(line.day, visit.today);
    let tick = [("title", title.as_str().into()), ("day", day.into()), ("time", time.as_str().into())];
    Entry {
        tick: words.tell("meetings-tick", tick),
        ticked: pressed.ticks.as_ref().map_or(!line.people.is_empty(), |ticks| ticks.contains(&line.key)),
        chosen: pressed.whom(&line.key).unwrap_or_default().to_owned(),
        wrong: pressed.wrong.contains(&line.key),
        maybe: line.maybe.iter().map(|(id, name)| (id.0.to_string(), name.clone())).collect(),
        strangers: if strangers.is_empty() {
            String::new()
        } else {
            words.tell1("meetings-strangers", "names", words.list(&strangers))
        },
        about: about.join(" · "),
        noted: line.noted,
        key: line.key.clone(),
        time,
        title,
        may_note,
    }
}

fn remarks(visit: &Visit, reading: &Reading, list: &mut List) {
    let words = visit.words;
    for (key, count) in [
        ("meetings-all-day", reading.all_day),
        ("meetings-called-off", reading.called_off),
        ("meetings-more", reading.too_many),
    ] {
        if count > 0 {
            list.left_out.push(words.tell1(key, "count", count));
        }
    }
    let said = reading.troubles.iter().map(|trouble| {
        let reason = words.say(&format!("meetings-trouble-{}", trouble.why.word()));
        words.tell("meetings-trouble", [("line", trouble.line.to_string().into()), ("reason", reason.into())])
    });
    list.troubles = said.collect();
    let all = reading.troubles.len() + reading.more_troubles;
    list.troubles_title = words.tell1("meetings-troubles", "count", all);
}
