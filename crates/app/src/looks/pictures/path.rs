//! From asking to a client: what became of the asks of the last twelve months. Every step is a part of the one before it,
//! counted in asks, so that shares can be read off. Below ten a share would be chance, and is not given.

use goodturn_practice::ask::{Answer, Ask, AskState, Wish};
use goodturn_practice::id::MatterId;
use goodturn_practice::matter::{Body, Matter};
use goodturn_practice::referral::{Outcome, Referral, ReferralState};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// From how many on a share is given.
pub const ENOUGH: u32 = 10;

/// What became of a year's asks for clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Path {
    /// Asks that were made.
    pub asked: u32,
    /// Of these, how many still wait for an answer.
    pub waiting: u32,
    /// How many were answered with yes.
    pub agreed: u32,
    /// From how many an introduction came, or a name we may use.
    pub introduced: u32,
    /// From how many a client came.
    pub clients: u32,
    /// Introductions of the same months that came from none of these asks.
    pub unasked: u32,
    /// How many of those became clients.
    pub unasked_clients: u32,
}

/// The day twelve months before a day.
pub fn year_before(today: Date) -> Date {
    today.saturating_sub(1.year())
}

/// A part of something in whole hundredths; nothing when there is too little to say.
pub fn share(part: u32, of: u32) -> Option<u32> {
    (of >= ENOUGH).then(|| (part * 200 + of) / (of * 2))
}

impl Path {
    /// The path of the asks that were made on a day or later.
    pub fn of(matters: &[Matter], from: Date) -> Self {
        let mut children: BTreeMap<MatterId, Vec<&Matter>> = BTreeMap::new();
        for matter in matters {
            for parent in parents(matter) {
                children.entry(parent).or_default().push(matter);
            }
        }
        let by_id: BTreeMap<MatterId, &Matter> = matters.iter().map(|matter| (matter.id, matter)).collect();
        let mut path = Self::default();
        let mut asked_for: BTreeSet<MatterId> = BTreeSet::new();
        for (id, ask) in matters.iter().filter_map(|matter| Some((matter.id, matter.body.as_ask()?))) {
            if counts(ask, from) {
                let came = referrals_of(id, ask, &children, &by_id);
                asked_for.extend(came.iter().map(|(id, _)| *id));
                path.add(ask, &came);
            }
        }
        for matter in matters.iter().filter(|matter| matter.opened_on >= from) {
            let Some(referral) = matter.body.as_referral() else { continue };
            if referral.wish == Wish::Client && introduced(referral) && !asked_for.contains(&matter.id) {
                path.unasked += 1;
                path.unasked_clients += u32::from(won(referral));
            }
        }
        path
    }

    fn add(&mut self, ask: &Ask, came: &[(MatterId, &Referral)]) {
        let client = came.iter().any(|(_, referral)| won(referral));
        let introduced = client || came.iter().any(|(_, referral)| introduced(referral));
        let said_yes = matches!(
            ask.state,
            AskState::Answered { answer: Answer::Promised { .. } | Answer::OnTheSpot { .. }, .. }
        );
        self.asked += 1;
        self.waiting += u32::from(matches!(ask.state, AskState::Made { .. }));
        self.agreed += u32::from(said_yes || introduced);
        self.introduced += u32::from(introduced);
        self.clients += u32::from(client);
    }

    /// Whether nothing is to be seen.
    pub fn is_empty(&self) -> bool {
        self.asked == 0 && self.unasked == 0
    }

    /// The steps with the number before each: asked, agreed, introduced, clients.
    pub fn steps(&self) -> [(&'static str, u32, Option<u32>); 4] {
        [
            ("asked", self.asked, None),
            ("agreed", self.agreed, Some(self.asked)),
            ("introduced", self.introduced, Some(self.agreed)),
            ("clients", self.clients, Some(self.introduced)),
        ]
    }
}

/// Whether an ask was made, for a client, on a day or later, and not taken back.
fn counts(ask: &Ask, from: Date) -> bool {
    let withdrawn = matches!(ask.state, AskState::Answered { answer: Answer::Withdrawn { .. }, .. });
    ask.request.wish == Wish::Client && ask.made_on.is_some_and(|on| on >= from) && !withdrawn
}

/// The matters that a matter came from.
fn parents(matter: &Matter) -> impl Iterator<Item = MatterId> {
    let (first, second) = match &matter.body {
        Body::Promise(promise) => (promise.ask, None),
        Body::Referral(referral) => (referral.ask, referral.promise),
        _ => (None, None),
    };
    first.into_iter().chain(second)
}

/// Everybody who was named or introduced because of an ask.
fn referrals_of<'a>(
    id: MatterId,
    ask: &Ask,
    children: &BTreeMap<MatterId, Vec<&'a Matter>>,
    by_id: &BTreeMap<MatterId, &'a Matter>,
) -> Vec<(MatterId, &'a Referral)> {
    let of = |id: MatterId| children.get(&id).into_iter().flatten().copied();
    let mut found: BTreeMap<MatterId, &Matter> = BTreeMap::new();
    for child in of(id) {
        found.insert(child.id, child);
        found.extend(of(child.id).map(|matter| (matter.id, matter)));
    }
    let promised = match &ask.state {
        AskState::Answered { answer: Answer::Promised { promise }, .. } => Some(*promise),
        _ => None,
    };
    found.extend(promised.into_iter().flat_map(of).map(|matter| (matter.id, matter)));
    if let AskState::Answered { answer: Answer::OnTheSpot { referral }, .. } = &ask.state {
        found.extend(by_id.get(referral).map(|matter| (*referral, *matter)));
    }
    found.into_iter().filter_map(|(id, matter)| Some((id, matter.body.as_referral()?))).collect()
}

fn introduced(referral: &Referral) -> bool {
    match referral.state {
        ReferralState::Named { .. } => false,
        ReferralState::Introduced { .. } | ReferralState::InConversation { .. } => true,
        ReferralState::Closed { introduced, .. } => introduced,
    }
}

fn won(referral: &Referral) -> bool {
    matches!(referral.state, ReferralState::Closed { outcome: Outcome::Won, .. })
}

#[cfg(test)]
mod tests;
