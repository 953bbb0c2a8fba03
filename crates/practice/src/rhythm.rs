//! The rhythm of a workspace: waiting times, quotas, working hours. Defaults are those of section 4 of the practice.

use crate::calendar::{Calendar, Hours};
use crate::refusal::Refusal;
use crate::saying::{Part, Saying, say};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// When a person may be asked for an introduction at all (P20).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AskPolicy {
    /// Somebody is asked once they show or say that the work was good.
    #[default]
    TrustFirst,
    /// Every client is asked at every meeting. Risk: an ask before the work has shown its worth can cost goodwill.
    EveryMeeting,
}

/// The settings of a workspace. Days are calendar days moved to the next working day unless a field says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Rhythm {
    /// When the firm is open.
    pub hours: Hours,
    /// How many duties a member's day holds (waiting and moments are never cut).
    pub capacity: u16,
    /// How many duties one person may appear in on one day, besides waiting and moments.
    pub per_person: u16,
    /// How many asks are proposed to a member a day (P43).
    pub asks_a_day: u16,
    /// Asks made of one person, household or organization within a year, at most (P21).
    pub asks_a_year: u16,
    /// Whom to ask (P20).
    pub ask_policy: AskPolicy,
    /// P29: days until an unanswered ask is raised again, and again, and closed.
    pub answer_days: u16,
    /// P29: days after which a planned ask that was not made is kept or dropped.
    pub planned_days: u16,
    /// P31: days until we ask whether an introduction happened.
    pub happened_days: u16,
    /// P32: days until a promise without a day is brought to mind, and again, and let go.
    pub remind_days: u16,
    /// P33: working hours within which an introduction is followed up.
    pub follow_up_hours: u16,
    /// P33: working days after the first try on which the next tries follow.
    pub tries: Vec<u16>,
    /// P33: working days after the last try until the question whether they were never reached.
    pub never_reached_days: u16,
    /// P34: days until a source hears that nobody was reached yet.
    pub not_yet_days: u16,
    /// P35: days until a conversation without an agreed day is moved on.
    pub move_days: u16,
    /// P36: days without news until a source hears how it stands.
    pub progress_days: u16,
    /// P39: days until a reward is settled.
    pub reward_days: u16,
    /// P3C: days after the call until we make sure that it was put right, when no day was agreed.
    pub put_right_days: u16,
    /// P46: days before the date on which a card goes to the post.
    pub card_days: u16,
    /// P46: days after the date on which an occasion passes by itself.
    pub occasion_passes_days: u16,
    /// P4G: day after the name on which the person referred must have been told.
    pub notice_days: u16,
    /// P50: days between touches in circle A.
    pub circle_a_days: u16,
    /// P50: days between touches in circle B.
    pub circle_b_days: u16,
    /// P50: days between touches in circle C.
    pub circle_c_days: u16,
    /// P20: days of rest after a promise ended.
    pub rest_after_promise: u16,
    /// P20: days of rest after an answer, or none.
    pub rest_after_answer: u16,
    /// P20: days of rest after *not now* without a day.
    pub rest_after_not_now: u16,
    /// P20: days of rest after *declined*.
    pub rest_after_declined: u16,
    /// P19: days of rest after a complaint was put right.
    pub rest_after_complaint: u16,
    /// P45: how many times a year a letter may carry the line that recommendations are welcome.
    pub welcome_lines_a_year: u16,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self {
            hours: Hours::default(),
            capacity: 8,
            per_person: 2,
            asks_a_day: 1,
            asks_a_year: 4,
            ask_policy: AskPolicy::TrustFirst,
            answer_days: 7,
            planned_days: 14,
            happened_days: 7,
            remind_days: 14,
            follow_up_hours: 4,
            tries: vec![2, 5, 10, 20],
            never_reached_days: 10,
            not_yet_days: 3,
            move_days: 14,
            progress_days: 30,
            reward_days: 7,
            put_right_days: 3,
            card_days: 5,
            occasion_passes_days: 3,
            notice_days: 25,
            circle_a_days: 30,
            circle_b_days: 60,
            circle_c_days: 90,
            rest_after_promise: 60,
            rest_after_answer: 90,
            rest_after_not_now: 30,
            rest_after_declined: 365,
            rest_after_complaint: 30,
            welcome_lines_a_year: 4,
        }
    }
}

impl Rhythm {
    /// The calendar of these hours. Hours are checked whenever they are set, so the default only serves a workspace
    /// whose zone a later zone table no longer knows.
    pub fn calendar(&self) -> Calendar {
        Calendar::new(&self.hours)
            .or_else(|| Calendar::new(&Hours { zone: "UTC".to_owned(), ..self.hours.clone() }))
            .or_else(|| Calendar::new(&Hours::default()))
            .expect("UTC is always known")
    }

    /// The rhythm with one setting changed, by its name as `goodturn rhythm` prints it (`remind_days`, `hours.zone`).
    ///
    /// # Errors
    /// Refuses a name that is not a setting, and a value that the setting cannot have.
    pub fn with(&self, key: &str, value: &str) -> Result<Self, Refusal> {
        let field = |refusal: &Refusal| if refusal.code == "bad_value" { "value" } else { "setting" };
        self.put(key, value)
            .and_then(|next| next.checked().map_err(|why| unfit(key, value, why.into())))
            .map_err(|refusal| Refusal { field: Some(field(&refusal).to_owned()), ..refusal })
    }

