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

    /// The end in kind words, as a clause that names nobody; empty where there is none or it may not be heard.
    pub(super) fn end(self) -> &'static str {
        let Self::Outcome(_, Some((outcome, wish))) = self else { return "" };
        match (outcome, wish) {
            (Outcome::Won, Wish::Client | Wish::Organization) => "we are going to work together",
            (Outcome::Won, Wish::Speaking) => "I have been invited to speak",
            (Outcome::Won, Wish::Partner) => "we are going to work side by side",
            (Outcome::Won, Wish::Hire) => "we are going to be colleagues",
            (Outcome::NotInterested, _) => "the timing was not right",
            (Outcome::NeverReached, _) => "we have not managed to speak",
            (Outcome::WentQuiet, _) => "our conversation has come to rest for now",
            (Outcome::NotAFit, _) => "what is needed there is something that others do better than we do",
            (Outcome::PassedOn, _) => "I could recommend somebody who suits them better than we do",
            (Outcome::KnownAlready, _) => "it turned out that we knew each other already",
            (Outcome::Withdrawn, _) => "it did not go any further",
        }
    }
}
