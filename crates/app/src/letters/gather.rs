//! Fills the fields of a text from a matter and the people around it.

use super::facts::Facts;
use super::hearing::Hearing;
use super::names::{self, Named, named, phrase, sentence};
use super::{Channel, Tone};
use crate::words::{Arg, Words};
use goodturn_practice::ask::{AskState, Offer, Wish};
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::Duty;
use goodturn_practice::id::{MatterId, PersonId};
use goodturn_practice::language::Language;
use goodturn_practice::matter::{Body, Matter};
use goodturn_practice::news::News;
use goodturn_practice::occasion::{Label, Occasion};
use goodturn_practice::person::{Person, Role};
use goodturn_practice::promise::Promise;
use goodturn_practice::readiness::welcomes;
use goodturn_practice::referral::{Effort, Referral, ReferralState};
use goodturn_practice::touch::Direction;
use jiff::civil::Date;

/// Gathers the facts of one letter.
pub(super) struct Gather<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) today: Date,
    pub(super) channel: Channel,
    pub(super) tone: Tone,
    /// The language of the letter.
    pub(super) words: Words,
    pub(super) facts: Facts,
}

impl<'a> Gather<'a> {
    /// What every letter can say: who reads it, who writes it, what the firm does.
    pub(super) fn new(
        dossier: &'a Dossier,
        today: Date,
        member: &str,
        channel: Channel,
        tone: Tone,
        language: Language,
        readers: &[&'a Person],
    ) -> Self {
        let words = Words::of(language);
        // The points for a call are read by the member: whose friend it is, is said of somebody else.
        let of_the_reader = |to_them: &str, of_them: &str| match channel {
            Channel::Phone => words.say(of_them),
            _ => words.tell1(to_them, "tone", tone.word()),
        };
        let (firm, profile) = (names::one_line(&dossier.firm.name, 80), &dossier.firm.profile);
        let member = names::one_line(member, 80);
        let member = if member.is_empty() { firm.clone() } else { member };
        let firm = if firm.is_empty() { member.clone() } else { firm };
        let sender = if firm == member { firm.clone() } else { format!("{member}, {firm}") };
        let reader = readers.first();
        let standing = reader.map_or("other", |person| standing(person));
        let reach = [&profile.address, &profile.mail, &profile.phone];
        let reach: Vec<String> =
            reach.iter().flat_map(|text| text.lines()).map(phrase).filter(|line| !line.is_empty()).collect();
        let what_we_do = sentence(&profile.what_we_do);
        let greeted = names::greeted(dossier, readers);
        let facts = Facts {
            greeting: names::greeting(words, &greeted, channel, tone),
            closing: Closing {
                words,
                member: &member,
                firm: &firm,
                phone: &phrase(&profile.phone),
                standing,
            }
            .lines(channel, tone),
            formal: tone == Tone::Formal,
            name: names::all_called(words, &greeted, tone),
            pass_on: pass_on(words, &sender, &what_we_do, &sentence(&profile.why_us), &phrase(&profile.mail)),
            readers_many: greeted.len() > 1,
            what_we_do,
            member,
            firm,
            sender,
            firm_reach: reach.join(", "),
            standing,
            praised: reader.is_some_and(|person| person.praised_on.is_some()),
            friend: of_the_reader("letter-your-friend", "letter-their-friend"),
            friend_dative: of_the_reader("letter-your-friend-dative", "letter-their-friend-dative"),
            friend_called: of_the_reader("letter-your-friend", "letter-their-friend"),
            introducer: of_the_reader("letter-a-friend", "letter-a-friend-of-theirs"),
            introducer_dative: of_the_reader("letter-a-friend-dative", "letter-a-friend-of-theirs-dative"),
            may_hear: "thanks",
            ..Facts::default()
        };
        Self { dossier, today, channel, tone, words, facts }
    }

    /// Words that differ by how the reader is spoken to.
    pub(super) fn say(&self, key: &str) -> String {
        self.words.tell1(key, "tone", self.tone.word())
    }

    /// The same, with what belongs into them.
    pub(super) fn tell<'w, const N: usize>(&self, key: &str, with: [(&'static str, Arg<'w>); N]) -> String {
        self.words.tell(key, with.into_iter().chain([("tone", self.tone.word().into())]))
    }

