//! Founding a workspace.

use crate::wall;
use crate::words::Language;
use goodturn_practice::contact::EmailAddress;
use goodturn_practice::id::{Fresh, MemberId, WorkspaceId};
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use goodturn_practice::workspace::{Firm, Member, MemberRole, Profile};
use goodturn_store::{Result, Store, StoreError, rows};

/// What a new workspace needs to know.
#[derive(Debug, Clone)]
pub struct Founding {
    /// The name of the firm.
    pub firm: String,
    /// The owner's name.
    pub owner: String,
    /// The owner's mail address.
    pub mail: String,
    /// The IANA name of the zone.
    pub zone: String,
    /// The country, two letters.
    pub country: String,
    /// The profession.
    pub profession: Option<String>,
    /// The language of pages and letters.
    pub language: Language,
    /// Whether acts may say what time it is.
    pub test_clock: bool,
}

/// Founds a workspace with its owner.
///
/// # Errors
/// An error of the store; a refusal in words is the inner result.
pub async fn found(store: &Store, founding: Founding) -> Result<std::result::Result<Firm, Refusal>> {
    let seed = wall::seed().map_err(|error| StoreError::refused(error.to_string()))?;
    let firm = match firm_of(&founding, &mut Fresh::new(wall::now(), seed)) {
        Ok(firm) => firm,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (kept, test_clock) = (firm.clone(), founding.test_clock);
    store
        .write(firm.id.0, move |tx| {
            Box::pin(async move { rows::begin_workspace(tx, &kept, test_clock).await })
        })
        .await?;
    Ok(Ok(firm))
}

fn firm_of(founding: &Founding, fresh: &mut Fresh) -> std::result::Result<Firm, Refusal> {
    let mail = EmailAddress::parse(&founding.mail)
        .ok_or_else(|| Refusal::value("mail", say("refusal-mail-form")))?;
    for (field, text) in [("firm", &founding.firm), ("owner", &founding.owner)] {
        if text.trim().is_empty() {
            return Err(Refusal::value(field, say("refusal-found-name")));
        }
    }
    let rhythm =
        goodturn_practice::rhythm::Rhythm::default().with("hours.zone", &founding.zone).map_err(|_| {
            Refusal::value("zone", say("refusal-found-zone").with("zone", founding.zone.as_str()))
        })?;
    let today = rhythm.calendar().day_of(wall::now());
    let (id, owner) = (WorkspaceId(fresh.uuid()), MemberId(fresh.uuid()));
    Ok(Firm {
        id,
        name: founding.firm.trim().to_owned(),
        profile: Profile {
            country: founding.country.to_uppercase(),
            profession: founding.profession.clone().unwrap_or_default(),
            mail: mail.key(),
            language: founding.language,
            ..Profile::default()
        },
        rhythm,
        revision: 1,
        founded: Some(today),
        pauses: Vec::new(),
        members: vec![Member {
            id: owner,
            name: founding.owner.trim().to_owned(),
            mail: mail.key(),
            role: MemberRole::Owner,
            active: true,
            language: None,
        }],
    })
}
