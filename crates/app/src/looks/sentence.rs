//! What happened, as a sentence for the timeline. Every event has one.

use goodturn_practice::event::Event;
use goodturn_practice::person::Gone;
use goodturn_practice::referral::{Outcome, Quality};
use goodturn_practice::touch::{Channel, Direction};

/// What happened, in one sentence; `names` are those of the people of the event, the one it is about first.
pub fn sentence(event: &Event, names: &[&str]) -> String {
    let name = names.first().copied().unwrap_or("somebody");
    let others = match names.len() {
        0 | 1 => String::new(),
        _ => join(&names[1..]),
    };
    match about_people(event, name) {
        Some(text) => text,
        None => about_matters(event, name, &others),
    }
}

/// "Anna, Ben and Cem".
pub fn join(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

fn about_people(event: &Event, name: &str) -> Option<String> {
    Some(match event {
        Event::PersonAdded => format!("{name} was taken into the address book."),
        Event::PersonEdited => format!("The entry of {name} was put right."),
        Event::PersonUpdated => format!("An import brought something new about {name}."),
        Event::PersonSorted => format!("{name} was sorted."),
        Event::CircleChosen { circle: Some(circle) } => format!("{name} is in circle {}.", circle.word()),
        Event::CircleChosen { circle: None } => format!("{name} is in no circle."),
        Event::SatisfactionNoted { score } => format!("{name} said how satisfied they are: {score} of 10."),
        Event::PraiseNoted => format!("{name} said something nice."),
        Event::CouldAskNoted { could_ask: true } => format!("{name} is somebody we could ask."),
        Event::CouldAskNoted { could_ask: false } => {
            format!("{name} is no longer marked as somebody we could ask.")
        }
        Event::DoNotAskNoted { do_not_ask: true } => format!("{name} is not to be asked."),
        Event::DoNotAskNoted { do_not_ask: false } => format!("{name} may be asked again."),
        Event::LeaveAloneNoted { leave_alone: true } => format!("{name} is left alone, as they wish."),
        Event::LeaveAloneNoted { leave_alone: false } => format!("{name} is happy to hear from us again."),
        Event::GoneNoted { how } => match how {
            Gone::Died => format!("{name} died."),
            Gone::MovedAway => format!("{name} moved away."),
            Gone::LeftFirm => format!("{name} left the firm."),
            Gone::Sold => format!("{name} sold the business."),
        },
        Event::PersonLanguageChosen { .. } => format!("The language of letters to {name} was chosen."),
        Event::PersonHandedOver { .. } => format!("{name} was handed to another member."),
        Event::AskPutOff { until } => format!("Asking {name} was put off to {until}."),
        Event::AskDropped { until } => format!("{name} is not proposed for an ask before {until}."),
        Event::TieNoted { .. } => format!("A tie of {name} was noted."),
        Event::TieRemoved { .. } => format!("A tie of {name} was taken away."),
        Event::Touched { channel, direction, .. } => touched(*channel, *direction, name),
        Event::Remarked => format!("A remark about {name} was kept."),
        Event::TouchSkipped => format!("This time, being in touch with {name} was left out."),
        _ => return None,
    })
}

fn touched(channel: Channel, direction: Direction, name: &str) -> String {
    let how = channel_words(channel);
    match direction {
        Direction::ToThem => format!("{how} to {name}."),
        Direction::FromThem => format!("{how} from {name}."),
    }
}

/// How somebody was in touch: "A letter by mail".
pub fn channel_words(channel: Channel) -> &'static str {
    match channel {
        Channel::Mail => "A mail",
        Channel::Message => "A message",
        Channel::Phone => "A call",
        Channel::Talk => "A word in person",
        Channel::Card => "A card by post",
        Channel::Gift => "A gift",
    }
}

