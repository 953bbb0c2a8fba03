//! The best people to ask now (P43): computed for the day, in the order of what an ask is expected to bring.

use super::desk::draft_ask;
use super::today::{MatterShown, PersonShown, Shown};
use super::why::Why;
use crate::words::Words;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::Rule;
use goodturn_practice::id::{MemberId, PersonId};
use goodturn_practice::matter::Body;
use goodturn_practice::person::{Mood, Person, Role};
use goodturn_practice::readiness::{expectation, readiness};
use goodturn_practice::workspace::Firm;
use goodturn_store::rows;
use goodturn_store::{Result, Tx};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How many of the likely ones are looked at closely: the index may be a few days behind the truth.
const LOOKED_AT: i64 = 24;
/// How many of them at a time: the first are nearly always enough.
const PORTION: usize = 4;

/// The people to propose to a member on a day, the best first: as many as the quota leaves after whom they asked
/// today, and as the day has room for. Nobody who is `busy`.
#[allow(clippy::too_many_arguments, reason = "what a proposal is made of, each said once")]
pub(super) async fn proposals(
    tx: &mut Tx,
    firm: Firm,
    member: MemberId,
    today: Date,
    busy: &BTreeSet<PersonId>,
    room: usize,
    drafts: bool,
    words: Words,
) -> Result<Vec<Shown>> {
    let quota = usize::from(firm.rhythm.asks_a_day);
    if quota == 0 || room == 0 {
        return Ok(Vec::new());
    }
    let workspace = firm.id.0;
    let room = quota.saturating_sub(rows::asked_on(tx, workspace, member.0, today).await?).min(room);
    if room == 0 {
        return Ok(Vec::new());
    }
    let mut likely = Vec::new();
    for owner in whose(&firm, member) {
        likely.extend(rows::ready_people(tx, workspace, owner, today, LOOKED_AT).await?);
    }
    likely.retain(|(_, id)| !busy.contains(&PersonId(*id)));
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let name = firm.member(member).map(|it| it.name.clone()).unwrap_or_default();
    let mut best: Vec<(f64, Shown)> = Vec::new();
    for portion in likely.chunks(PORTION.max(room)) {
        let ids: BTreeSet<Uuid> = portion.iter().map(|(_, id)| *id).collect();
        let mut dossier = rows::load(tx, firm.clone(), &ids, today).await?;
        if drafts {
            dossier.wordings = rows::wordings(tx, workspace).await?;
        }
        let ready = ids
            .into_iter()
            .map(PersonId)
            .filter(|id| readiness(&dossier, *id).is_some_and(|ready| ready.is_ready(today)));
        best.extend(ready.map(|id| {
            let draft = if drafts { draft_ask(id, &dossier, today, &name) } else { None };
            (expectation(&dossier, id), Shown { draft, ..shown(words, &dossier, id, member, today) })
        }));
        if best.len() >= room {
            break;
        }
    }
    best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.id.cmp(&b.1.id)));
    Ok(best.into_iter().take(room).map(|(_, shown)| shown).collect())
}

/// Whose people a member asks: their own, and as the workspace's owner those of nobody and of members who left.
pub(super) fn whose(firm: &Firm, member: MemberId) -> Vec<Option<Uuid>> {
    let mut whose = vec![Some(member.0)];
    if firm.owner() == member {
        let left = firm.members.iter().filter(|it| it.id != member && !firm.is_active(it.id));
        whose.extend(left.map(|it| Some(it.id.0)));
        whose.push(None);
    }
    whose
}

fn shown(words: Words, dossier: &Dossier, id: PersonId, member: MemberId, today: Date) -> Shown {
    let name = dossier.name(id).to_owned();
    Shown {
        id: id.0,
        rule: Rule::Ask,
        step: "propose".to_owned(),
        group: Rule::Ask.group().word(),
        verb: super::verb::of(words, Rule::Ask, "propose"),
        matter: MatterShown { kind: "person".to_owned(), id: id.0 },
        person: PersonShown { id: id.0, name },
        owner: member.0,
        due_on: today,
        due_at: None,
        why: Why {
            text: reason(words, dossier, id),
            facts: vec![BTreeMap::from([("person", id.0)])],
            named: Vec::new(),
        },
        draft: None,
    }
}

/// Why them: what they are to us, what they said of the work, and when we last asked.
fn reason(words: Words, dossier: &Dossier, id: PersonId) -> String {
    let Some(person) = dossier.people.get(&id) else { return String::new() };
    let asked = dossier.matters_of(id).filter_map(|matter| match &matter.body {
        Body::Ask(ask) if ask.source == id => ask.made_on,
        _ => None,
    });
    let asked = match asked.max() {
        Some(last) => words.tell1("reason-asked-last", "day", words.full(last)),
        None => words.say("reason-asked-never"),
    };
    let about =
        [("name", person.name().into()), ("standing", standing(person).into()), ("asked", asked.into())];
    match said(words, person) {
        Some(said) => words.tell("reason-proposal-said", about.into_iter().chain([("said", said.into())])),
        None => words.tell("reason-proposal", about),
    }
}

fn standing(person: &Person) -> &'static str {
    if person.roles.contains(&Role::Client) {
        "client"
    } else if person.roles.contains(&Role::PastClient) {
        "past_client"
    } else if person.roles.contains(&Role::Partner) {
        "partner"
    } else {
        "friend"
    }
}

fn said(words: Words, person: &Person) -> Option<String> {
    match (person.praised_on, person.satisfaction, person.mood) {
        (Some(day), ..) => Some(words.tell1("reason-said-praise", "day", words.full(day))),
        (_, Some(score), _) => Some(words.tell1("reason-said-score", "score", score)),
        (_, _, Some(Mood::Happy)) => Some(words.say("reason-said-happy")),
        _ => None,
    }
}
