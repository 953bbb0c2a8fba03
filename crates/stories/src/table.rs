//! The table of duties as text: what happened at what time, and which duty follows with which due.
//!
//! One file a rule, worked out by hand from the practice. A case is a block of lines:
//!
//! ```text
//! weekend: an hour and a half on Friday, the rest on Monday
//!   Fri 2026-03-20 15:30  referral.introduce sources=[maria] person=tom
//!   => P33 try_1 tom  Mon 2026-03-23 11:30
//! ```
//!
//! Times are local to Berlin unless they end in `Z`. The name of the weekday is checked against the date, so that a
//! slip of the hand does not become a rule. Words that name a person or a member stand for their id, `@news` for the
//! id of the newest news, `+Nina` for somebody new. What can be expected:
//!
//! ```text
//! => RULE step person  Fri 2026-03-20 [17:00]     exactly one duty of that rule, due then
//! => no RULE                                      no duty of that rule
//! => nothing                                      no duty at all
//! => ready person  Fri 2026-03-20                 may be asked from that day on; `never`: not by waiting
//! Mon 2026-03-23 11:30 => ...                     the same, as it reads at that moment
//! ```

use crate::world::{World, berlin};
use goodturn_app::words::Words;
use goodturn_practice::act::Act;
use goodturn_practice::decide::settle;
use goodturn_practice::duty::Duty;
use goodturn_practice::id::PersonId;
use goodturn_practice::readiness::readiness;
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// One case.
pub struct Case<'a> {
    /// The boundary it stands at: `weekend`, `holiday`, `clock`, `close` or `also`.
    pub boundary: &'a str,
    /// Everything after it.
    pub title: &'a str,
    lines: Vec<&'a str>,
}

/// The cases of a file.
///
/// # Errors
/// A block that does not begin with a boundary.
pub fn cases(text: &str) -> Result<Vec<Case<'_>>, String> {
    let mut all: Vec<Case<'_>> = Vec::new();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    for line in lines {
        match (line.starts_with(' '), all.last_mut()) {
            (true, Some(case)) => case.lines.push(line.trim()),
            _ => {
                let (boundary, title) = line.split_once(": ").ok_or(format!("no boundary: {line}"))?;
                if !["weekend", "holiday", "clock", "close", "also"].contains(&boundary) {
                    return Err(format!("no such boundary: {line}"));
                }
                all.push(Case { boundary, title, lines: Vec::new() });
            }
        }
    }
    Ok(all)
}

impl Case<'_> {
    /// Plays the case and compares.
    ///
    /// # Errors
    /// The line that does not hold, and what was there instead.
    pub fn holds(&self) -> Result<(), String> {
        let mut game = Game::new()?;
        if !self.lines.iter().any(|line| line.contains("=>")) {
            return Err("it expects nothing".to_owned());
        }
        for line in &self.lines {
            game.line(line).map_err(|why| format!("{line}\n      {why}"))?;
        }
        Ok(())
    }
}

struct Game {
    world: World,
    names: BTreeMap<String, String>,
    zone: TimeZone,
    now: Timestamp,
}

impl Game {
    /// Everybody is there: two clients in no circle, one with an address, and people who can be referred.
    fn new() -> Result<Self, String> {
        let zone = TimeZone::get("Europe/Berlin").map_err(|error| error.to_string())?;
        let now = Date::constant(2026, 1, 2).at(12, 0, 0, 0).to_zoned(zone.clone());
        let now = now.map_err(|error| error.to_string())?.timestamp();
        let names = BTreeMap::from(
            [("anna", 1), ("jonas", 2)]
                .map(|(name, nr)| (name.to_owned(), uuid::Uuid::from_u128(nr).to_string())),
        );
        let mut game = Self { world: World::new(berlin()), names, zone, now };
        let street = json!([{"value": {"street": "Am Markt 1", "locality": "Berlin"}}]);
        for (name, roles, contact) in [
            ("maria", json!(["client"]), json!({"name": {"full": "maria"}})),
            ("lea", json!(["client"]), json!({"name": {"full": "lea"}, "addresses": street})),
            ("tom", json!([]), json!({"name": {"full": "tom"}})),
            ("ben", json!([]), json!({"name": {"full": "ben"}})),
        ] {
            game.act(json!({"act": "person.add", "contact": contact, "roles": roles}), None)?;
            game.act(json!({"act": "person.circle", "person": game.names[name], "circle": null}), None)?;
        }
        Ok(game)
    }