fn about_matters(event: &Event, name: &str, others: &str) -> String {
    match event {
        Event::AskPlanned { .. } => format!("It is planned to ask {name}."),
        Event::AskMade { .. } => format!("{name} was asked."),
        Event::AskRaisedAgain { .. } => format!("{name} was asked about it once more."),
        Event::AskPromised { .. } => format!("{name} said yes."),
        Event::AskAnsweredOnTheSpot { .. } => format!("{name} did it there and then."),
        Event::AskNotNow { until: Some(day), .. } => format!("{name} said “not now”, and named {day}."),
        Event::AskNotNow { until: None, .. } => format!("{name} said “not now”."),
        Event::AskDeclined { .. } => format!("{name} declined."),
        Event::AskNoAnswer { .. } => format!("No answer came from {name}."),
        Event::AskWithdrawn { .. } => format!("The ask of {name} was taken back."),
        Event::PromiseMade { count: 1, .. } => format!("{name} promised an introduction."),
        Event::PromiseMade { count, .. } => format!("{name} promised {count} introductions."),
        Event::PromiseNamed { .. } => format!("{name} named {others} for it."),
        Event::PromiseThanked { .. } => format!("{name} was thanked for agreeing."),
        Event::PromiseReminded { time: 1, .. } => format!("{name} was reminded."),
        Event::PromiseReminded { .. } => format!("{name} was reminded once more."),
        Event::PromiseKept { kept, .. } => format!("{name} kept {kept} of it."),
        Event::PromiseKeptInFull { .. } => format!("{name} kept the promise in full."),
        Event::PromiseLetGo { .. } => format!("The promise of {name} was let go."),
        Event::PromiseWithdrawn { .. } => format!("{name} took the promise back."),
        Event::ReferralNamed { .. } => format!("{name} was named{}.", by(others)),
        Event::ReferralIntroduced { .. } => format!("{name} was introduced{}.", by(others)),
        Event::ReferralNameAllowed { .. } => format!("We may write to {name}{}.", in_name_of(others)),
        Event::ReferralAskedAfter { .. } => format!("{name} was asked whether the introduction happened."),
        Event::ReferralTried { time, channel, .. } => {
            format!("Attempt {time} to reach {name}: {}.", channel_words(*channel).to_lowercase())
        }
        Event::ReferralReached { .. } => format!("{name} was reached."),
        Event::ReferralMoved { answered: true, .. } => format!("The conversation with {name} went on."),
        Event::ReferralMoved { answered: false, .. } => format!("We moved on the conversation with {name}."),
        Event::ReferralJudged { quality, .. } => {
            let word = match quality {
                Quality::Great => "great",
                Quality::Good => "good",
                Quality::SoSo => "so-so",
                Quality::Poor => "poor",
            };
            format!("The referral of {name} was {word}.")
        }
        Event::HearsSet { .. } => format!("It was settled what may be told about {name}."),
        Event::ReferralClosed { outcome, .. } => closed(*outcome, name),
        Event::NewsThanked { .. } => format!("{name} was thanked."),
        Event::NewsTold { .. } => format!("{name} was told how it stands."),
        Event::OutcomeTold { .. } => format!("{name} was told what became of it."),
        Event::NewsSettled { .. } => format!("{name} is not to be told."),
        Event::ComplaintRaised { .. } => format!("Something went wrong for {name}."),
        Event::ComplaintAnswered { .. } => format!("{name} was called about what went wrong."),
        Event::ComplaintPutRight { .. } => format!("What went wrong for {name} was put right."),
        Event::ComplaintNotPutRight { .. } => format!("What went wrong for {name} could not be put right."),
        _ => about_days(event, name),
    }
}

fn by(others: &str) -> String {
    if others.is_empty() { String::new() } else { format!(" by {others}") }
}

fn in_name_of(others: &str) -> String {
    if others.is_empty() { String::new() } else { format!(" and say that {others} sent us") }
}

fn closed(outcome: Outcome, name: &str) -> String {
    match outcome {
        Outcome::Won => format!("{name} said yes: won."),
        Outcome::NotInterested => format!("{name} is not interested now."),
        Outcome::NeverReached => format!("{name} was never reached."),
        Outcome::WentQuiet => format!("The conversation with {name} went quiet."),
        Outcome::NotAFit => format!("{name} and we are not a fit."),
        Outcome::PassedOn => format!("{name} was passed on to somebody better suited."),
        Outcome::KnownAlready => format!("{name} was known to us already."),
        Outcome::Withdrawn => format!("The referral of {name} was taken back."),
    }
}