    /// What a matter adds.
    pub(super) fn matter(&mut self, duty: &Duty, matter: &Matter) {
        match &matter.body {
            Body::Ask(ask) => {
                self.ask(&ask.request);
                if let AskState::Made { on, .. } | AskState::NotNow { on, .. } = ask.state {
                    self.facts.last = self.words.on_day(on, self.today);
                }
            }
            Body::Promise(promise) => self.promise(promise),
            Body::Referral(referral) if duty.person == referral.person => self.friend_reads(referral),
            Body::Referral(referral) => {
                self.about(&[referral.person]);
                self.facts.may_hear = Hearing::of(referral).word();
            }
            Body::News(news) => self.news(news),
            Body::Relationship(held) => self.facts.welcome = self.welcome(held.person),
            Body::Complaint(complaint) => self.facts.trouble = sentence(&complaint.words),
            Body::Meeting(meeting) => self.meeting(meeting),
            Body::Occasion(occasion) => self.occasion(occasion),
            Body::Reward(reward) => {
                self.facts.gift = phrase(&reward.what);
                let held = reward.referral.and_then(|id| self.dossier.matters.get(&id));
                match held.and_then(|held| held.body.as_referral()) {
                    Some(referral) if referral.person == reward.person => self.friend_reads(referral),
                    Some(referral) => {
                        self.about(&[referral.person]);
                    }
                    None => {}
                }
            }
            Body::Notice(notice) => self.introduced_by(&[notice.source]),
        }
    }

    /// Whom a letter is about; answers those whose names may be said.
    pub(super) fn about(&mut self, people: &[PersonId]) -> Vec<Named> {
        let names: Vec<Named> = people.iter().filter_map(|id| named(self.dossier, *id, self.tone)).collect();
        self.facts.friends_many = names.len() > 1;
        self.facts.friend_named = !names.is_empty();
        if !names.is_empty() {
            let full: Vec<&str> = names.iter().map(|name| name.full.as_str()).collect();
            let called: Vec<&str> = names.iter().map(|name| name.called.as_str()).collect();
            self.facts.friend = self.words.list(&full);
            self.facts.friend_dative.clone_from(&self.facts.friend);
            self.facts.friend_called = self.words.list(&called);
        }
        names
    }

    /// Who brought us together.
    fn introduced_by(&mut self, sources: &[PersonId]) {
        let names: Vec<Named> =
            sources.iter().filter_map(|id| named(self.dossier, *id, Tone::Formal)).collect();
        if !names.is_empty() {
            let full: Vec<&str> = names.iter().map(|name| name.full.as_str()).collect();
            self.facts.introducer = self.words.list(&full);
            self.facts.introducer_dative.clone_from(&self.facts.introducer);
        }
    }

    /// P93: a firm whose work is confidential makes no offers in letters either: where that somebody is a client is
    /// confidential, gifts for sending one are mostly not allowed.
    fn offers(&self) -> bool {
        !self.dossier.firm.profile.is_confidential()
    }

    /// What was offered to the reader and to their friend, as one phrase.
    pub(super) fn offer(&self, offer: &Offer) -> String {
        if !self.offers() {
            return String::new();
        }
        let (you, friend) = (phrase(&offer.to_source), phrase(&offer.to_friend));
        // These words are said to the reader, on the telephone too.
        let unnamed = if self.facts.friend_named { String::new() } else { self.say("letter-your-friend") };
        let friend_said = if self.facts.friend_named { &self.facts.friend } else { &unnamed };
        let who = || ("who", friend_said.as_str().into());
        match (you.is_empty(), friend.is_empty()) {
            (true, true) => String::new(),
            (false, true) => self.tell("letter-offer-you", [("you", you.into())]),
            (true, false) => self.words.tell("letter-offer-friend", [who(), ("friend", friend.into())]),
            (false, false) => {
                self.tell("letter-offer-both", [("you", you.into()), who(), ("friend", friend.into())])
            }
        }
    }

