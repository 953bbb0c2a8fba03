//! What to bring up when we meet (P4E): their open matters, what they wait to hear, and whether to ask.

use super::Tone;
use super::gather::Gather;
use super::hearing::Hearing;
use super::names::{named, phrase, sentence};
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::{Body, Matter};
use goodturn_practice::meeting::Meeting;
use goodturn_practice::person::Role;
use goodturn_practice::promise::PromiseState;
use goodturn_practice::readiness::readiness;
use goodturn_practice::reward::RewardState;
use goodturn_practice::touch::Direction;

impl Gather<'_> {
    /// When we meet, and what to bring up.
    pub(super) fn meeting(&mut self, meeting: &Meeting) {
        let calendar = self.dossier.firm.rhythm.calendar();
        let time = calendar.time_of(meeting.starts);
        let day = self.words.on_day(calendar.day_of(meeting.starts), self.today);
        let time = self.words.time(time);
        self.facts.meeting = self.words.tell2("letter-meeting-at", ("day", day), ("time", time));
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
        points.extend(self.last_said(person, &name).map(|words| (2, words)));
        points.extend(self.whether_to_ask(person, &name).map(|words| (4, words)));
        points
    }

    /// What went wrong comes first, then news for them, what we bring, and what they had in mind.
    fn point(&self, matter: &Matter, person: PersonId, name: &str) -> Option<(u8, String)> {
        let friend = |id: &PersonId| named(self.dossier, *id, Tone::Formal).map(|name| name.full);
        match &matter.body {
            Body::Complaint(held) if held.person == person && held.is_open() => Some((
                0,
                self.words.tell2("letter-point-complaint", ("name", name), ("words", sentence(&held.words))),
            )),
            Body::News(held) if held.source == person => {
                let referral = self.dossier.matters.get(&held.referral)?.body.as_referral()?;
                let friend = friend(&held.about).unwrap_or_else(|| self.words.say("letter-their-friend"));
                held.waits_to_be_told(referral)
                    .then(|| (1, self.news_point(Hearing::of(referral), name, &friend)))
            }
            Body::Reward(held) if held.person == person && matches!(held.state, RewardState::Due { .. }) => {
                let what = sentence(&held.what);
                Some((2, self.words.tell2("letter-point-reward", ("name", name), ("words", what))))
            }
            Body::Promise(held) if held.source == person => {
                let about = held.names.first().and_then(friend);
                let words = match (&held.state, about) {
                    (PromiseState::Open { .. }, Some(friend)) => {
                        self.words.tell2("letter-point-promise", ("name", name), ("friend", friend))
                    }
                    (PromiseState::Open { .. }, None) => {
                        self.words.tell1("letter-point-promise-nobody", "name", name)
                    }
                    (PromiseState::LetGo { .. }, Some(friend)) => {
                        self.words.tell2("letter-point-let-go", ("name", name), ("friend", friend))
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
            if let Some(friends) = self.fitting_friends(person) {
                return self.words.tell2("letter-point-ask-names", ("name", name), ("friends", friends));
            }
            let ideal = self.dossier.ideals.values().find(|ideal| !ideal.retired);
            match ideal.map(|ideal| phrase(&ideal.name)) {
                Some(ideal) => self.words.tell2("letter-point-ask-ideal", ("name", name), ("ideal", ideal)),
                None => self.words.tell1("letter-point-ask", "name", name),
            }
        })
    }

    /// One or two people they know who may become clients: a name is easier to answer than a kind of person (P23).
    fn fitting_friends(&self, person: PersonId) -> Option<String> {
        let ties = self.dossier.ties.values().filter(|tie| tie.a == person || tie.b == person);
        let mut known: Vec<_> =
            ties.map(|tie| (tie.strength, if tie.a == person { tie.b } else { tie.a })).collect();
        // The warmest first.
        known.sort_by_key(|(strength, other)| (std::cmp::Reverse(*strength), *other));
        let wanted = |other: &PersonId| {
            let held = self.dossier.people.get(other);
            held.is_some_and(|held| held.is_there() && held.roles.contains(&Role::Prospect))
        };
        let fitting = known.into_iter().map(|(_, other)| other).filter(wanted);
        let names: Vec<String> = fitting
            .filter_map(|other| named(self.dossier, other, Tone::Formal))
            .map(|it| it.full)
            .take(2)
            .collect();
        (!names.is_empty()).then(|| self.words.choice(&names.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    /// What they said last, in the words that were written down: perhaps something can be done about it (P4E).
    fn last_said(&self, person: PersonId, name: &str) -> Option<String> {
        let said = |touch: &&goodturn_practice::touch::Touch| {
            touch.person == person && touch.direction == Direction::FromThem && !touch.words.is_empty()
        };
        let last = self.dossier.touches.iter().filter(said).max_by_key(|touch| touch.on)?;
        let day = self.words.on_day(last.on, self.today);
        let with = [("name", name.into()), ("day", day.into()), ("words", phrase(&last.words).into())];
        Some(self.words.tell("letter-point-said", with))
    }

    /// What somebody waits to hear, as far as they may.
    fn news_point(&self, hearing: Hearing, name: &str, friend: &str) -> String {
        let about = [("name", name.into()), ("friend", friend.into())];
        match (hearing.end(), hearing.stage()) {
            (None, "in_touch") => self.words.tell("letter-point-in-touch", about),
            (None, _) => self.words.tell("letter-point-thanks", about),
            (Some(end), _) => {
                let end = [("end", self.words.say(end).into())];
                self.words.tell("letter-point-outcome", about.into_iter().chain(end))
            }
        }
    }
}