    fn act(&mut self, act: Value, happened_on: Option<Date>) -> Result<(), String> {
        let act = Act::from_json(act).map_err(|refusal| Words::ENGLISH.refusal(&refusal))?;
        let decision = self
            .world
            .does(&act, self.now, happened_on)
            .map_err(|refusal| Words::ENGLISH.refusal(&refusal))?;
        for (noun, id) in &decision.ids {
            self.names.insert(format!("@{noun}"), id.to_string());
        }
        for person in decision.after.people.values() {
            self.names.insert(person.name().to_lowercase(), person.id.to_string());
        }
        Ok(())
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        if let Some(expected) = line.strip_prefix("=>") {
            return self.expect(expected);
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let (Some(when), Some(rest)) = (words.get(..3), words.get(3..)) else {
            return Err("a line begins with weekday, day and time".to_owned());
        };
        let now = self.moment(when)?;
        if now < self.now {
            return Err("time runs backwards".to_owned());
        }
        self.now = now;
        match rest.split_first() {
            Some((&"=>", _)) => self.expect(line.split_once("=>").map_or("", |(_, rest)| rest)),
            Some((name, fields)) => {
                let mut act = Map::from_iter([("act".to_owned(), json!(name))]);
                for field in fields {
                    let (key, value) = field.split_once('=').ok_or(format!("no value: {field}"))?;
                    act.insert(key.to_owned(), self.value(value));
                }
                let happened_on = match act.remove("happened_on") {
                    Some(day) => day.as_str().and_then(|day| day.parse().ok()),
                    None => None,
                };
                self.act(Value::Object(act), happened_on)
            }
            None => Err("nothing happens".to_owned()),
        }
    }

    fn value(&self, text: &str) -> Value {
        if let Some(id) = self.names.get(text) {
            return json!(id);
        }
        if let Some(name) = text.strip_prefix('+') {
            return json!({ "name": name });
        }
        if let Some(items) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            return items.split(',').map(|item| self.value(item)).collect();
        }
        serde_json::from_str(text).unwrap_or_else(|_| json!(text))
    }

    fn day(&self, words: &[&str]) -> Result<Date, String> {
        let [weekday, day] = words else { return Err("weekday and day are missing".to_owned()) };
        let day: Date = day.parse().map_err(|_| format!("no day: {day}"))?;
        let name = match day.weekday() {
            Weekday::Monday => "Mon",
            Weekday::Tuesday => "Tue",
            Weekday::Wednesday => "Wed",
            Weekday::Thursday => "Thu",
            Weekday::Friday => "Fri",
            Weekday::Saturday => "Sat",
            Weekday::Sunday => "Sun",
        };
        if name == *weekday { Ok(day) } else { Err(format!("{day} is a {name}, not a {weekday}")) }
    }

    /// Weekday, day and time. A time of Berlin that comes twice or never must be written with its `Z`.
    fn moment(&self, words: &[&str]) -> Result<Timestamp, String> {
        let [weekday, day, time] = words else { return Err("weekday, day and time are missing".to_owned()) };
        let day = self.day(&[weekday, day])?;
        let (time, zone) = match time.strip_suffix('Z') {
            Some(time) => (time, TimeZone::UTC),
            None => (*time, self.zone.clone()),
        };
        let time: Time = time.parse().map_err(|_| format!("no time: {time}"))?;
        let moment = zone.to_ambiguous_zoned(day.to_datetime(time)).unambiguous();
        Ok(moment.map_err(|error| error.to_string())?.timestamp())
    }

    fn duties(&self) -> Vec<Duty> {
        let standings = settle(&self.world.dossier);
        standings.values().filter_map(|it| it.duty().cloned()).filter_map(|duty| duty.at(self.now)).collect()
    }

    fn expect(&self, expected: &str) -> Result<(), String> {
        let words: Vec<&str> = expected.split_whitespace().collect();
        let duties = self.duties();
        let told = |duty: &Duty| {
            let at = duty.due.at.map(|at| format!(" {}", at.to_zoned(self.zone.clone()).time()));
            let name = self.world.dossier.name(duty.person);
            format!("{} {} {name} {}{}", duty.rule, duty.step, duty.due.on, at.unwrap_or_default())
        };
        let there = format!("there is: {}", duties.iter().map(told).collect::<Vec<_>>().join("; "));
        match words.as_slice() {
            ["nothing"] => duties.is_empty().then_some(()).ok_or(there),
            ["no", rule] => duties.iter().all(|duty| duty.rule.code() != *rule).then_some(()).ok_or(there),
            ["ready", person, rest @ ..] => self.expect_ready(person, rest),
            [rule, step, person, weekday, day, rest @ ..] => {
                let of_rule: Vec<&Duty> = duties.iter().filter(|duty| duty.rule.code() == *rule).collect();
                let [duty] = of_rule.as_slice() else { return Err(there) };
                let due_on = self.day(&[weekday, day])?;
                let due_at = match rest {
                    [time] => Some(self.moment(&[weekday, day, time])?),
                    _ => None,
                };
                let holds = duty.step == *step
                    && self.world.dossier.name(duty.person) == *person
                    && (duty.due.on, duty.due.at) == (due_on, due_at);
                holds.then_some(()).ok_or(there)
            }
            _ => Err("what is expected cannot be read".to_owned()),
        }
    }

    fn expect_ready(&self, person: &str, words: &[&str]) -> Result<(), String> {
        let id = self.names.get(person).and_then(|id| id.parse::<PersonId>().ok());
        let found = id.and_then(|id| readiness(&self.world.dossier, id)).ok_or("nobody of that name")?;
        let wanted = if words == ["never"] { None } else { Some(self.day(words)?) };
        if found.day() == wanted { Ok(()) } else { Err(format!("there is: {found:?}")) }
    }
}
