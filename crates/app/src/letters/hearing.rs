//! What a source may hear about a referral (P93), as a type: a letter to a source is made from a [`Hearing`] and never
//! from the referral itself, so what is confidential cannot get into its words.

use goodturn_practice::ask::Wish;
use goodturn_practice::referral::{Hears, Outcome, Referral, ReferralState};

/// How far it came, as far as "we are in touch" goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// A name, and nobody wrote to them.
    Named,
    /// Introduced, and not reached yet.
    NotYet,
    /// In touch.
    InTouch,
}

/// What one source may hear about one referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hearing {
    /// Thanks, and nothing else.
    Thanks,
    /// Whether we are in touch, and nothing about what comes of it.
    Touch(Stage),
    /// Everything we would tell: how far it came, and the end once there is one.
    Outcome(Stage, Option<(Outcome, Wish)>),
}

impl Hearing {
    /// What the sources of a referral may hear.
    pub(super) fn of(referral: &Referral) -> Self {
        let stage = match &referral.state {
            ReferralState::Named { .. } => Stage::Named,
            ReferralState::Introduced { .. } => Stage::NotYet,
            ReferralState::InConversation { .. } | ReferralState::Closed { .. } => Stage::InTouch,
        };
        match (referral.hears, &referral.state) {
            (Hears::Outcome, ReferralState::Closed { outcome, .. }) => {
                Self::Outcome(stage, Some((*outcome, referral.wish)))
            }
            (Hears::Outcome, _) => Self::Outcome(stage, None),
            // An end is nobody's business who may hear no more than that we are in touch.
            (Hears::ThanksOnly, _) | (Hears::InTouch, ReferralState::Closed { .. }) => Self::Thanks,
            (Hears::InTouch, _) => Self::Touch(stage),
        }
    }

    /// The word by which texts tell what may be said.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Thanks => "thanks",
            Self::Touch(_) => "touch",
            Self::Outcome(..) => "outcome",
        }
    }

    /// How far it came, in a word; empty where that may not be heard.
    pub(super) fn stage(self) -> &'static str {
        match self {
            Self::Thanks => "",
            Self::Touch(stage) | Self::Outcome(stage, _) => match stage {
                Stage::Named => "named",
                Stage::NotYet => "not_yet",
                Stage::InTouch => "in_touch",
            },
        }
    }

    /// The key of the end in kind words, a clause that names nobody; `None` where there is none or it may not be
    /// heard.
    pub(super) fn end(self) -> Option<&'static str> {
        let Self::Outcome(_, Some((outcome, wish))) = self else { return None };
        Some(match (outcome, wish) {
            (Outcome::Won, Wish::Client | Wish::Organization) => "letter-end-won-client",
            (Outcome::Won, Wish::Speaking) => "letter-end-won-speaking",
            (Outcome::Won, Wish::Partner) => "letter-end-won-partner",
            (Outcome::Won, Wish::Hire) => "letter-end-won-hire",
            (Outcome::NotInterested, _) => "letter-end-not-interested",
            (Outcome::NeverReached, _) => "letter-end-never-reached",
            (Outcome::WentQuiet, _) => "letter-end-went-quiet",
            (Outcome::NotAFit, _) => "letter-end-not-a-fit",
            (Outcome::PassedOn, _) => "letter-end-passed-on",
            (Outcome::KnownAlready, _) => "letter-end-known-already",
            (Outcome::Withdrawn, _) => "letter-end-withdrawn",
        })
    }
}