    /// The rhythm with several settings changed at once: they are judged together, so that a day can be moved from
    /// 9 to 17 to 18 to 22 although no half of that would do.
    ///
    /// # Errors
    /// Refuses a name that is not a setting, and names the setting whose value does not fit.
    pub fn with_all(&self, changes: &BTreeMap<String, String>) -> Result<Self, Refusal> {
        let mut all = self.clone();
        for (key, value) in changes {
            all = all.put(key, value)?;
        }
        let Err(why) = all.clone().checked() else { return Ok(all) };
        // Which of them it is: the first without which the others would do.
        let fits_without = |left_out: &&String| {
            let mut others = changes.iter().filter(|(key, _)| key != left_out);
            others
                .try_fold(self.clone(), |rhythm, (key, value)| rhythm.put(key, value))
                .is_ok_and(|rhythm| rhythm.checked().is_ok())
        };
        let key = changes.keys().find(fits_without).or_else(|| changes.keys().next());
        let key = key.map(String::as_str).unwrap_or_default();
        Err(unfit(key, changes.get(key).map(String::as_str).unwrap_or_default(), why.into()))
    }

    /// One setting changed and not yet judged. A list may be written as JSON or with commas: `2, 5, 10`.
    fn put(&self, key: &str, value: &str) -> Result<Self, Refusal> {
        let mut all = serde_json::to_value(self).unwrap_or_default();
        let Some(place) = all.pointer_mut(&format!("/{}", key.replace('.', "/"))) else {
            return Err(Refusal::new("unknown_setting", say("refusal-rhythm-unknown").with("key", key))
                .at(&format!("settings.{key}")));
        };
        let read = |text: &str| serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()));
        *place = match &*place {
            Value::String(_) => Value::String(value.to_owned()),
            Value::Array(_) if !value.trim_start().starts_with('[') => {
                value.split(',').map(str::trim).filter(|item| !item.is_empty()).map(read).collect()
            }
            _ => read(value),
        };
        serde_json::from_value(all).map_err(|error| unfit(key, value, error.to_string().into()))
    }

    /// The rhythm itself if it can be lived by, else why not.
    ///
    /// # Errors
    /// Says what is wrong: an unknown zone, no hour of work, a number out of range.
    pub fn checked(self) -> Result<Self, Saying> {
        if Calendar::new(&Hours { zone: self.hours.zone.clone(), ..Hours::default() }).is_none() {
            return Err(say("refusal-rhythm-zone").with("zone", self.hours.zone));
        }
        if Calendar::new(&self.hours).is_none() {
            return Err(say("refusal-rhythm-hours"));
        }
        if self.hours.weekdays.is_empty() || self.hours.weekdays.iter().any(|day| !(1..=7).contains(day)) {
            return Err(say("refusal-rhythm-weekdays"));
        }
        if self.tries.is_empty()
            || self.tries.len() > 12
            || self.tries.windows(2).any(|pair| pair[0] >= pair[1])
        {
            return Err(say("refusal-rhythm-tries"));
        }
        if self.capacity == 0 || self.capacity > 200 || self.per_person == 0 {
            return Err(say("refusal-rhythm-capacity"));
        }
        let days = [
            self.answer_days,
            self.planned_days,
            self.happened_days,
            self.remind_days,
            self.not_yet_days,
            self.move_days,
            self.progress_days,
            self.reward_days,
            self.put_right_days,
            self.card_days,
            self.circle_a_days,
            self.circle_b_days,
            self.circle_c_days,
            self.never_reached_days,
            self.notice_days,
        ];
        if days.iter().any(|days| !(1..=730).contains(days)) || !(1..=80).contains(&self.follow_up_hours) {
            return Err(say("refusal-rhythm-days"));
        }
        Ok(self)
    }
}

/// What does not fit, where, and why not.
fn unfit(key: &str, value: &str, why: Part) -> Refusal {
    let saying = say("refusal-rhythm-value").with("value", value).with("key", key).with("why", why);
    Refusal::value(&format!("settings.{key}"), saying)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_changed_by_its_name_and_checked() {
        let rhythm = Rhythm::default();
        assert_eq!(rhythm.with("remind_days", "10").unwrap().remind_days, 10);
        assert_eq!(rhythm.with("hours.zone", "Europe/Berlin").unwrap().hours.zone, "Europe/Berlin");
        assert_eq!(rhythm.with("ask_policy", "every_meeting").unwrap().ask_policy, AskPolicy::EveryMeeting);
        assert_eq!(rhythm.with("remind_day", "10").unwrap_err().code, "unknown_setting");
        for (key, value) in [
            ("hours.zone", "Mars/Olympus"),
            ("remind_days", "0"),
            ("remind_days", "soon"),
            ("hours.closes", "08:00:00"),
            ("tries", "[5,2]"),
        ] {
            assert_eq!(rhythm.with(key, value).unwrap_err().code, "bad_value", "{key}");
        }
    }

    #[test]
    fn settings_that_belong_together_are_changed_together_and_the_wrong_one_is_named() {
        let rhythm = Rhythm::default();
        let changes = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
        };
        let late = changes(&[("hours.opens", "18:00"), ("hours.closes", "22:00"), ("tries", "1, 3,7")]);
        let changed = rhythm.with_all(&late).unwrap();
        assert_eq!(changed.hours.opens, jiff::civil::time(18, 0, 0, 0));
        assert_eq!(changed.tries, [1, 3, 7]);
        assert!(rhythm.with("hours.opens", "18:00").is_err());
        let days = rhythm.with_all(&changes(&[("hours.weekdays", "2,3"), ("hours.holidays", "2026-12-24")]));
        assert_eq!(days.unwrap().hours.weekdays, [2, 3].into());
        let wrong = changes(&[("answer_days", "9"), ("remind_days", "0"), ("tries", "2,5")]);
        let refusal = rhythm.with_all(&wrong).unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("settings.remind_days"));
        assert_eq!(rhythm.with("hours.holidays", "").unwrap().hours.holidays.len(), 0);
    }
}
