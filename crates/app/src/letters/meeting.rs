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
        self.facts.points = meeting.people.iter().flat_map(|person| self.points(*person)).collect();
    }

    /// The points about one person, as far as everything around them is known.
    fn points(&self, person: PersonId) -> Vec<String> {
        if !self.dossier.core.contains(&person) {
            return Vec::new();
        }
        let Some(name) = named(self.dossier, person, Tone::Familiar).map(|name| name.called) else {
            return Vec::new();
        };
        let mut points: Vec<String> =
            self.dossier.matters_of(person).filter_map(|matter| self.point(matter, person, &name)).collect();
        points.extend(self.whether_to_ask(person, &name));
        points
    }

    fn point(&self, matter: &Matter, person: PersonId, name: &str) -> Option<String> {
        let friend = |id| named(self.dossier, id, Tone::Formal).map_or("their friend".to_owned(), |n| n.full);
        match &matter.body {
            Body::Complaint(held) if held.person == person && held.is_open() => {
                Some(format!("First of all, what went wrong for {name}: {}", sentence(&held.words)))
            }
            Body::News(held) if held.source == person => {
                let referral = self.dossier.matters.get(&held.referral)?.body.as_referral()?;
                held.waits_to_be_told(referral)
                    .then(|| news_point(Hearing::of(referral), name, &friend(held.about)))
            }
            Body::Promise(held) if held.source == person => {
                let about = held.names.first().map_or("somebody".to_owned(), |id| friend(*id));
                match held.state {
                    PromiseState::Open { .. } => {
                        Some(format!("{name} meant to introduce {about}. Ask how {about} is."))
                    }
                    PromiseState::LetGo { .. } => {
                        Some(format!("{name} once meant to introduce {about}. It may come up by itself."))
                    }
                    PromiseState::Kept { .. } | PromiseState::Withdrawn { .. } => None,
                }
            }
            Body::Reward(held) if held.person == person && matches!(held.state, RewardState::Due { .. }) => {
                Some(format!("Something to bring along for {name}: {}", sentence(&held.what)))
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
    let thanks = format!("Thank {name} for {friend}.");
    match (hearing.end(), hearing.stage()) {
        ("", "in_touch") => format!("{thanks} You are in touch; say so."),
        ("", _) => thanks,
        (end, _) => format!("{thanks} Tell how it went: {end}."),
    }
}
