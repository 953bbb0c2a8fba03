//! A workspace in memory: acts are decided on everything at once, without a store. What is true here of the duties is
//! true of every store that keeps them.

use goodturn_practice::act::Act;
use goodturn_practice::calendar::Hours;
use goodturn_practice::decide::{Decision, decide};
use goodturn_practice::desk::Moment;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::id::{Fresh, MemberId, WorkspaceId};
use goodturn_practice::refusal::Refusal;
use goodturn_practice::rhythm::Rhythm;
use goodturn_practice::workspace::{Firm, Member, MemberRole, Profile};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// The holidays of 2026 in Berlin that the stories meet.
pub const HOLIDAYS: [(i16, i8, i8); 9] = [
    (2026, 4, 3),
    (2026, 4, 6),
    (2026, 5, 1),
    (2026, 5, 14),
    (2026, 5, 25),
    (2026, 10, 3),
    (2026, 12, 25),
    (2026, 12, 26),
    (2027, 1, 1),
];

/// A firm of two in Berlin: Anna owns it, Jonas works there. Monday to Friday, 9 to 17.
pub fn berlin() -> Firm {
    let member = |nr: u128, name: &str, role: MemberRole| Member {
        id: MemberId(Uuid::from_u128(nr)),
        name: name.to_owned(),
        mail: format!("{name}@example.com").to_lowercase(),
        role,
        active: true,
        language: None,
    };
    let holidays = HOLIDAYS.iter().map(|(year, month, day)| Date::constant(*year, *month, *day)).collect();
    let hours = Hours { zone: "Europe/Berlin".to_owned(), holidays, ..Hours::default() };
    Firm {
        id: WorkspaceId(Uuid::from_u128(7)),
        name: "Weber & Co".to_owned(),
        profile: Profile::default(),
        rhythm: Rhythm { hours, ..Rhythm::default() },
        revision: 1,
        pauses: Vec::new(),
        founded: None,
        members: vec![member(1, "Anna", MemberRole::Owner), member(2, "Jonas", MemberRole::Member)],
    }
}

/// Everything in one dossier, and how many acts made it.
pub struct World {
    /// How everything lies now.
    pub dossier: Dossier,
    acts: u128,
}

impl World {
    /// A workspace in which nothing happened yet.
    pub fn new(firm: Firm) -> Self {
        Self { dossier: Dossier::empty(firm), acts: 0 }
    }

    /// The owner does something.
    ///
    /// # Errors
    /// The refusal; then everything is as it was.
    pub fn does(
        &mut self,
        act: &Act,
        now: Timestamp,
        happened_on: Option<Date>,
    ) -> Result<Decision, Refusal> {
        self.acts += 1;
        let moment = Moment { now, happened_on, by: Some(self.dossier.firm.owner()) };
        // The same history makes the same ids, so a failing one fails again.
        let seed = self.acts.wrapping_mul(0xD6E8_FEB8_6659_FD93_A3B1_95E5_7F2B_8D4F);
        let decision = decide(&self.dossier, act, moment, &mut Fresh::new(now, seed))?;
        self.dossier = decision.after.clone();
        Ok(decision)
    }
}