fn about_days(event: &Event, name: &str) -> String {
    match event {
        Event::MeetingPlanned { .. } => format!("A meeting with {name} was planned."),
        Event::MeetingPrepared { .. } => format!("The meeting with {name} was prepared."),
        Event::MeetingHeld { .. } => format!("The meeting with {name} took place."),
        Event::MeetingCancelled { .. } => format!("The meeting with {name} did not take place."),
        Event::OccasionNoted { .. } => format!("A day of {name} is kept."),
        Event::OccasionKept { .. } => format!("{name} heard from us on their day."),
        Event::OccasionPassed { year, .. } => format!("A day of {name} passed in {year} without a word."),
        Event::OccasionRemoved { .. } => format!("A day of {name} is no longer kept."),
        Event::RewardNoted { .. } => format!("Something is to be given to {name}."),
        Event::RewardGiven { .. } => format!("{name} was given it."),
        Event::RewardWaived { .. } => format!("What was to be given to {name} was waived."),
        Event::NoticeTold { .. } => format!("{name} was told that we hold their data."),
        Event::NoticeReduced { .. } => {
            format!("What we held of {name} was reduced to a friend of the source.")
        }
        Event::DutyNoted { .. } => format!("Something else was done for {name}."),
        Event::DutyPutOff { until, .. } => format!("What is next for {name} was put off to {until}."),
        Event::DutyHandedOver { .. } => format!("What is next for {name} was handed to another member."),
        Event::DutyDropped { .. } => format!("What was next for {name} was dropped."),
        Event::WordingEdited { .. } => "A letter is said in our own words.".to_owned(),
        Event::WordingRestored { .. } => "A letter is said again as it came with Goodturn.".to_owned(),
        Event::IdealDescribed { .. } => "Whom we look for was described.".to_owned(),
        Event::IdealRetired { .. } => "A kind of person is no longer looked for.".to_owned(),
        Event::FirmDescribed => "The firm described itself.".to_owned(),
        Event::PauseBegun { member: Some(_) } => "A pause of a member was noted.".to_owned(),
        Event::PauseBegun { member: None } => "A pause of the firm was noted.".to_owned(),
        Event::PauseEnded { .. } => "A pause was ended.".to_owned(),
        Event::LanguageChosen { .. } => "A member chose the language of their pages.".to_owned(),
        Event::RhythmSet => "The rhythm was changed.".to_owned(),
        Event::Undone { seq } => format!("Act {seq} was undone."),
        Event::MemberAdded { .. } => "A member came.".to_owned(),
        Event::MemberLeft { .. } => "A member left and handed everything over.".to_owned(),
        // Spoken for above; the compiler keeps every new event from being forgotten.
        Event::PersonAdded
        | Event::PersonEdited
        | Event::PersonUpdated
        | Event::PersonSorted
        | Event::PersonLanguageChosen { .. }
        | Event::CircleChosen { .. }
        | Event::SatisfactionNoted { .. }
        | Event::PraiseNoted
        | Event::CouldAskNoted { .. }
        | Event::DoNotAskNoted { .. }
        | Event::LeaveAloneNoted { .. }
        | Event::GoneNoted { .. }
        | Event::PersonHandedOver { .. }
        | Event::AskPutOff { .. }
        | Event::AskDropped { .. }
        | Event::TieNoted { .. }
        | Event::TieRemoved { .. }
        | Event::Touched { .. }
        | Event::Remarked
        | Event::TouchSkipped
        | Event::AskPlanned { .. }
        | Event::AskMade { .. }
        | Event::AskRaisedAgain { .. }
        | Event::AskPromised { .. }
        | Event::AskAnsweredOnTheSpot { .. }
        | Event::AskNotNow { .. }
        | Event::AskDeclined { .. }
        | Event::AskNoAnswer { .. }
        | Event::AskWithdrawn { .. }
        | Event::PromiseMade { .. }
        | Event::PromiseNamed { .. }
        | Event::PromiseThanked { .. }
        | Event::PromiseReminded { .. }
        | Event::PromiseKept { .. }
        | Event::PromiseKeptInFull { .. }
        | Event::PromiseLetGo { .. }
        | Event::PromiseWithdrawn { .. }
        | Event::ReferralNamed { .. }
        | Event::ReferralIntroduced { .. }
        | Event::ReferralNameAllowed { .. }
        | Event::ReferralAskedAfter { .. }
        | Event::ReferralTried { .. }
        | Event::ReferralReached { .. }
        | Event::ReferralMoved { .. }
        | Event::ReferralJudged { .. }
        | Event::HearsSet { .. }
        | Event::ReferralClosed { .. }
        | Event::NewsThanked { .. }
        | Event::NewsTold { .. }
        | Event::OutcomeTold { .. }
        | Event::NewsSettled { .. }
        | Event::ComplaintRaised { .. }
        | Event::ComplaintAnswered { .. }
        | Event::ComplaintPutRight { .. }
        | Event::ComplaintNotPutRight { .. } => String::new(),
    }
}
