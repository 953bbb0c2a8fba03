//! What to bring up when we meet (P4E): their open matters, what they wait to hear, and whether to ask.

use super::Tone;
use super::gather::Gather;
use super::hearing::Hearing;
use super::names::{named, phrase, sentence};
use crate::looks::dates::day;
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::{Body, Matter};
use goodturn_practice::meeting::Meeting;
use goodturn_practice::promise::PromiseState;
use goodturn_practice::readiness::readiness;
use goodturn_practice::reward::RewardState;

impl Gather<'_> {
    /// When we meet, and what to bring up.
    pub(super) fn meeting(&mut self, meeting: &Meeting) {
        let calendar = self.dossier.firm.rhythm.calendar();
        let time = calendar.time_of(meeting.starts);
        let on = day(calendar.day_of(meeting.starts), self.today);
        self.facts.meeting = format!("{on} at {:02}:{:02}", time.hour(), time.minute());
        self.facts.meeting_words = phrase(&meeting.words);
        let mut points: Vec<(u8, String)> =
            meeting.people.iter().flat_map(|person| self.points(*person)).collect();
        points.sort_by_key(|(place, _)| *place);
        self.facts.points = points.into_iter().map(|(_, words)| words).collect();
    }

    /// The points about one person with their place in the talk, as far as everything around them is known.
    fn points(&self, person: PersonId) -> Vec<(u8, String)> {
        if !self.dossier.core.contains(&person) {
            return Vec::new();
        }
        let Some(name) = named(self.dossier, person, self.tone).map(|name| name.called) else {
            return Vec::new();
        };
        let mut points: Vec<(u8, String)> =
            self.dossier.matters_of(person).filter_map(|matter| self.point(matter, person, &name)).collect();
        points.extend(self.whether_to_ask(person, &name).map(|words| (4, words)));
        points
    }

    /// What went wrong comes first, then news for them, what we bring, and what they had in mind.
    fn point(&self, matter: &Matter, person: PersonId, name: &str) -> Option<(u8, String)> {
        let friend = |id: &PersonId| named(self.dossier, *id, Tone::Formal).map(|name| name.full);
        match &matter.body {
            Body::Complaint(held) if held.person == person && held.is_open() => Some((
                0,
                format!("Before anything else, what went wrong for {name}: {}", sentence(&held.words)),
            )),
            Body::News(held) if held.source == person => {
                let referral = self.dossier.matters.get(&held.referral)?.body.as_referral()?;
                let friend = friend(&held.about).unwrap_or_else(|| "their friend".to_owned());
                held.waits_to_be_told(referral).then(|| (1, news_point(Hearing::of(referral), name, &friend)))
            }
            Body::Reward(held) if held.person == person && matches!(held.state, RewardState::Due { .. }) => {
                Some((2, format!("Something to bring along for {name}: {}", sentence(&held.what))))
            }
            Body::Promise(held) if held.source == person => {
                let about = held.names.first().and_then(friend);
                let words = match (&held.state, about) {
                    (PromiseState::Open { .. }, Some(friend)) => {
                        format!("{name} meant to introduce {friend}. Ask how {friend} is.")
                    }
                    (PromiseState::Open { .. }, None) => {
                        format!("{name} had somebody in mind whom to introduce. Ask about that person.")
                    }
                    (PromiseState::LetGo { .. }, Some(friend)) => {
                        format!("{name} once meant to introduce {friend}. It may come up by itself.")
                    }
                    _ => return None,
                };
                Some((3, words))
            }
            _ => None,
        }
    }

    /// Whether to ask, and for whom.
    fn whether_to_ask(&self, person: PersonId, name: &str) -> Option<String> {
        let ready = readiness(self.dossier, person)?.is_ready(self.today);
        ready.then(|| {
            let ideal = self.dossier.ideals.values().find(|ideal| !ideal.retired);
            match ideal.map(|ideal| phrase(&ideal.name)) {
                Some(ideal) => format!("If it feels right, ask whether {name} knows {ideal}."),
                None => format!("If it feels right, ask {name} who else should know about your work."),
            }
        })
    }
}

/// What somebody waits to hear, as far as they may.
fn news_point(hearing: Hearing, name: &str, friend: &str) -> String {
    let thanks = format!("Thank {name} for the word with {friend}.");
    match (hearing.end(), hearing.stage()) {
        ("", "in_touch") => format!("{thanks} You are in touch; say so."),
        ("", _) => thanks,
        (end, _) => format!("{thanks} Tell how it went: {end}."),
    }
}
