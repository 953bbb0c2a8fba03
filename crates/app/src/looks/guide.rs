//! The first week: five things that make Goodturn one's own, each with its way. It goes by itself, when they are done
//! or the week is over. Whether something is done is seen from the book; nothing is ticked off.

use goodturn_practice::workspace::Firm;
use goodturn_store::rows;
use goodturn_store::{Result, Tx};
use jiff::civil::Date;

/// How many days the guide stays.
const DAYS: i32 = 7;
/// How many people sorted make a beginning.
const SORTED: i64 = 10;

/// One thing of the first week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The address book is taken in.
    Book,
    /// The first people are sorted.
    Sort,
    /// Whom the firm looks for is described.
    Ideal,
    /// What was already promised and introduced is entered.
    Running,
    /// Somebody was asked.
    Ask,
}

impl Step {
    /// All of them, in the order in which they help most.
    pub const ALL: [Self; 5] = [Self::Book, Self::Sort, Self::Ideal, Self::Running, Self::Ask];

    /// The word by which pages find what to say of it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Sort => "sort",
            Self::Ideal => "ideal",
            Self::Running => "running",
            Self::Ask => "ask",
        }
    }
}

/// What is done of the first week, each step with whether it is; `None` when there is nothing to guide to any more.
/// `people` and `unsorted` are how many the book holds and how many of them have no place yet.
///
/// # Errors
/// Whatever the store says.
pub(super) async fn guide(
    tx: &mut Tx,
    firm: &Firm,
    today: Date,
    people: i64,
    unsorted: i64,
) -> Result<Option<Vec<(Step, bool)>>> {
    let Some(founded) = firm.founded else { return Ok(None) };
    if (today - founded).get_days() >= DAYS {
        return Ok(None);
    }
    let begun = rows::begun(tx, firm.id.0).await?;
    let sorted = people - unsorted;
    let done = |step: Step| match step {
        Step::Book => people > 0,
        Step::Sort => sorted >= SORTED || (people > 0 && unsorted == 0),
        Step::Ideal => begun.ideals,
        Step::Running => begun.promises,
        Step::Ask => begun.asks,
    };
    let steps: Vec<(Step, bool)> = Step::ALL.map(|step| (step, done(step))).into();
    Ok(steps.iter().any(|(_, done)| !done).then_some(steps))
}
