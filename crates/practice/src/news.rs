//! News: what one source is to hear about one referral, thanks, progress and outcome (P13). It opens with the first
//! name, introduction or allowed name, and closes when the outcome is told and thanked for.

use crate::act::acts;
use crate::calendar::Calendar;
use crate::desk::Desk;
use crate::duty::{Rule, Step, Steps};
use crate::event::Event;
use crate::id::{MatterId, PersonId};
use crate::matter::{Around, Body, Part};
use crate::referral::{Hears, Outcome, Referral, ReferralState};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What thanks are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ThanksFor {
    /// A name.
    Name,
    /// The use of their name.
    AllowedName,
    /// An introduction.
    Introduction,
}

impl ThanksFor {
    fn step(self) -> &'static str {
        match self {
            ThanksFor::Name => "name",
            ThanksFor::AllowedName => "allowed_name",
            ThanksFor::Introduction => "introduction",
        }
    }
}

/// What one source has been thanked for and told about one referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct News {
    /// The referral.
    pub referral: MatterId,
    /// Who hears it.
    pub source: PersonId,
    /// Who was referred.
    pub about: PersonId,
    /// Thanks that are due, and since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<(ThanksFor, String)>")]
    pub unthanked: Option<(ThanksFor, Timestamp)>,
    /// The day of the latest news, or of the beginning.
    #[schemars(with = "String")]
    pub last_on: Date,
    /// They heard that nobody was reached yet (said once).
    #[serde(default)]
    pub said_not_yet: bool,
    /// They heard that the person was reached.
    #[serde(default)]
    pub told_reached: bool,
    /// They heard the outcome.
    #[serde(default)]
    pub told_outcome: bool,
    /// Settled as not to be told.
    #[serde(default)]
    pub settled: bool,
}

impl News {
    /// They heard from us on that day; what is noted late does not turn back what they heard since.
    fn heard(&mut self, on: Date) {
        self.last_on = self.last_on.max(on);
    }

    pub(crate) fn people(&self) -> Vec<(PersonId, Part)> {
        vec![(self.source, Part::Principal), (self.about, Part::Named)]
    }

    /// P30, P34, P36, P37, P38, as far as the source may hear them (P93).
    pub(crate) fn steps(&self, around: &Around<'_>) -> Option<Steps> {
        let referral =
            around.dossier.matters.get(&self.referral).and_then(|matter| matter.body.as_referral())?;
        if self.settled || !around.reachable(self.source) || !around.reachable(self.about) {
            return None;
        }
        let mut steps = Vec::new();
        let outcome = self.outcome_step(referral, around.calendar);
        if let (Some((thanks, since)), None) = (self.unthanked, &outcome) {
            steps.push(Step::on(Rule::Thank, thanks.step(), around.calendar.same_day(since)));
        }
        steps.extend(outcome);
        if referral.is_open() && referral.hears >= Hears::InTouch {
            steps.extend(self.progress_steps(referral, around));
        }
        Steps::of(steps)
    }

    fn outcome_step(&self, referral: &Referral, calendar: &Calendar) -> Option<Step> {
        match &referral.state {
            ReferralState::Closed { at, outcome, .. }
                if !self.told_outcome && referral.hears == Hears::Outcome && referral.has_news_to_tell() =>
            {
                let rule = if *outcome == Outcome::Won { Rule::TellWon } else { Rule::TellOutcome };
                Some(Step::on(rule, "outcome", calendar.same_day(*at)))
            }
            _ => None,
        }
    }

    fn progress_steps(&self, referral: &Referral, around: &Around<'_>) -> Vec<Step> {
        let (calendar, rhythm) = (around.calendar, around.rhythm());
        let mut steps = vec![Step::on(
            Rule::TellProgress,
            "progress",
            calendar.plus_days(self.last_on, rhythm.progress_days),
        )];
        match &referral.state {
            ReferralState::Introduced { at, .. } if !self.said_not_yet => {
                let due = calendar.plus_days(calendar.day_of(*at), rhythm.not_yet_days);
                steps.push(Step::on(Rule::ThankWithNews, "not_yet", due));
            }
            ReferralState::InConversation { reached_at, .. } if !self.told_reached => {
                steps.push(Step::on(Rule::ThankWithNews, "news", calendar.same_day(*reached_at)));
            }
            _ => {}
        }
        steps
    }

    /// Whether something is due to the source by that day; then they are not asked for more (P20).
    pub fn waits_to_be_told(&self, referral: &Referral) -> bool {
        !self.settled
            && (self.unthanked.is_some()
                || match &referral.state {
                    ReferralState::InConversation { .. } => {
                        !self.told_reached && referral.hears >= Hears::InTouch
                    }
                    ReferralState::Closed { .. } => {
                        !self.told_outcome && referral.hears == Hears::Outcome && referral.has_news_to_tell()
                    }
                    ReferralState::Named { .. } | ReferralState::Introduced { .. } => false,
                })
    }
}

