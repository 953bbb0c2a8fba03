//! The firm: what it says of itself, its rhythm and its members.

use crate::act::acts;
use crate::desk::Desk;
use crate::event::Event;
use crate::id::{MemberId, WorkspaceId};
use crate::language::Language;
use crate::pause::Pause;
use crate::profession::is_confidential;
use crate::refusal::Refusal;
use crate::rhythm::Rhythm;
use crate::saying::say;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a member may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// Sees everything and changes nothing; has no Today.
    Viewer,
    /// Does the work.
    Member,
    /// Sets the firm up as well.
    Owner,
}

impl MemberRole {
    /// The word of the store and the contract.
    pub fn word(self) -> &'static str {
        match self {
            MemberRole::Viewer => "viewer",
            MemberRole::Member => "member",
            MemberRole::Owner => "owner",
        }
    }
}

/// A user in a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The id.
    pub id: MemberId,
    /// The name under letters.
    pub name: String,
    /// The address they sign in with.
    pub mail: String,
    /// What they may do.
    pub role: MemberRole,
    /// Whether they still are with us.
    pub active: bool,
    /// The language in which pages speak to them; the firm's when they did not choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// What the firm says of itself in letters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// What we do, in one sentence.
    pub what_we_do: String,
    /// For whom.
    pub for_whom: String,
    /// Why they come to us.
    pub why_us: String,
    /// The postal address for letter heads, lines kept apart by `\n`.
    pub address: String,
    /// The telephone number for letters.
    pub phone: String,
    /// The mail address for letters.
    pub mail: String,
    /// The country, two letters: dates, numbers and telephone numbers are read by it.
    pub country: String,
    /// The profession, as the table of rules names it.
    pub profession: String,
    /// Whether that somebody became a client is confidential here (P93), as the firm chose; the profession decides
    /// where it did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidential: Option<bool>,
    /// Formal letters by default, instead of familiar ones.
    pub formal: bool,
    /// The language of pages and letters, unless a member or a reader has another.
    pub language: Language,
}

impl Profile {
    /// Whether that somebody became a client is confidential here (P93): then sources hear less by default.
    pub fn is_confidential(&self) -> bool {
        self.confidential.unwrap_or_else(|| is_confidential(&self.profession))
    }
}

/// A workspace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Firm {
    /// Its id.
    pub id: WorkspaceId,
    /// The name of the firm.
    pub name: String,
    /// What it says of itself.
    pub profile: Profile,
    /// Waiting times, quotas, hours.
    pub rhythm: Rhythm,
    /// Goes up whenever rhythm or members change: a duty says with which revision it was made.
    pub revision: i64,
    /// Everybody who is or was a member, the owner first.
    pub members: Vec<Member>,
    /// The day on which it was founded here; unknown for those founded before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founded: Option<Date>,
    /// Who rests when. Pauses of the same member, or of the firm, never overlap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
}

impl Firm {
    /// The workspace owner, to whom everything falls that is nobody else's.
    pub fn owner(&self) -> MemberId {
        let owners = || self.members.iter().filter(|member| member.role == MemberRole::Owner);
        owners()
            .find(|member| member.active)
            .or_else(|| owners().next())
            .or(self.members.first())
            .map_or(MemberId(uuid::Uuid::nil()), |member| member.id)
    }

    /// Whether that member is still with us and may have duties.
    pub fn is_active(&self, id: MemberId) -> bool {
        self.members
            .iter()
            .any(|member| member.id == id && member.active && member.role != MemberRole::Viewer)
    }

    /// A member by id.
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }
}

acts! {
    /// What can be set for the firm as a whole.
    FirmAct {
        /// Say what the firm does, for letters.
        "firm.describe" Describe {
            /// The name of the firm.
            #[serde(default)] name: Option<String>,
            /// Everything else.
            profile: Box<Profile>,
        },
        /// Change one setting of the rhythm.
        "rhythm.set" SetRhythm {
            /// The name of the setting. (`key` is a word of the envelope.)
            setting: String,
            /// Its new value, as text.
            value: String,
        },
        /// Change several settings of the rhythm at once.
        "rhythm.change" ChangeRhythm {
            /// The new values as text, by the names of the settings.
            settings: BTreeMap<String, String>,
        },
        /// Take a member in.
        "member.add" AddMember {
            /// The name under letters.
            name: String,
            /// The address they sign in with.
            mail: String,
            /// What they may do.
            role: MemberRole,
        },
        /// Choose the language in which pages speak to oneself.
        "member.language" ChooseLanguage {
            /// The language; the firm's when none is named.
            #[serde(default)] language: Option<Language>,
        },
        /// A member leaves and hands everything over.
        "member.leave" Leave {
            /// Who leaves.
            member: MemberId,
            /// Who takes over.
            to: MemberId,
        },
    }
}

