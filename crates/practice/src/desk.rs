//! The desk on which one act is decided: the dossier, the time, and a record of what was touched.
//!
//! Acts change records only through the desk, so none can forget to say what it changed: what was put on the desk
//! differently from how it lay there is saved, and everything else is left alone.

use crate::calendar::Calendar;
use crate::contact::Contact;
use crate::dossier::Dossier;
use crate::event::{Event, Happened};
use crate::id::{Fresh, IdealId, MatterId, MemberId, PersonId, TieId, TouchId, WordingId};
use crate::ideal::Ideal;
use crate::matter::{Body, Matter};
use crate::person::{Origin, Person};
use crate::refusal::Refusal;
use crate::rhythm::Rhythm;
use crate::saying::say;
use crate::tie::{Strength, Tie};
use crate::touch::{Channel, Direction, Touch};
use crate::wording::Wording;
use crate::workspace::{Firm, Member, MemberRole};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Who acts, when it is noted, and when it happened.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The clock of the workspace.
    pub now: Timestamp,
    /// The local day on which it happened, when it is noted later: "we met on Tuesday".
    pub happened_on: Option<Date>,
    /// The member; `None` for the clock and for set-up.
    pub by: Option<MemberId>,
}

/// A record that an act touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touched {
    /// Firm, rhythm, members.
    Firm,
    /// An entry.
    Person(PersonId),
    /// A matter.
    Matter(MatterId),
    /// A tie.
    Tie(TieId),
    /// An ideal.
    Ideal(IdealId),
    /// The firm's own words for a letter.
    Wording(WordingId),
    /// A touch.
    Touch(TouchId),
}

