//! What is to become of each record: somebody new, more about somebody known, nothing new, or a question.

use goodturn_exchange::{Card, Options, read, vcard};
use goodturn_practice::contact::Contact;
use goodturn_practice::fold::name_key;
use goodturn_practice::person::Kind;
use goodturn_practice::same::{Verdict, compare, is_mailbox, keys, merge};
use goodturn_practice::saying::{Saying, say};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// What happens to a record that is perhaps somebody in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Maybe {
    /// They come in as somebody new, and the two are proposed as doubles.
    #[default]
    New,
    /// They stay out.
    Skip,
    /// They are taken for the same person.
    Same,
}

/// What is known of the book before a plan is made.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Who holds a key.
    pub(super) holders: HashMap<String, BTreeSet<Uuid>>,
    /// The people who may be meant, with whether they are to be left alone.
    pub(super) people: HashMap<Uuid, (Contact, bool)>,
    /// Records read before, and who they are.
    pub(super) seen: HashMap<Vec<u8>, Uuid>,
}

/// Who a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Who {
    /// Somebody in the book.
    Held(Uuid),
    /// Somebody whom this file brings, by their number.
    Coming(usize),
}

/// Somebody whom the import touches.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) who: Who,
    pub(super) kind: Kind,
    /// For somebody new the whole content; for somebody known all that the file says of them.
    pub(super) contact: Contact,
    /// Numbers of the records that speak of them.
    pub(super) records: Vec<usize>,
    /// Whether they come in as somebody to be left alone: somebody of their name wants to be.
    pub(super) leave_alone: bool,
}

/// What a record comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    New { double_of: Option<Who>, leave_alone: bool },
    Changed,
    Same,
    Refused(Saying),
}

/// The plan of a file.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Everybody touched, in the order of the file.
    pub(super) people: Vec<Planned>,
    /// What each record comes to, and who it is.
    pub(super) fates: Vec<(Fate, Option<Who>)>,
}

/// The id of a card that Goodturn wrote itself.
pub(super) fn own_id(contact: &Contact) -> Option<Uuid> {
    let line = |name: &str| contact.others.iter().find(|other| other.name == name);
    let own = line(vcard::OWN_ID).or_else(|| line("UID"))?;
    own.value.strip_prefix("urn:uuid:")?.parse().ok()
}

struct Planner<'a> {
    known: &'a Known,
    maybe: Maybe,
    plan: Plan,
    /// Keys of the people who are coming, and of those known about whom more is said.
    coming: HashMap<String, BTreeSet<Who>>,
    at: BTreeMap<Who, usize>,
}

/// Plans what becomes of the cards of a file, each with its hash.
pub(super) fn plan(cards: &[Card], hashes: &[Vec<u8>], known: &Known, maybe: Maybe) -> Plan {
    let mut planner =
        Planner { known, maybe, plan: Plan::default(), coming: HashMap::new(), at: BTreeMap::new() };
    for (nr, (card, hash)) in cards.iter().zip(hashes).enumerate() {
        let fate = planner.card(nr, card, hash);
        planner.plan.fates.push(fate);
    }
    planner.plan
}

