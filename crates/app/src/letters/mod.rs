//! Letters: the words that are ready for a duty, by mail, message, phone or card. Always a draft until a member sends
//! it (P4).
//!
//! A text (`texts/`, a folder for each language) is chosen by rule and step, filled with a closed list of [`facts`], and names nobody who wants
//! to be left alone (P8). What a source may hear is a type of its own (P93). Nobody is written to who was not
//! introduced, unless the source allowed the use of their name (P5). Questions to the member ("let it go?") have no
//! letter.

mod asking;
pub mod facts;
mod gather;
mod hearing;
mod meeting;
mod names;
mod own;
mod render;
#[cfg(test)]
mod tests;

pub use facts::{fields, is_asked};
pub use goodturn_practice::wording::{Place, Tone};
pub use own::{begin, check, named, preview};

use gather::Gather;
use goodturn_practice::contact::{EmailAddress, Phone};
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::{Duty, Rule};
use goodturn_practice::id::PersonId;
use goodturn_practice::language::Language;
use goodturn_practice::matter::{Body, Matter};
use goodturn_practice::news::{News, ThanksFor};
use goodturn_practice::occasion::Label;
use goodturn_practice::person::{Gone, Kind, Person, Role};
use goodturn_practice::referral::{Effort, Referral, ReferralState};
use hearing::Hearing;
use jiff::civil::Date;
use serde::Serialize;

pub use goodturn_practice::ask::Request;

macro_rules! words {
    ($name:ident { $($case:ident $word:literal),+ }) => {
        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [$name] = &[$($name::$case),+];

            /// The word of the command line and the contract.
            pub fn word(self) -> &'static str {
                match self { $($name::$case => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> Result<Self, ()> {
                Self::ALL.iter().copied().find(|one| one.word() == text).ok_or(())
            }
        }
    };
}

/// By which way the words go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A mail, with a subject.
    Mail,
    /// A short message.
    Message,
    /// Points for a call or a talk, one a line.
    Phone,
    /// A card by post.
    Card,
}

words!(Channel { Mail "mail", Message "message", Phone "phone", Card "card" });

impl From<Channel> for goodturn_practice::touch::Channel {
    fn from(channel: Channel) -> Self {
        match channel {
            Channel::Mail => Self::Mail,
            Channel::Message => Self::Message,
            Channel::Phone => Self::Phone,
            Channel::Card => Self::Card,
        }
    }
}

/// Who gets a letter, and how they can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// Who.
    pub person: PersonId,
    /// Their name as pages show it.
    pub name: String,
    /// The preferred mail address, if one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<EmailAddress>,
    /// The preferred telephone number, if one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// The envelope: name, organization and postal address, line by line; empty where no address is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub envelope: Vec<String>,
}

/// Words ready to go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// By which way.
    pub channel: Channel,
    /// Which of the letters it is.
    #[serde(skip)]
    pub letter: String,
    /// Its language.
    #[serde(skip)]
    pub language: Language,
    /// To whom.
    pub to: Vec<Recipient>,
    /// The subject of a mail; one line of at most 78 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The words: plain text, lines parted by `\n`, never two empty lines after another.
    pub body: String,
}

/// The letter for a duty; `None` where there is none: the duty is a question to the member, its person wants to be
/// left alone or died, nobody introduced us yet, or the channel does not fit the occasion.
///
/// `today` is the local day on which it is read. Without a channel the one that fits rule and person is taken. The
/// dossier may know the duty's matter alone; what a letter says of other matters (the points before a meeting, the line
/// that people are welcome) is left out unless the person is of its core.
pub fn draft(
    duty: &Duty,
    matter: Option<&Matter>,
    dossier: &Dossier,
    today: Date,
    member_name: &str,
    channel: Option<Channel>,
    tone: Tone,
) -> Option<Letter> {
    let matter = matter?;
    let key = key(duty, matter, dossier)?;
    let readers = readers(duty, matter, dossier);
    let reader = *readers.first()?;
    let channel = channel.or_else(|| Some(fitting(duty.rule, &duty.step, reader)))?;
    let mut gather =
        Gather::new(dossier, today, member_name, channel, tone, language_of(&readers, dossier), &readers);
    gather.matter(duty, matter);
    write(&key, &gather, &readers)
}

/// The letter for an ask that nobody planned yet (P43): for an ideal or for people the reader knows. `None` for
/// somebody who is not to be asked, and for a channel that does not fit.
pub fn draft_ask(
    person: PersonId,
    request: &Request,
    dossier: &Dossier,
    today: Date,
    member_name: &str,
    channel: Option<Channel>,
    tone: Tone,
) -> Option<Letter> {
    let reader = dossier.people.get(&person).filter(|held| held.reachable() && !held.do_not_ask)?;
    let readers = [reader];
    let channel = channel.or_else(|| Some(fitting(Rule::Ask, "propose", reader)))?;
    let mut gather =
        Gather::new(dossier, today, member_name, channel, tone, language_of(&readers, dossier), &readers);
    gather.ask(request);
    write("P43_ask", &gather, &readers)
}