impl FirmAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        if let FirmAct::ChooseLanguage { language } = self {
            return choose_language(desk, *language);
        }
        if desk.role() != MemberRole::Owner {
            return Err(Refusal::new("not_allowed", say("refusal-owner-only")));
        }
        match self {
            FirmAct::Describe { name, profile } => {
                let firm = desk.firm_mut();
                if let Some(name) = name {
                    if name.trim().is_empty() {
                        return Err(Refusal::value("name", say("refusal-firm-name")));
                    }
                    name.trim().clone_into(&mut firm.name);
                }
                firm.profile = (**profile).clone();
                desk.happened(Event::FirmDescribed, &[]);
            }
            FirmAct::SetRhythm { setting, value } => {
                let next = desk.rhythm().with(setting, value)?;
                live_by(desk, next);
            }
            FirmAct::ChangeRhythm { settings } => {
                let next = desk.rhythm().with_all(settings)?;
                live_by(desk, next);
            }
            FirmAct::AddMember { name, mail, role } => {
                let address = crate::contact::EmailAddress::parse(mail)
                    .ok_or_else(|| Refusal::value("mail", say("refusal-mail")))?;
                if name.trim().is_empty() {
                    return Err(Refusal::value("name", say("refusal-member-name")));
                }
                if desk.firm_mut().members.iter().any(|member| member.mail.to_lowercase() == address.key()) {
                    return Err(Refusal::value("mail", say("refusal-member-known")));
                }
                let id = desk.fresh_member();
                let member = Member {
                    id,
                    name: name.trim().to_owned(),
                    mail: address.key(),
                    role: *role,
                    active: true,
                    language: None,
                };
                desk.firm_mut().members.push(member);
                desk.happened(Event::MemberAdded { member: id }, &[]);
            }
            // Each for themselves; decided above.
            FirmAct::ChooseLanguage { .. } => {}
            FirmAct::Leave { member, to } => leave(desk, *member, *to)?,
        }
        Ok(())
    }
}

/// Another rhythm; every duty is worked out anew.
fn live_by(desk: &mut Desk<'_>, rhythm: Rhythm) {
    let firm = desk.firm_mut();
    firm.rhythm = rhythm;
    firm.revision += 1;
    desk.happened(Event::RhythmSet, &[]);
}

fn choose_language(desk: &mut Desk<'_>, language: Option<Language>) -> Result<(), Refusal> {
    let by = desk.by().ok_or_else(|| Refusal::new("not_allowed", say("refusal-language-own")))?;
    if let Some(held) = desk.firm_mut().members.iter_mut().find(|held| held.id == by) {
        held.language = language;
    }
    desk.happened(Event::LanguageChosen { member: by }, &[]);
    Ok(())
}

fn leave(desk: &mut Desk<'_>, member: MemberId, to: MemberId) -> Result<(), Refusal> {
    desk.member(member, "member")?;
    desk.member(to, "to")?;
    if member == to || !desk.firm_mut().is_active(to) {
        return Err(Refusal::value("to", say("refusal-member-stays")));
    }
    let firm = desk.firm_mut();
    let owners =
        firm.members.iter().filter(|m| m.active && m.role == MemberRole::Owner && m.id != member).count();
    if owners == 0 {
        return Err(Refusal::new("last_owner", say("refusal-member-last-owner")));
    }
    firm.revision += 1;
    if let Some(held) = firm.members.iter_mut().find(|m| m.id == member) {
        held.active = false;
    }
    desk.succeed(member, to);
    desk.happened(Event::MemberLeft { member, to }, &[]);
    Ok(())
}