    fn promise(&mut self, promise: &Promise) {
        // Names that came already are thanked for elsewhere; what is left is what this letter is about.
        let waiting: Vec<PersonId> = promise
            .names
            .iter()
            .copied()
            .filter(|name| !promise.referrals.iter().any(|id| self.came(*id, *name)))
            .collect();
        let names = self.about(&waiting);
        let left = promise.open_count().max(1);
        self.facts.whom = whom(self.words, &names, usize::from(left));
        self.facts.some_came = promise.kept > 0;
        self.facts.by = promise.by.map(|by| self.words.day(by, self.today)).unwrap_or_default();
        self.facts.plan = [&promise.action, &promise.plan]
            .iter()
            .map(|words| phrase(words))
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join("; ");
        self.facts.offer = self.offer(&promise.offer);
        self.facts.may_hear = if self.dossier.firm.profile.is_confidential() { "thanks" } else { "outcome" };
        if let Some(ask) = promise.ask.and_then(|id| self.dossier.matters.get(&id)?.body.as_ask()) {
            self.ideal(&ask.request);
        }
    }

    /// Whether a referral of a promise is about that person and more than a name.
    fn came(&self, id: MatterId, person: PersonId) -> bool {
        self.dossier.matters.get(&id).and_then(|held| held.body.as_referral()).is_some_and(|referral| {
            referral.person == person && !matches!(referral.state, ReferralState::Named { .. })
        })
    }

    /// A letter to the person introduced.
    fn friend_reads(&mut self, referral: &Referral) {
        self.introduced_by(&referral.sources);
        let told = self.dossier.people.get(&referral.person).is_some_and(|person| person.told_on.is_some());
        self.facts.say_where_from = !told;
        let count = || ("count", referral.sources.len().into());
        self.facts.how = match referral.effort {
            Effort::ToldName | Effort::AllowedName => self.tell("letter-how-told", [count()]),
            Effort::Wrote => self.words.tell("letter-how-wrote", [count()]),
            Effort::Called => self.tell("letter-how-called", [count()]),
            Effort::BroughtTogether => self.words.tell("letter-how-together", [count()]),
        };
        self.facts.thought = self.say(match referral.wish {
            Wish::Client => "letter-thought-client",
            Wish::Speaking => "letter-thought-speaking",
            Wish::Partner => "letter-thought-partner",
            Wish::Organization => "letter-thought-organization",
            Wish::Hire => "letter-thought-hire",
        });
        let offer = |held: Option<MatterId>| {
            let body = &self.dossier.matters.get(&held?)?.body;
            let promise = body.as_promise().map(|promise| &promise.offer);
            promise.or_else(|| body.as_ask().map(|ask| &ask.request.offer))
        };
        let offered = offer(referral.promise).or_else(|| offer(referral.ask));
        if let (Some(offer), true) = (offered, self.offers()) {
            self.facts.offer_friend = phrase(&offer.to_friend);
        }
        if let ReferralState::InConversation { last_on, next_on, .. } = &referral.state {
            self.facts.last = self.words.on_day(*last_on, self.today);
            self.facts.agreed = next_on.map(|next| self.words.on_day(next, self.today)).unwrap_or_default();
        }
    }

    /// A letter to a source about a referral: made from what they may hear, not from the referral (P93).
    fn news(&mut self, news: &News) {
        self.about(&[news.about]);
        let held = self.dossier.matters.get(&news.referral).and_then(|held| held.body.as_referral());
        let hearing = held.map_or(Hearing::Thanks, Hearing::of);
        self.facts.may_hear = hearing.word();
        self.facts.stage = hearing.stage();
        self.facts.outcome = hearing.end().map(|key| self.words.say(key)).unwrap_or_default();
    }

    fn occasion(&mut self, occasion: &Occasion) {
        self.facts.when = self.words.on_day(occasion.next_on, self.today);
        self.facts.is_today = occasion.next_on == self.today;
        self.facts.late = occasion.next_on < self.today;
        if let Label::Other(words) = &occasion.label {
            self.facts.day = phrase(words);
        }
        let years = occasion.date.year().map(|year| i64::from(occasion.next_on.year() - year));
        let years = years.and_then(|years| usize::try_from(years).ok()).filter(|years| *years > 0);
        let said = |key| {
            let said = |years| self.words.tell2(key, ("count", years), ("number", self.words.number(years)));
            years.map(said).unwrap_or_default()
        };
        (self.facts.years, self.facts.years_dative) = (said("letter-years"), said("letter-years-dative"));
    }