acts! {
    /// What can be done about news.
    NewsAct {
        /// We thanked the source.
        "news.thank" Thank {
            /// Which.
            news: MatterId,
            /// How.
            #[serde(default)] channel: Option<Channel>,
        },
        /// We told the source how it stands, or how it ended.
        "news.tell" Tell {
            /// Which.
            news: MatterId,
            /// How.
            #[serde(default)] channel: Option<Channel>,
        },
        /// They are not to be told.
        "news.settle" Settle {
            /// Which.
            news: MatterId,
        },
    }
}

impl NewsAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            NewsAct::Thank { news, channel } => thank(desk, *news, Some(channel.unwrap_or(Channel::Mail))),
            NewsAct::Tell { news, channel } => tell(desk, *news, Some(channel.unwrap_or(Channel::Mail))),
            NewsAct::Settle { news } => settle(desk, *news),
        }
    }
}

/// Opens the news of a source about a referral, or notes new thanks in the one that is open.
pub(crate) fn open_or_thank(
    desk: &mut Desk<'_>,
    referral: MatterId,
    about: PersonId,
    source: PersonId,
    thanks: ThanksFor,
    at: Timestamp,
) {
    open_to_tell(desk, referral, about, source);
    let on = desk.on();
    if let Some(news) = of(desk, referral, source).and_then(|id| desk.news_mut(id, "news").ok()) {
        news.unthanked = Some((thanks, at));
        news.heard(on);
    }
}

/// Opens the news of a source about a referral, unless they have some.
pub(crate) fn open_to_tell(desk: &mut Desk<'_>, referral: MatterId, about: PersonId, source: PersonId) {
    if of(desk, referral, source).is_none() {
        let last_on = desk.on();
        desk.open(Body::News(News {
            referral,
            source,
            about,
            unthanked: None,
            last_on,
            said_not_yet: false,
            told_reached: false,
            told_outcome: false,
            settled: false,
        }));
    }
}

/// The news that a source has about a referral.
pub(crate) fn of(desk: &Desk<'_>, referral: MatterId, source: PersonId) -> Option<MatterId> {
    desk.matters_of(source)
        .find(|m| m.body.as_news().is_some_and(|n| n.referral == referral && n.source == source))
        .map(|m| m.id)
}

/// The source heard from us about this referral in another way.
pub(crate) fn heard_from_us(desk: &mut Desk<'_>, referral: MatterId, source: PersonId) {
    let on = desk.on();
    if let Some(news) = of(desk, referral, source).and_then(|id| desk.news_mut(id, "news").ok()) {
        news.heard(on);
    }
}

/// Thanks the source; without a channel something else happened that serves as thanks.
pub(crate) fn thank(desk: &mut Desk<'_>, id: MatterId, channel: Option<Channel>) -> Result<(), Refusal> {
    let on = desk.on();
    let news = desk.news_mut(id, "news")?;
    let source = news.source;
    if news.unthanked.take().is_none() {
        return Err(Refusal::too_late(say("refusal-news-thanked")));
    }
    news.heard(on);
    if let Some(channel) = channel {
        desk.touch(source, channel, Direction::ToThem, "");
        desk.happened(Event::NewsThanked { news: id }, &[source]);
    }
    Ok(())
}

/// Tells the source whatever there is to tell now; it thanks as well, so thanks that were due are given with it.
pub(crate) fn tell(desk: &mut Desk<'_>, id: MatterId, channel: Option<Channel>) -> Result<(), Refusal> {
    let on = desk.on();
    let held = desk.news(id, "news")?;
    let referral = desk.referral(held.referral, "referral")?;
    let (introduced, reached, closed) = (
        matches!(referral.state, ReferralState::Introduced { .. }),
        matches!(referral.state, ReferralState::InConversation { .. }),
        !referral.is_open(),
    );
    if held.told_outcome || held.settled {
        return Err(Refusal::too_late(say("refusal-news-told")));
    }
    if (closed && referral.hears < Hears::Outcome) || referral.hears < Hears::InTouch {
        return Err(Refusal::new("confidential", say("refusal-news-confidential")));
    }
    let news = desk.news_mut(id, "news")?;
    let source = news.source;
    news.heard(on);
    news.said_not_yet |= introduced;
    news.told_reached |= reached;
    news.told_outcome |= closed;
    news.unthanked = None;
    if let Some(channel) = channel {
        desk.touch(source, channel, Direction::ToThem, "");
        desk.happened(
            if closed { Event::OutcomeTold { news: id } } else { Event::NewsTold { news: id } },
            &[source],
        );
    }
    Ok(())
}

/// Settles the news as not to be told.
pub(crate) fn settle(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    let news = desk.news_mut(id, "news")?;
    let source = news.source;
    if news.settled {
        return Err(Refusal::too_late(say("refusal-news-settled")));
    }
    news.settled = true;
    desk.happened(Event::NewsSettled { news: id }, &[source]);
    Ok(())
}