/// The letter to the family of somebody who died (P9): to the household they are counted with, else without a
/// recipient. Never by message or phone, and never about anything else.
pub fn draft_family(
    person: PersonId,
    dossier: &Dossier,
    today: Date,
    member_name: &str,
    channel: Option<Channel>,
    tone: Tone,
) -> Option<Letter> {
    let gone = dossier.people.get(&person)?;
    if gone.leave_alone || !matches!(gone.gone, Some((Gone::Died, _))) {
        return None;
    }
    let family = gone
        .part_of
        .and_then(|unit| dossier.people.get(&unit))
        .filter(|unit| unit.kind == Kind::Household && unit.reachable());
    let readers: Vec<&Person> = family.into_iter().collect();
    let channel = channel.unwrap_or(Channel::Card);
    let mut gather =
        Gather::new(dossier, today, member_name, channel, tone, language_of(&readers, dossier), &readers);
    gather.died(gone);
    write("P9_family", &gather, &readers)
}

/// How we speak to somebody unless a member says otherwise: friends familiarly, strangers and everybody of a formal
/// firm formally, the others familiarly.
pub fn tone_of(person: PersonId, dossier: &Dossier) -> Tone {
    let Some(held) = dossier.people.get(&person) else { return Tone::Formal };
    if held.roles.contains(&Role::Friend) {
        return Tone::Familiar;
    }
    let known = held.bought()
        || held.circle.is_some()
        || held.roles.contains(&Role::Partner)
        || held.roles.contains(&Role::Source);
    if known && !dossier.firm.profile.formal { Tone::Familiar } else { Tone::Formal }
}

/// The language of a letter: the reader's, else the firm's. The points for a call are in it too, because they hold the
/// words to be said.
fn language_of(readers: &[&Person], dossier: &Dossier) -> Language {
    readers.iter().find_map(|person| person.language).unwrap_or(dossier.firm.profile.language)
}

/// The channels in which a duty has words, in the order in which they are offered; empty where it has no letter.
pub fn channels_of(duty: &Duty, matter: Option<&Matter>, dossier: &Dossier) -> Vec<Channel> {
    matter.and_then(|matter| key(duty, matter, dossier)).map(|key| render::channels(&key)).unwrap_or_default()
}

/// The channel that a duty's letter takes by itself: what the rule calls for, as far as the person can be reached.
pub fn channel_of(duty: &Duty, dossier: &Dossier) -> Option<Channel> {
    dossier.people.get(&duty.person).map(|person| fitting(duty.rule, &duty.step, person))
}

fn fitting(rule: Rule, step: &str, person: &Person) -> Channel {
    let (mail, phone) = (!person.contact.mails.is_empty(), !person.contact.phones.is_empty());
    let written = if mail || !phone { Channel::Mail } else { Channel::Phone };
    let spoken = if phone || !mail { Channel::Phone } else { Channel::Mail };
    match (rule, step) {
        // What went wrong is answered by a voice, and a meeting is prepared for by what to bring up.
        (Rule::Complaint, "call") | (Rule::BeforeMeeting, _) => Channel::Phone,
        // Who did not answer one way is tried the other way.
        (Rule::FollowUp, "try_2" | "try_4") => written,
        (Rule::FollowUp, _) | (Rule::Complaint, _) => spoken,
        (Rule::Occasion, "card") => Channel::Card,
        // A card by hand says more than a mail; without an address it is a mail.
        (Rule::Reward | Rule::TellWon, _) if person.has_address() => Channel::Card,
        _ => written,
    }
}

/// Which text belongs to a duty; `None` where it has no letter.
fn key(duty: &Duty, matter: &Matter, dossier: &Dossier) -> Option<String> {
    let usual = || Some(format!("{}_{}", duty.rule.code(), duty.step));
    match (&matter.body, duty.step.as_str()) {
        (_, "let_go" | "never_reached" | "went_quiet" | "no_answer" | "keep_or_drop") => None,
        (Body::Ask(_), "make") => Some("P43_ask".to_owned()),
        (Body::Occasion(occasion), _) => Some(match occasion.label {
            Label::Birthday => "P46_birthday".to_owned(),
            Label::Anniversary => "P46_anniversary".to_owned(),
            Label::ClientSince => "P46_client_since".to_owned(),
            Label::Other(_) => "P46_other".to_owned(),
        }),
        (Body::News(news), _) => news_key(duty, news, dossier),
        (Body::Referral(referral), _) if duty.person == referral.person => {
            may_be_written_to(referral).then(usual).flatten()
        }
        (Body::Reward(reward), _) => {
            let referral = reward.referral.and_then(|id| dossier.matters.get(&id));
            let to_friend = referral
                .and_then(|held| held.body.as_referral())
                .is_some_and(|referral| referral.person == reward.person);
            Some(if to_friend { "P39_give_friend".to_owned() } else { "P39_give".to_owned() })
        }
        (Body::Notice(notice), _) => {
            let introduced = dossier.matters_of(notice.person).filter_map(|held| held.body.as_referral());
            introduced
                .filter(|referral| referral.person == notice.person)
                .any(may_be_written_to)
                .then(usual)
                .flatten()
        }
        _ => usual(),
    }
}

