//! The writing desk: the words that are ready for a duty, and who gets them.

use super::today::{Draft, MatterShown, PersonShown, Shown, show};
use super::why::Why;
use crate::letters::{self, Channel, Letter, Tone};
use crate::perform::time_of;
use crate::wall;
use crate::words::Words;
use goodturn_practice::ask::Request;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::{Duty, Rule};
use goodturn_practice::id::{IdealId, MatterId, MemberId, PersonId};
use goodturn_practice::person::{Gone, Person};
use goodturn_store::{Result, Store, rows};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A letter on the desk.
#[derive(Debug, Clone, Serialize)]
pub struct Desk {
    /// The version of this document.
    pub schema: u8,
    /// The duty it is for.
    pub duty: Shown,
    /// The words; nothing where the duty is a question to the member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
    /// The channels there are words for.
    pub channels: Vec<Channel>,
    /// How the reader is spoken to.
    pub tone: Tone,
    /// The day.
    #[serde(skip)]
    pub today: Date,
}

/// The channel of a letter and the way of speaking, where a member chose them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Chosen {
    /// The channel.
    pub channel: Option<Channel>,
    /// Formal or familiar.
    pub tone: Option<Tone>,
    /// For whom somebody is to be asked, while it is a proposal.
    pub ideal: Option<IdealId>,
}

/// Lays a letter on the desk: for a duty by its matter's id, for a proposal by the person's.
///
/// # Errors
/// Whatever the store says; `None` when there is no such duty.
pub async fn desk(
    words: Words,
    store: &Store,
    workspace: Uuid,
    member: MemberId,
    id: Uuid,
    chosen: Chosen,
) -> Result<Option<Desk>> {
    let wall = wall::now();
    store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let Some(begun) = rows::lock(tx, workspace).await? else { return Ok(None) };
                let now = time_of(None, begun.clock, begun.test_clock, wall).unwrap_or(wall);
                let today = begun.firm.rhythm.calendar().day_of(now);
                let name = begun.firm.member(member).map(|it| it.name.clone()).unwrap_or_default();
                let mut dossier = rows::load(tx, begun.firm, &BTreeSet::from([id]), today).await?;
                dossier.wordings = rows::wordings(tx, workspace).await?;
                let writer = Writer { words, dossier: &dossier, today, name: &name, chosen };
                if let Some(person) = dossier.people.get(&PersonId(id)) {
                    return Ok(writer.proposal(person, member));
                }
                let matter = dossier.matters.get(&MatterId(id));
                let calendar = dossier.firm.rhythm.calendar();
                let duty = matter.and_then(|matter| matter.standing(&dossier, &calendar).duty().cloned());
                Ok(duty.and_then(|duty| duty.at(now)).and_then(|duty| writer.duty(duty)))
            })
        })
        .await
}

struct Writer<'a> {
    words: Words,
    dossier: &'a Dossier,
    today: Date,
    name: &'a str,
    chosen: Chosen,
}

impl Writer<'_> {
    fn duty(&self, duty: Duty) -> Option<Desk> {
        let matter = self.dossier.matters.get(&duty.matter);
        let tone = self.chosen.tone.unwrap_or_else(|| letters::tone_of(duty.person, self.dossier));
        let letter =
            letters::draft(&duty, matter, self.dossier, self.today, self.name, self.chosen.channel, tone);
        let channels = letters::channels_of(&duty, matter, self.dossier);
        let duty = show(self.words, duty, self.dossier, self.today)?;
        Some(Desk { schema: 1, duty, letter, channels, tone, today: self.today })
    }

    /// The letter for somebody whom nobody has asked yet; for somebody who died, the one to the family.
    fn proposal(&self, person: &Person, member: MemberId) -> Option<Desk> {
        let died = matches!(person.gone, Some((Gone::Died, _)));
        // To a family we write formally unless the member says otherwise, however well we knew who died.
        let usual = || if died { Tone::Formal } else { letters::tone_of(person.id, self.dossier) };
        let tone = self.chosen.tone.unwrap_or_else(usual);
        let letter = if died {
            let (today, channel) = (self.today, self.chosen.channel);
            letters::draft_family(person.id, self.dossier, today, self.name, channel, tone)
        } else {
            let mut request = request(self.dossier);
            request.ideal = self.chosen.ideal.or(request.ideal);
            let (today, channel) = (self.today, self.chosen.channel);
            letters::draft_ask(person.id, &request, self.dossier, today, self.name, channel, tone)
        }?;
        let (id, step) = (person.id.0, if died { "family" } else { "propose" });
        let duty = Shown {
            id,
            rule: Rule::Ask,
            step: step.to_owned(),
            group: Rule::Ask.group().word(),
            verb: super::verb::of(self.words, Rule::Ask, step),
            matter: MatterShown { kind: "person".to_owned(), id },
            person: PersonShown { id, name: person.name().to_owned() },
            owner: member.0,
            due_on: self.today,
            due_at: None,
            why: Why { text: String::new(), facts: Vec::new(), named: Vec::new() },
            draft: None,
        };
        let channels = if died { vec![Channel::Card, Channel::Mail] } else { Channel::ALL[..3].to_vec() };
        Some(Desk { schema: 1, duty, letter: Some(letter), channels, tone, today: self.today })
    }
}

/// What an ask is for when nobody said anything else: the ideal described first.
pub(super) fn request(dossier: &Dossier) -> Request {
    let ideal: Option<IdealId> = dossier.ideals.values().find(|ideal| !ideal.retired).map(|ideal| ideal.id);
    Request { ideal, ..Request::default() }
}

/// The letter that Today carries along with a duty.
pub(super) fn draft(duty: &Duty, dossier: &Dossier, today: Date, member: &str) -> Option<Draft> {
    let tone = letters::tone_of(duty.person, dossier);
    let letter = letters::draft(duty, dossier.matters.get(&duty.matter), dossier, today, member, None, tone)?;
    Some(Draft::of(letter))
}

/// The letter that Today carries along with a proposal.
pub(super) fn draft_ask(person: PersonId, dossier: &Dossier, today: Date, member: &str) -> Option<Draft> {
    let tone = letters::tone_of(person, dossier);
    letters::draft_ask(person, &request(dossier), dossier, today, member, None, tone).map(Draft::of)
}