impl Planner<'_> {
    fn card(&mut self, nr: usize, card: &Card, hash: &[u8]) -> (Fate, Option<Who>) {
        if let Some(person) = self.known.seen.get(hash) {
            return (Fate::Same, Some(Who::Held(*person)));
        }
        let mut contact = card.contact.clone();
        let own = own_id(&contact).filter(|id| self.known.people.contains_key(id));
        if let Some(id) = own {
            // What Goodturn wrote and nobody changed says nothing new, however it reads.
            let ours = format!("urn:uuid:{id}");
            let written = vcard::write(&self.known.people[&id].0, card.kind, &ours);
            let unchanged = read(written.as_bytes(), &Options::default());
            if unchanged.is_ok_and(|reading| reading.cards.iter().any(|own| own.contact == contact)) {
                return (Fate::Same, Some(Who::Held(id)));
            }
            contact.others.retain(|other| other.value != ours);
        }
        contact.others.retain(|other| other.name != vcard::OWN_ID);
        let own = own.map(Who::Held);
        let (same, likely) = self.candidates(&contact, own);
        match (same, likely) {
            (Some(who), _) => self.more(nr, who, &contact),
            (None, Some((who, contact_agrees))) => {
                // Whoever asked to be left alone is not brought in again under another spelling.
                let alone = self.is_alone(who);
                match self.maybe {
                    _ if alone && contact_agrees => (Fate::Same, Some(who)),
                    Maybe::Same => self.more(nr, who, &contact),
                    Maybe::Skip => (Fate::Refused(say("refusal-record-double")), None),
                    Maybe::New => self.comes(nr, card.kind, contact, Some(who), alone),
                }
            }
            (None, None) => self.comes(nr, card.kind, contact, None, false),
        }
    }

    /// Who it surely is, and who it may be (with whether a way to reach them agrees).
    fn candidates(&self, contact: &Contact, own: Option<Who>) -> (Option<Who>, Option<(Who, bool)>) {
        let mut found: BTreeSet<Who> = own.into_iter().collect();
        let mine = keys(contact);
        for key in &mine {
            found.extend(self.known.holders.get(key).into_iter().flatten().map(|id| Who::Held(*id)));
            found.extend(self.coming.get(key).into_iter().flatten());
        }
        let mut likely: Option<(Who, bool)> = None;
        for who in found {
            let Some(held) = self.content(who) else { continue };
            let verdict = compare(held, contact, |key| self.shared(key));
            let reach = keys(held).intersection(&mine).any(|key| !key.starts_with("name:"));
            // A card that says nothing new with the same name and the same way to reach them is theirs, even where
            // several people share that way; so is one that Goodturn wrote.
            let same_name = name_key(&held.name.full) == name_key(&contact.name.full);
            let nothing_new = same_name && (reach || held == contact) && merge(held, contact) == *held;
            let uid = |contact: &Contact| {
                contact.others.iter().find(|other| other.name == "UID").map(|uid| uid.value.clone())
            };
            let same_card = uid(held).is_some() && uid(held) == uid(contact) && verdict != Verdict::Other;
            if verdict == Verdict::Same
                || nothing_new
                || same_card
                || (own == Some(who) && verdict != Verdict::Other)
            {
                return (Some(who), None);
            }
            // Of several who may be meant, whoever wants to be left alone decides.
            let first = likely.is_none_or(|(other, _)| self.is_alone(who) && !self.is_alone(other));
            if verdict == Verdict::Likely && first {
                likely = Some((
                    who,
                    reach && mine.iter().any(|key| !key.starts_with("name:") && !is_mailbox(key)),
                ));
            }
        }
        (None, likely)
    }

    /// Whether somebody in the book wants to be left alone.
    fn is_alone(&self, who: Who) -> bool {
        matches!(who, Who::Held(id) if self.known.people.get(&id).is_some_and(|(_, alone)| *alone))
    }

    fn content(&self, who: Who) -> Option<&Contact> {
        match (self.at.get(&who), who) {
            (Some(at), _) => Some(&self.plan.people[*at].contact),
            (None, Who::Held(id)) => self.known.people.get(&id).map(|(contact, _)| contact),
            (None, Who::Coming(_)) => None,
        }
    }

    /// Whether several people have a mail address or number.
    fn shared(&self, key: &str) -> bool {
        let mut holders: BTreeSet<Who> =
            self.known.holders.get(key).into_iter().flatten().map(|id| Who::Held(*id)).collect();
        holders.extend(self.coming.get(key).into_iter().flatten());
        holders.len() > 1
    }

    fn more(&mut self, nr: usize, who: Who, contact: &Contact) -> (Fate, Option<Who>) {
        let Some(held) = self.content(who) else { return (Fate::Same, Some(who)) };
        let whole = merge(held, contact);
        if whole == *held {
            return (Fate::Same, Some(who));
        }
        self.note_keys(who, &whole);
        match self.at.get(&who) {
            Some(at) => {
                self.plan.people[*at].contact = whole;
                self.plan.people[*at].records.push(nr);
            }
            None => {
                let (kind, contact, records) = (Kind::Person, whole, vec![nr]);
                self.put(Planned { who, kind, contact, records, leave_alone: false });
            }
        }
        (Fate::Changed, Some(who))
    }

    fn comes(
        &mut self,
        nr: usize,
        kind: Kind,
        contact: Contact,
        double_of: Option<Who>,
        leave_alone: bool,
    ) -> (Fate, Option<Who>) {
        let who = Who::Coming(nr);
        self.note_keys(who, &contact);
        self.put(Planned { who, kind, contact, records: vec![nr], leave_alone });
        (Fate::New { double_of, leave_alone }, Some(who))
    }

    fn put(&mut self, planned: Planned) {
        self.at.insert(planned.who, self.plan.people.len());
        self.plan.people.push(planned);
    }

    fn note_keys(&mut self, who: Who, contact: &Contact) {
        for key in keys(contact) {
            self.coming.entry(key).or_default().insert(who);
        }
    }
}