    /// What the letter to a family says of the one who died.
    pub(super) fn died(&mut self, person: &Person) {
        let name = names::one_line(person.name(), 80);
        self.facts.friend_called.clone_from(&name);
        self.facts.friend = name;
        self.facts.friend_named = true;
    }

    /// P45: whether the line that people are welcome may be said: to whoever may hear it at all, never more often than
    /// the rhythm says in a calendar year, and only when everything around the person is known. The year
    /// is parted evenly, and the first touch of each part may carry it.
    fn welcome(&self, person: PersonId) -> bool {
        let known = self.dossier.core.contains(&person);
        let parts = i32::from(self.dossier.firm.rhythm.welcome_lines_a_year);
        let part = |on: Date| (on.year(), (i32::from(on.day_of_year()) - 1) * parts / 366);
        let first = || {
            !self.dossier.touches.iter().any(|touch| {
                touch.person == person
                    && touch.direction == Direction::ToThem
                    && touch.channel.is_some()
                    && part(touch.on) == part(self.today)
            })
        };
        known && parts > 0 && welcomes(self.dossier, person, self.today) && first()
    }
}

/// Whom somebody offered to introduce, when `left` are to come and these have names.
fn whom(words: Words, names: &[Named], left: usize) -> String {
    let more = left.saturating_sub(names.len());
    let several = |key| words.tell1(key, "number", words.number(more));
    let others = match (names.len(), more) {
        (0, 1) => words.say("letter-somebody"),
        (0, _) => several("letter-people"),
        (_, 0) => String::new(),
        (_, 1) => words.say("letter-somebody-else"),
        (_, _) => several("letter-others"),
    };
    let mut all: Vec<&str> = names.iter().map(|name| name.full.as_str()).collect();
    if !others.is_empty() {
        all.push(&others);
    }
    words.list(&all)
}

/// What somebody is to us, the closest first.
fn standing(person: &Person) -> &'static str {
    let is = |role| person.roles.contains(&role);
    if is(Role::Client) {
        "client"
    } else if is(Role::Partner) {
        "partner"
    } else if is(Role::PastClient) {
        "past_client"
    } else if is(Role::Friend) {
        "friend"
    } else {
        "other"
    }
}

/// The last lines: a name among people who know each other, name, firm and number for all others.
struct Closing<'a> {
    words: Words,
    member: &'a str,
    firm: &'a str,
    phone: &'a str,
    standing: &'a str,
}

impl Closing<'_> {
    fn lines(&self, channel: Channel, tone: Tone) -> String {
        let known = tone == Tone::Familiar && self.standing != "other";
        let house = Some(self.firm).filter(|firm| *firm != self.member && !known);
        match channel {
            Channel::Phone => String::new(),
            Channel::Message => join_lines(&[Some(self.member), house], ", "),
            Channel::Mail | Channel::Card => {
                let wish = self.words.tell1("letter-wish", "tone", tone.word());
                let number =
                    Some(self.phone).filter(|it| channel == Channel::Mail && !known && !it.is_empty());
                join_lines(&[Some(&wish), Some(self.member), house, number], "\n")
            }
        }
    }
}

fn join_lines(lines: &[Option<&str>], between: &str) -> String {
    lines.iter().flatten().copied().collect::<Vec<_>>().join(between)
}

/// Lines about the firm that read well in somebody else's mail; empty while the firm has not said what it does.
fn pass_on(words: Words, sender: &str, what: &str, why: &str, mail: &str) -> String {
    if what.is_empty() {
        return String::new();
    }
    let mut lines = format!("{sender}: {what}");
    if !why.is_empty() {
        lines.push(' ');
        lines.push_str(why);
    }
    if !mail.is_empty() {
        lines.push(' ');
        lines.push_str(&words.tell1("letter-reached-at", "mail", mail));
    }
    lines
}