/// P5: who was introduced, or with whom we may use the name of the source.
fn may_be_written_to(referral: &Referral) -> bool {
    match &referral.state {
        ReferralState::Named { .. } => referral.effort == Effort::AllowedName,
        ReferralState::Introduced { .. } | ReferralState::InConversation { .. } => true,
        ReferralState::Closed { introduced, .. } => *introduced,
    }
}

/// P93: news that the source may not hear become thanks, and nothing where they were thanked.
fn news_key(duty: &Duty, news: &News, dossier: &Dossier) -> Option<String> {
    let referral = dossier.matters.get(&news.referral).and_then(|held| held.body.as_referral())?;
    let hearing = Hearing::of(referral);
    let thanks = || {
        news.unthanked.map(|(thanks, _)| {
            let step = match thanks {
                ThanksFor::Name => "name",
                ThanksFor::AllowedName => "allowed_name",
                ThanksFor::Introduction => "introduction",
            };
            format!("P30_{step}")
        })
    };
    let may = match duty.rule {
        Rule::TellOutcome | Rule::TellWon => hearing.end().is_some(),
        Rule::ThankWithNews | Rule::TellProgress => !hearing.stage().is_empty(),
        _ => true,
    };
    if may { Some(format!("{}_{}", duty.rule.code(), duty.step)) } else { thanks() }
}

/// Everybody a letter goes to: the person of the duty, and at a meeting all who come.
fn readers<'a>(duty: &Duty, matter: &Matter, dossier: &'a Dossier) -> Vec<&'a Person> {
    let one = [duty.person];
    let ids: &[PersonId] = match &matter.body {
        Body::Meeting(meeting) => &meeting.people,
        _ => &one,
    };
    ids.iter().filter_map(|id| dossier.people.get(id)).filter(|person| person.reachable()).collect()
}

/// The letter in the firm's own words where there are some, else in those that came with the program. Words that cannot
/// be filled in were refused before they were kept; should some be there all the same, the shipped ones stand in.
fn write(letter: &str, gather: &Gather<'_>, readers: &[&Person]) -> Option<Letter> {
    let (channel, tone, language) = (gather.channel, gather.tone, gather.words.language());
    let place = Place { letter: letter.to_owned(), channel: channel.into(), tone, language };
    let own = gather.dossier.wordings.get(&place.id());
    let own = own.and_then(|wording| own::fill(wording, &own::json(&gather.facts)).ok());
    let own = own.filter(|(_, body)| !body.is_empty());
    // A shipped text that does not render is found by the tests; a member sees no letter rather than a wrong one.
    let (subject, body) =
        own.or_else(|| render::shipped(letter, channel, tone, language, &gather.facts).ok())?;
    Some(Letter { channel, letter: letter.to_owned(), language, to: recipients(readers), subject, body })
}

/// What stands on an envelope to somebody; nothing without a postal address.
fn envelope(person: &Person) -> Vec<String> {
    let contact = &person.contact;
    let Some(lines) = contact.addresses.iter().map(|it| it.value.lines()).find(|lines| !lines.is_empty())
    else {
        return Vec::new();
    };
    let name = [contact.name.prefix.trim(), person.name()].join(" ");
    let house = contact.organizations.first().map(|place| place.name.trim().to_owned());
    let house = house.filter(|house| !house.is_empty() && house != person.name());
    [name.trim().to_owned()].into_iter().chain(house).chain(lines).collect()
}

fn recipients(readers: &[&Person]) -> Vec<Recipient> {
    let one = |person: &&Person| Recipient {
        person: person.id,
        name: person.name().to_owned(),
        mail: person.contact.mails.first().map(|mail| mail.value.clone()),
        phone: person.contact.phones.first().map(|phone| phone.value.clone()),
        envelope: envelope(person),
    };
    readers.iter().map(one).collect()
}

/// The letters that there are words for, each with its channels, in the order of their rules.
pub fn letters() -> Vec<(&'static str, Vec<Channel>)> {
    let mut all: Vec<&'static str> = Vec::new();
    for (letter, ..) in render::all() {
        if !all.contains(&letter) {
            all.push(letter);
        }
    }
    all.into_iter().map(|letter| (letter, render::channels(letter))).collect()
}