/// The desk of one act.
pub struct Desk<'a> {
    dossier: &'a mut Dossier,
    calendar: Calendar,
    moment: Moment,
    fresh: &'a mut Fresh,
    pub(crate) touched: BTreeSet<Touched>,
    pub(crate) events: Vec<Happened>,
    pub(crate) ids: BTreeMap<&'static str, Uuid>,
    pub(crate) succession: Option<(MemberId, MemberId)>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(dossier: &'a mut Dossier, moment: Moment, fresh: &'a mut Fresh) -> Self {
        let calendar = dossier.firm.rhythm.calendar();
        Self {
            dossier,
            calendar,
            moment,
            fresh,
            touched: BTreeSet::new(),
            events: Vec::new(),
            ids: BTreeMap::new(),
            succession: None,
        }
    }

    /// Working days and hours of the firm.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The waiting times.
    pub fn rhythm(&self) -> &Rhythm {
        &self.dossier.firm.rhythm
    }

    /// Today, by the clock of the workspace and in its zone.
    pub fn today(&self) -> Date {
        self.calendar.day_of(self.moment.now)
    }

    /// The local day on which it happened.
    pub fn on(&self) -> Date {
        self.moment.happened_on.unwrap_or_else(|| self.today())
    }

    /// The moment at which it happened. Of an earlier day only the day is known: its close of work stands for it, so
    /// that "the same day" and the working hours count from the next morning.
    pub fn at(&self) -> Timestamp {
        match self.moment.happened_on {
            Some(day) if day != self.today() => self.calendar.closing(day),
            _ => self.moment.now,
        }
    }

    /// The clock of the workspace.
    pub fn now(&self) -> Timestamp {
        self.moment.now
    }

    /// The member who acts; nobody at set-up and when the clock does.
    pub fn by(&self) -> Option<MemberId> {
        self.moment.by
    }

    /// What the member who acts may do; set-up and the clock act as owners.
    pub fn role(&self) -> MemberRole {
        let by = self.moment.by.and_then(|id| self.dossier.firm.member(id));
        by.map_or(if self.moment.by.is_none() { MemberRole::Owner } else { MemberRole::Viewer }, |member| {
            member.role
        })
    }

    /// Whether whoever acts may change anything.
    ///
    /// # Errors
    /// Refuses a viewer.
    pub fn may_change(&self) -> Result<(), Refusal> {
        if self.role() == MemberRole::Viewer {
            return Err(Refusal::new("not_allowed", say("refusal-viewer")));
        }
        Ok(())
    }

    /// The firm, to be changed.
    pub fn firm_mut(&mut self) -> &mut Firm {
        self.touched.insert(Touched::Firm);
        &mut self.dossier.firm
    }

    /// The firm.
    pub fn firm(&self) -> &Firm {
        &self.dossier.firm
    }

    /// Everything of the leaving member becomes the other's, wherever it lies.
    pub fn succeed(&mut self, from: MemberId, to: MemberId) {
        self.succession = Some((from, to));
    }

    /// A member by id.
    ///
    /// # Errors
    /// Refuses an id that is no member here.
    pub fn member(&self, id: MemberId, field: &str) -> Result<&Member, Refusal> {
        self.dossier.firm.member(id).ok_or_else(|| Refusal::unknown("member", field))
    }

    /// An entry by id.
    ///
    /// # Errors
    /// Refuses an id that is no entry here.
    pub fn person(&self, id: PersonId, field: &str) -> Result<&Person, Refusal> {
        self.dossier.people.get(&id).ok_or_else(|| Refusal::unknown("person", field))
    }

    /// An entry by id, when it is on the desk.
    pub fn find_person(&self, id: PersonId) -> Option<&Person> {
        self.dossier.people.get(&id)
    }

    /// An entry by id, to be changed.
    ///
    /// # Errors
    /// Refuses an id that is no entry here.
    pub fn person_mut(&mut self, id: PersonId, field: &str) -> Result<&mut Person, Refusal> {
        let person = self.dossier.people.get_mut(&id).ok_or_else(|| Refusal::unknown("person", field))?;
        self.touched.insert(Touched::Person(id));
        Ok(person)
    }

    /// Takes a new entry in.
    pub fn add_person(&mut self, contact: Contact, origin: Origin) -> PersonId {
        let id = PersonId(self.fresh.uuid());
        self.dossier.people.insert(id, Person::new(id, contact, origin));
        self.dossier.core.insert(id);
        self.touched.insert(Touched::Person(id));
        self.ids.insert("person", id.0);
        self.happened(Event::PersonAdded, &[id]);
        id
    }

    /// A matter by id.
    ///
    /// # Errors
    /// Refuses an id that is no matter here.
    pub fn matter(&self, id: MatterId, field: &str) -> Result<&Matter, Refusal> {
        self.dossier.matters.get(&id).ok_or_else(|| Refusal::unknown("matter", field))
    }

    /// A matter by id, when it is on the desk.
    pub fn find_matter(&self, id: MatterId) -> Option<&Matter> {
        self.dossier.matters.get(&id)
    }

    /// A matter by id, to be changed.
    ///
    /// # Errors
    /// Refuses an id that is no matter here.
    pub fn matter_mut(&mut self, id: MatterId, field: &str) -> Result<&mut Matter, Refusal> {
        let matter = self.dossier.matters.get_mut(&id).ok_or_else(|| Refusal::unknown("matter", field))?;
        self.touched.insert(Touched::Matter(id));
        Ok(matter)
    }

    /// The matters that a person has any part in.
    pub fn matters_of(&self, person: PersonId) -> impl Iterator<Item = &Matter> {
        self.dossier.matters_of(person)
    }

    /// Everything on the desk, to look at.
    pub fn dossier(&self) -> &Dossier {
        self.dossier
    }

    /// How a matter stands as it lies on the desk.
    pub fn standing(&self, matter: &Matter) -> crate::duty::Standing {
        matter.standing(self.dossier, &self.calendar)
    }

    /// The day on which a duty is due of itself, as nobody had put it off.
    pub fn own_day(&self, duty: &crate::duty::Duty) -> Option<Date> {
        self.find_matter(duty.matter)?.own_day(self.dossier, &self.calendar, duty.rule, &duty.step)
    }

    /// Opens a matter.
    pub fn open(&mut self, body: Body) -> MatterId {
        let id = MatterId(self.fresh.uuid());
        self.ids.insert(body.kind(), id.0);
        let matter = Matter { id, opened_on: self.on(), owner: None, put_off: None, body };
        self.dossier.core.extend(matter.body.people().iter().map(|(person, _)| *person));
        self.dossier.matters.insert(id, matter);
        self.touched.insert(Touched::Matter(id));
        id
    }

    /// Notes a contact; it resets the touch clock of the person.
    pub fn touch(
        &mut self,
        person: PersonId,
        channel: Channel,
        direction: Direction,
        words: &str,
    ) -> TouchId {
        crate::relationship::touched(self, person);
        self.add_touch(person, Some(channel), direction, words)
    }

    /// Keeps a remark about a person; no clock moves.
    pub fn remark(&mut self, person: PersonId, words: &str) -> TouchId {
        self.add_touch(person, None, Direction::ToThem, words)
    }

    fn add_touch(
        &mut self,
        person: PersonId,
        channel: Option<Channel>,
        direction: Direction,
        words: &str,
    ) -> TouchId {
        let id = TouchId(self.fresh.uuid());
        let touch = Touch { id, person, on: self.on(), channel, direction, words: words.trim().to_owned() };
        self.dossier.touches.push(touch);
        self.touched.insert(Touched::Touch(id));
        self.ids.insert("touch", id.0);
        id
    }

    /// Keeps of the contacts with a person that they were, and no word of them.
    pub fn forget_touches(&mut self, person: PersonId) {
        for touch in self.dossier.touches.iter_mut().filter(|touch| touch.person == person) {
            touch.words.clear();
            self.touched.insert(Touched::Touch(touch.id));
        }
    }

    /// Notes a tie or changes the one between the two.
    pub fn put_tie(&mut self, a: PersonId, b: PersonId, strength: Strength, words: &str) -> TieId {
        let held = self.dossier.ties.values().find(|tie| tie.a == a && tie.b == b).map(|tie| tie.id);
        let id = held.unwrap_or_else(|| TieId(self.fresh.uuid()));
        self.dossier.ties.insert(id, Tie { id, a, b, strength, words: words.trim().to_owned() });
        self.touched.insert(Touched::Tie(id));
        self.ids.insert("tie", id.0);
        id
    }

    /// Takes the tie between the two away.
    pub fn remove_tie(&mut self, a: PersonId, b: PersonId) -> Option<TieId> {
        let id = self.dossier.ties.values().find(|tie| tie.a == a && tie.b == b).map(|tie| tie.id)?;
        self.dossier.ties.remove(&id);
        self.touched.insert(Touched::Tie(id));
        Some(id)
    }

    /// An ideal by id.
    ///
    /// # Errors
    /// Refuses an id that is no ideal here.
    pub fn ideal(&self, id: IdealId, field: &str) -> Result<&Ideal, Refusal> {
        self.dossier.ideals.get(&id).ok_or_else(|| Refusal::unknown("ideal", field))
    }

    /// Puts an ideal down.
    pub fn put_ideal(&mut self, ideal: Ideal) {
        self.touched.insert(Touched::Ideal(ideal.id));
        self.ids.insert("ideal", ideal.id.0);
        self.dossier.ideals.insert(ideal.id, ideal);
    }

    /// Puts the firm's own words for a letter down.
    pub fn put_wording(&mut self, wording: Wording) {
        let id = wording.place.id();
        self.touched.insert(Touched::Wording(id));
        self.ids.insert("wording", id.0);
        self.dossier.wordings.insert(id, wording);
    }

    /// Takes the firm's own words for a letter away; whether there were any.
    pub fn remove_wording(&mut self, id: WordingId) -> bool {
        self.touched.insert(Touched::Wording(id));
        self.dossier.wordings.remove(&id).is_some()
    }

    /// An id for a new ideal.
    pub fn fresh_ideal(&mut self) -> IdealId {
        IdealId(self.fresh.uuid())
    }

    /// An id for a new member.
    pub fn fresh_member(&mut self) -> MemberId {
        let id = MemberId(self.fresh.uuid());
        self.ids.insert("member", id.0);
        id
    }

    /// Notes what happened, and to whom, the one it is about first. Events hold ids and choices, never words about
    /// people.
    pub fn happened(&mut self, event: Event, people: &[PersonId]) {
        let mut once: Vec<PersonId> = Vec::with_capacity(people.len());
        for person in people {
            if !once.contains(person) {
                once.push(*person);
            }
        }
        self.events.push(Happened { event, on: self.on(), people: once });
    }
}
