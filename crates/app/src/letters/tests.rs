//! Every text, in every tone, with ordinary and with hostile facts; the words the house does not use; what may be said
//! to whom; and all letters gathered in one file for review.

use super::facts::{Facts, fields};
use super::render::{LONGEST_SUBJECT, all, shipped};
use super::*;
use goodturn_practice::ask::{Ask, AskState, Occasioned, Offer, OfferAt, Wish};
use goodturn_practice::complaint::{Complaint, ComplaintState};
use goodturn_practice::contact::{Address, Contact, Labelled, Name, PartialDate};
use goodturn_practice::duty::Due;
use goodturn_practice::id::{IdealId, MatterId, MemberId, WorkspaceId};
use goodturn_practice::ideal::Ideal;
use goodturn_practice::meeting::{Meeting, MeetingState};
use goodturn_practice::notice::Notice;
use goodturn_practice::occasion::Occasion;
use goodturn_practice::person::{Circle, Mood, Origin};
use goodturn_practice::promise::{Promise, PromiseState};
use goodturn_practice::referral::{Evidence, Hears, Outcome};
use goodturn_practice::relationship::Relationship;
use goodturn_practice::reward::{Reward, RewardState};
use goodturn_practice::rhythm::Rhythm;
use goodturn_practice::workspace::{Firm, Member, MemberRole, Profile};
use jiff::civil::date;
use std::collections::BTreeSet;
use std::fmt::Write;
use uuid::Uuid;

mod naughty;
mod own;
mod tones;

const TODAY: Date = date(2026, 3, 20);

/// What no letter says, as whole words.
const NEVER: &[&str] = &[
    "referral",
    "referrals",
    "referee",
    "lead",
    "leads",
    "source",
    "sources",
    "target",
    "funnel",
    "champion",
    "sale",
    "sales",
    "owe",
    "owes",
    "owed",
    "promised",
    "promise",
    "prospect",
    "opportunity",
    "unfortunately",
];

const NEVER_IN_GERMAN: &[&str] = &[
    "empfehlungsgeber",
    "empfehlungsgeberin",
    "quelle",
    "zielperson",
    "interessent",
    "verkauf",
    "abschluss",
    "schuldest",
    "schulden",
    "schuldig",
    "zusage",
    "zugesagt",
    "versprochen",
    "versprechen",
    "leider",
    "dringend",
];

/// What would be left of English in a German letter.
const ENGLISH: &[&str] =
    &["the", "and", "you", "your", "is", "with", "for", "hello", "dear", "regards", "friend", "somebody"];

fn person_id(nr: u128) -> PersonId {
    PersonId(Uuid::from_u128(nr))
}

fn matter_id(nr: u128) -> MatterId {
    MatterId(Uuid::from_u128(1000 + nr))
}

const MARIA: u128 = 1;
const JONAS: u128 = 2;
const PETRA: u128 = 3;
const ILSE: u128 = 4;

fn entry(nr: u128, name: Name, roles: &[Role]) -> Person {
    let contact = Contact {
        name,
        mails: vec![Labelled::new("", EmailAddress::parse("somebody@example.com").unwrap())],
        phones: vec![Labelled::new("", Phone::parse("+49 30 1234").unwrap())],
        addresses: vec![Labelled::new(
            "",
            Address { street: "Lindenweg 4".into(), locality: "Berlin".into(), ..Address::default() },
        )],
        ..Contact::default()
    };
    let mut person = Person::new(person_id(nr), contact, Origin::Member);
    person.roles = roles.iter().copied().collect();
    person
}

fn name(prefix: &str, given: &str, family: &str) -> Name {
    Name {
        full: format!("{given} {family}").trim().to_owned(),
        prefix: prefix.to_owned(),
        given: given.to_owned(),
        family: family.to_owned(),
        ..Name::default()
    }
}

/// A firm of Anna Weber with Maria, a happy client, and Jonas and Petra, whom Maria knows.
fn dossier() -> Dossier {
    let member = Member {
        id: MemberId(Uuid::from_u128(900)),
        name: "Anna Weber".into(),
        mail: "anna@example.com".into(),
        role: MemberRole::Owner,
        active: true,
        language: None,
    };
    let profile = Profile {
        what_we_do: "We prepare family firms for the day they are handed over".into(),
        for_whom: "owners of family firms".into(),
        why_us: "People come to us when they want it settled without a quarrel.".into(),
        address: "Am Markt 3\n10115 Berlin".into(),
        phone: "+49 30 5678".into(),
        mail: "office@example.com".into(),
        ..Profile::default()
    };
    let firm = Firm {
        id: WorkspaceId(Uuid::from_u128(901)),
        name: "Weber & Partner".into(),
        profile,
        rhythm: Rhythm::default(),
        revision: 1,
        pauses: Vec::new(),
        founded: None,
        members: vec![member],
    };
    let mut dossier = Dossier::empty(firm);
    let mut maria = entry(MARIA, name("Dr.", "Maria", "Lindqvist"), &[Role::Client]);
    maria.circle = Some(Circle::B);
    maria.mood = Some(Mood::Happy);
    maria.praised_on = Some(date(2026, 3, 1));
    let jonas = entry(JONAS, name("", "Jonas", "Bauer"), &[Role::Prospect]);
    let petra = entry(PETRA, name("", "Petra", "Novak"), &[Role::Prospect]);
    let ilse = entry(ILSE, name("", "Ilse", "Chen"), &[Role::Friend]);
    for person in [maria, jonas, petra, ilse] {
        dossier.core.insert(person.id);
        dossier.people.insert(person.id, person);
    }
    let ideal = Ideal {
        id: IdealId(Uuid::from_u128(902)),
        name: "owners who are about to hand over".into(),
        description: "They are around sixty, and the children have other plans".into(),
        listen_for: vec!["I really should see to the succession".into()],
        retired: false,
    };
    dossier.ideals.insert(ideal.id, ideal);
    dossier
}

fn request() -> Request {
    Request {
        ideal: Some(IdealId(Uuid::from_u128(902))),
        action: "write them two lines and copy me".into(),
        moment: Some(Occasioned::Meeting),
        testimonial: true,
        offer: offer(),
        ..Request::default()
    }
}

fn offer() -> Offer {
    Offer {
        to_source: "dinner for two".into(),
        to_friend: "the first hour free of charge.".into(),
        at: OfferAt::Introduction,
    }
}

fn promise() -> Promise {
    Promise {
        source: person_id(MARIA),
        ask: None,
        count: 1,
        kept: 0,
        kept_on: None,
        referrals: Vec::new(),
        names: vec![person_id(JONAS)],
        action: "write to him and copy us".into(),
        plan: "after the club evening".into(),
        by: Some(date(2026, 3, 27)),
        offer: offer(),
        made_on: date(2026, 3, 6),
        state: PromiseState::Open { unthanked_since: None, reminded: Vec::new() },
    }
}

fn at(text: &str) -> jiff::Timestamp {
    text.parse().unwrap()
}

fn introduced() -> ReferralState {
    ReferralState::Introduced { at: at("2026-03-19T10:00:00Z"), evidence: Evidence::Said, tries: Vec::new() }
}

fn talking() -> ReferralState {
    ReferralState::InConversation {
        reached_at: at("2026-03-05T10:00:00Z"),
        last_on: date(2026, 3, 5),
        next_on: None,
        unanswered: 0,
    }
}

fn closed(outcome: Outcome) -> ReferralState {
    ReferralState::Closed {
        at: at("2026-03-19T10:00:00Z"),
        outcome,
        reason: "too expensive".into(),
        by_source: false,
        introduced: true,
        passed_to: None,
    }
}

fn named_only() -> ReferralState {
    ReferralState::Named { on: date(2026, 3, 1), waits_in: None, asked: Vec::new() }
}

fn referral(state: ReferralState, hears: Hears) -> Referral {
    Referral {
        person: person_id(JONAS),
        sources: vec![person_id(MARIA)],
        ask: None,
        promise: Some(matter_id(50)),
        prompted: true,
        wish: Wish::Client,
        effort: Effort::Wrote,
        value: None,
        quality: None,
        hears,
        state,
    }
}

/// One case: a matter in a dossier, and the duty it has.
#[derive(Clone)]
struct Case {
    dossier: Dossier,
    matter: Matter,
    duty: Duty,
}

fn case(rule: Rule, step: &str, person: u128, body: Body, others: Vec<Body>) -> Case {
    let mut dossier = dossier();
    let matter = |id, body| Matter { id, opened_on: date(2026, 3, 6), owner: None, put_off: None, body };
    for (nr, body) in (50..).zip(others) {
        dossier.matters.insert(matter_id(nr), matter(matter_id(nr), body));
    }
    let matter = matter(matter_id(1), body);
    dossier.matters.insert(matter.id, matter.clone());
    let duty = Duty {
        matter: matter.id,
        rule,
        step: step.to_owned(),
        due: Due::on(TODAY),
        owner: MemberId(Uuid::from_u128(900)),
        person: person_id(person),
        turns_at: None,
    };
    Case { dossier, matter, duty }
}

fn news(rule: Rule, step: &str, state: ReferralState, hears: Hears) -> Case {
    let thanks = match step {
        "name" => ThanksFor::Name,
        "allowed_name" => ThanksFor::AllowedName,
        _ => ThanksFor::Introduction,
    };
    let body = News {
        referral: matter_id(51),
        source: person_id(MARIA),
        about: person_id(JONAS),
        unthanked: Some((thanks, at("2026-03-19T10:00:00Z"))),
        last_on: date(2026, 3, 1),
        said_not_yet: false,
        told_reached: false,
        told_outcome: false,
        settled: false,
    };
    let others = vec![Body::Promise(promise()), Body::Referral(referral(state, hears))];
    case(rule, step, MARIA, Body::News(body), others)
}

fn told(rule: Rule, step: &str, person: u128, state: ReferralState) -> Case {
    let body = Body::Referral(referral(state, Hears::Outcome));
    case(rule, step, person, body, vec![Body::Promise(promise())])
}

fn asked(rule: Rule, step: &str, state: AskState) -> Case {
    let body =
        Ask { source: person_id(MARIA), unit: None, request: request(), made_by: None, made_on: None, state };
    case(rule, step, MARIA, Body::Ask(body), Vec::new())
}

fn dated(label: Label, step: &str) -> Case {
    let body = Occasion {
        person: person_id(MARIA),
        label,
        date: PartialDate::new(Some(2023), 3, 22).unwrap(),
        next_on: date(2026, 3, 22),
        removed: false,
        by_hand: false,
    };
    case(Rule::Occasion, step, MARIA, Body::Occasion(body), Vec::new())
}

fn given(to: u128) -> Case {
    let body = Reward {
        person: person_id(to),
        what: "dinner for two at the Anker".into(),
        referral: Some(matter_id(51)),
        promised: true,
        state: RewardState::Due { on: date(2026, 3, 13) },
    };
    let others = vec![Body::Promise(promise()), Body::Referral(referral(talking(), Hears::ThanksOnly))];
    case(Rule::Reward, "give", to, Body::Reward(body), others)
}

fn met(rule: Rule, step: &str) -> Case {
    let body = Meeting {
        people: vec![person_id(MARIA), person_id(ILSE)],
        starts: at("2026-03-20T09:30:00Z"),
        ends: at("2026-03-20T10:30:00Z"),
        words: "at their office, about the new hall".into(),
        state: MeetingState::Planned { prepared: false },
    };
    let others = vec![
        Body::Promise(Promise { names: vec![person_id(PETRA)], ..promise() }),
        Body::Referral(referral(closed(Outcome::Won), Hears::Outcome)),
        news(Rule::TellWon, "outcome", closed(Outcome::Won), Hears::Outcome).matter.body,
        Body::Complaint(complaint(ComplaintState::Raised { at: at("2026-03-19T10:00:00Z") })),
    ];
    case(rule, step, MARIA, Body::Meeting(body), others)
}

fn complaint(state: ComplaintState) -> Complaint {
    Complaint { person: person_id(MARIA), words: "The figures came a week late".into(), state }
}

fn noticed(state: ReferralState) -> Case {
    let body = Notice {
        person: person_id(JONAS),
        source: person_id(MARIA),
        named_on: date(2026, 2, 20),
        reduced: false,
    };
    let others = vec![Body::Promise(promise()), Body::Referral(referral(state, Hears::Outcome))];
    case(Rule::Notice, "notice", JONAS, Body::Notice(body), others)
}

/// Every rule and step that a matter can produce and that has a letter.
fn cases() -> Vec<Case> {
    let made = AskState::Made { on: date(2026, 3, 13), raised: Vec::new() };
    let planned = AskState::Planned { on: TODAY, noted_on: None };
    let not_now = AskState::NotNow { on: date(2026, 1, 5), until: Some(TODAY) };
    let raised = ComplaintState::Raised { at: at("2026-03-20T08:00:00Z") };
    let answered = ComplaintState::Answered { on: date(2026, 3, 17), next_on: None };
    let touch = Relationship {
        person: person_id(MARIA),
        circle_since: date(2025, 3, 1),
        last_on: Some(date(2026, 1, 10)),
    };
    let mut all = Vec::new();
    for nr in 1..=5 {
        all.push(told(Rule::FollowUp, &format!("try_{nr}"), JONAS, introduced()));
    }
    all.push(case(Rule::Thank, "agreed", MARIA, Body::Promise(promise()), Vec::new()));
    all.push(news(Rule::Thank, "name", named_only(), Hears::Outcome));
    all.push(news(Rule::Thank, "allowed_name", introduced(), Hears::Outcome));
    all.push(news(Rule::Thank, "introduction", introduced(), Hears::Outcome));
    all.push(news(Rule::ThankWithNews, "not_yet", introduced(), Hears::Outcome));
    all.push(news(Rule::ThankWithNews, "news", talking(), Hears::Outcome));
    all.push(news(Rule::TellOutcome, "outcome", closed(Outcome::NotInterested), Hears::Outcome));
    all.push(news(Rule::TellWon, "outcome", closed(Outcome::Won), Hears::Outcome));
    all.push(case(Rule::Complaint, "call", MARIA, Body::Complaint(complaint(raised)), Vec::new()));
    all.push(case(Rule::Complaint, "put_right", MARIA, Body::Complaint(complaint(answered)), Vec::new()));
    all.push(given(MARIA));
    all.push(given(JONAS));
    all.push(met(Rule::BeforeMeeting, "prepare"));
    all.push(met(Rule::AfterMeeting, "after"));
    all.push(dated(Label::Birthday, "card"));
    all.push(dated(Label::Anniversary, "mail"));
    all.push(dated(Label::ClientSince, "mail"));
    all.push(dated(Label::Other("The opening of the new hall".into()), "mail"));
    all.push(asked(Rule::AskAgain, "ask_again", not_now));
    all.push(case(Rule::Remind, "first", MARIA, Body::Promise(promise()), Vec::new()));
    all.push(case(Rule::Remind, "second", MARIA, Body::Promise(promise()), Vec::new()));
    for step in ["first", "second", "call"] {
        all.push(told(Rule::Happened, step, MARIA, named_only()));
    }
    all.push(asked(Rule::Answer, "make", planned));
    all.push(asked(Rule::Answer, "first", made.clone()));
    all.push(asked(Rule::Answer, "second", made));
    for step in ["first", "second", "third"] {
        all.push(told(Rule::Move, step, JONAS, talking()));
    }
    all.push(news(Rule::TellProgress, "progress", talking(), Hears::Outcome));
    all.push(case(Rule::Touch, "touch", MARIA, Body::Relationship(touch), Vec::new()));
    all.push(noticed(introduced()));
    all
}

/// The same for a firm that writes in that language.
fn cases_in(language: Language) -> Vec<Case> {
    let mut all = cases();
    all.iter_mut().for_each(|case| case.dossier.firm.profile.language = language);
    all
}

fn letter(case: &Case, channel: Option<Channel>, tone: Tone) -> Option<Letter> {
    draft(&case.duty, Some(&case.matter), &case.dossier, TODAY, "Anna Weber", channel, tone)
}

/// What every letter keeps, whatever the names in it.
fn check(letter: &Letter, what: &str) {
    let Letter { channel, subject, body, .. } = letter;
    let text = format!("{}\n{body}", subject.clone().unwrap_or_default());
    assert_eq!(subject.is_some(), *channel == Channel::Mail, "{what}");
    if let Some(subject) = subject {
        let fits =
            (1..=LONGEST_SUBJECT).contains(&subject.chars().count()) && !subject.contains(['\n', '\r']);
        assert!(fits, "{what}: {subject}");
    }
    assert!(!body.is_empty() && body.trim() == body, "{what}: {body}");
    for wrong in ["\n\n\n", "  ", " \n", " ,", " .", "..", ",,", ".,", "{%", "None", "none:", ": ."] {
        assert!(!text.contains(wrong), "{what}: {wrong:?} in\n{text}");
    }
    if *channel == Channel::Phone {
        assert!(!body.contains("\n\n"), "{what}: {body}");
    }
}

/// The words, checked where the names in them are ours.
fn check_words(text: &str, what: &str) {
    assert!(!text.contains(['!', '{', '}']), "{what}:\n{text}");
    let lower = text.to_lowercase();
    let words: BTreeSet<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').collect();
    for never in NEVER.iter().chain(NEVER_IN_GERMAN) {
        assert!(!words.contains(never), "{what}: “{never}” in\n{text}");
    }
}

#[test]
fn every_duty_with_a_letter_has_it_by_mail_and_by_phone_in_both_tones() {
    let mut keys = BTreeSet::new();
    for case in Language::ALL.iter().flat_map(|language| cases_in(*language)) {
        let channels = channels_of(&case.duty, Some(&case.matter), &case.dossier);
        let what = format!("{} {}", case.duty.rule, case.duty.step);
        assert!(channels.contains(&Channel::Mail) && channels.contains(&Channel::Phone), "{what}");
        keys.extend(key(&case.duty, &case.matter, &case.dossier));
        for tone in Tone::ALL {
            for channel in Channel::ALL {
                let found = letter(&case, Some(*channel), *tone);
                assert_eq!(found.is_some(), channels.contains(channel), "{what} {channel:?}");
                if let Some(found) = found {
                    let what = format!("{what} {channel:?} {tone:?}");
                    check(&found, &what);
                    check_words(&format!("{:?} {}", found.subject, found.body), &what);
                }
            }
        }
    }
    let shipped: BTreeSet<String> = all().map(|(key, ..)| key.to_owned()).collect();
    keys.insert("P9_family".to_owned());
    assert_eq!(keys, shipped, "every text is reached by a case");
}

#[test]
fn questions_to_the_member_have_no_letter() {
    let quiet = [
        told(Rule::FollowUp, "never_reached", JONAS, introduced()),
        told(Rule::Move, "went_quiet", JONAS, talking()),
        case(Rule::Remind, "let_go", MARIA, Body::Promise(promise()), Vec::new()),
        asked(Rule::Answer, "no_answer", AskState::Made { on: TODAY, raised: Vec::new() }),
        asked(Rule::Answer, "keep_or_drop", AskState::Planned { on: TODAY, noted_on: Some(TODAY) }),
    ];
    for case in quiet {
        assert!(letter(&case, None, Tone::Familiar).is_none(), "{}", case.duty.step);
        assert!(channels_of(&case.duty, Some(&case.matter), &case.dossier).is_empty());
    }
}

#[test]
fn a_bare_entry_has_whole_sentences() {
    for mut case in Language::ALL.iter().flat_map(|language| cases_in(*language)) {
        let language = case.dossier.firm.profile.language;
        case.dossier.firm.profile = Profile { language, ..Profile::default() };
        case.dossier.ideals.clear();
        case.dossier.core.clear();
        for person in case.dossier.people.values_mut() {
            person.contact = Contact::default();
            person.roles.clear();
        }
        for tone in Tone::ALL {
            for channel in channels_of(&case.duty, Some(&case.matter), &case.dossier) {
                let found = letter(&case, Some(channel), *tone).unwrap();
                let what = format!("{} {} {channel:?}", case.duty.rule, case.duty.step);
                check(&found, &what);
                assert!(!found.body.contains("a name"), "{what}: {}", found.body);
                // A sentence that begins with somebody has a capital all the same.
                for (nr, line) in found.body.lines().enumerate().filter(|_| channel == Channel::Mail) {
                    let low = line.starts_with(|c: char| c.is_lowercase());
                    // German goes on after the greeting and its comma.
                    assert!(!low || (language == Language::De && nr == 2), "{what}: {line}");
                }
            }
        }
    }
}

#[test]
fn a_source_hears_what_they_may_and_nothing_else() {
    let secret = [
        (Rule::ThankWithNews, "news", talking()),
        (Rule::TellProgress, "progress", talking()),
        (Rule::TellOutcome, "outcome", closed(Outcome::NotInterested)),
        (Rule::TellWon, "outcome", closed(Outcome::Won)),
        (Rule::Thank, "introduction", talking()),
    ];
    for (rule, step, state) in secret {
        for channel in Channel::ALL {
            let case = news(rule, step, state.clone(), Hears::ThanksOnly);
            let Some(found) = letter(&case, Some(*channel), Tone::Familiar) else { continue };
            let text = format!("{:?} {}", found.subject, found.body).to_lowercase();
            for word in ["in touch now", "work together", "timing", "how it goes", "right away", "spoken"] {
                assert!(!text.contains(word), "{rule} {channel:?}: {word} in\n{text}");
            }
        }
    }
    // "We are in touch" is not "it came to an end".
    let case = news(Rule::TellWon, "outcome", closed(Outcome::Won), Hears::InTouch);
    let found = letter(&case, Some(Channel::Mail), Tone::Familiar).unwrap();
    assert!(!found.body.contains("together"), "{}", found.body);
    let case = news(Rule::ThankWithNews, "news", talking(), Hears::InTouch);
    let found = letter(&case, Some(Channel::Mail), Tone::Familiar).unwrap();
    assert!(found.body.contains("in touch now") && !found.body.contains("how it goes"), "{}", found.body);
}

#[test]
fn nobody_is_written_to_who_was_not_introduced() {
    assert!(letter(&noticed(named_only()), None, Tone::Formal).is_none());
    assert!(letter(&told(Rule::FollowUp, "try_1", JONAS, named_only()), None, Tone::Formal).is_none());
    let mut allowed = told(Rule::FollowUp, "try_1", JONAS, introduced());
    if let Body::Referral(referral) = &mut allowed.matter.body {
        referral.effort = Effort::AllowedName;
    }
    let found = letter(&allowed, Some(Channel::Mail), Tone::Formal).unwrap();
    assert!(found.body.contains("said that I might get in touch"), "{}", found.body);
    assert_eq!(found.to[0].name, "Jonas Bauer");
}

#[test]
fn who_wants_quiet_or_died_is_neither_written_to_nor_named() {
    for mut case in cases() {
        let reader = case.duty.person;
        if let Body::Meeting(meeting) = &mut case.matter.body {
            meeting.people.truncate(1);
        }
        case.dossier.people.get_mut(&reader).unwrap().leave_alone = true;
        assert!(letter(&case, None, Tone::Familiar).is_none());
        let held = case.dossier.people.get_mut(&reader).unwrap();
        held.leave_alone = false;
        held.gone = Some((Gone::Died, TODAY));
        for channel in Channel::ALL {
            assert!(letter(&case, Some(*channel), Tone::Familiar).is_none());
        }
    }
    for mut case in cases() {
        let reader = case.duty.person;
        for person in case.dossier.people.values_mut().filter(|person| person.id != reader) {
            person.leave_alone = true;
        }
        for channel in channels_of(&case.duty, Some(&case.matter), &case.dossier) {
            let found = letter(&case, Some(channel), Tone::Familiar).unwrap();
            let text = format!("{:?} {}", found.subject, found.body);
            let others = if reader == person_id(MARIA) { ["Bauer", "Novak"] } else { ["Lindqvist", "Novak"] };
            assert!(!others.iter().any(|other| text.contains(other)), "{text}");
        }
    }
}

#[test]
fn the_reminder_begins_with_the_friend_and_restates_both_offers() {
    let case = case(Rule::Remind, "first", MARIA, Body::Promise(promise()), Vec::new());
    let found = letter(&case, None, Tone::Familiar).unwrap();
    assert_eq!(found.channel, Channel::Mail);
    assert_eq!(found.subject.as_deref(), Some("How is Jonas Bauer?"));
    assert!(found.body.starts_with("Dear Maria,\n\nHow is Jonas Bauer?"), "{}", found.body);
    let offers = "for you, dinner for two; for Jonas Bauer, the first hour free of charge.";
    assert!(found.body.contains(offers), "{}", found.body);
    assert!(found.body.contains("not now") && found.body.contains("advertising"), "{}", found.body);
    let mut confidential = case;
    confidential.dossier.firm.profile.confidential = Some(true);
    let found = letter(&confidential, None, Tone::Familiar).unwrap();
    assert!(!found.body.contains("dinner"), "{}", found.body);
}

#[test]
fn the_line_that_people_are_welcome_comes_once_in_a_part_of_the_year() {
    let body = Relationship { person: person_id(MARIA), circle_since: date(2025, 3, 1), last_on: None };
    let mut case = case(Rule::Touch, "touch", MARIA, Body::Relationship(body), Vec::new());
    let says =
        |case: &Case| letter(case, Some(Channel::Mail), Tone::Familiar).unwrap().body.contains("welcome");
    assert!(says(&case));
    case.dossier.touches.push(goodturn_practice::touch::Touch {
        id: goodturn_practice::id::TouchId(Uuid::from_u128(7)),
        person: person_id(MARIA),
        on: date(2026, 1, 10),
        channel: Some(goodturn_practice::touch::Channel::Mail),
        direction: goodturn_practice::touch::Direction::ToThem,
        words: String::new(),
    });
    assert!(!says(&case), "one touch of this quarter went out");
    case.dossier.touches[0].on = date(2025, 12, 20);
    assert!(says(&case));
    case.dossier.people.get_mut(&person_id(MARIA)).unwrap().do_not_ask = true;
    assert!(!says(&case));
    case.dossier.people.get_mut(&person_id(MARIA)).unwrap().do_not_ask = false;
    case.dossier.core.clear();
    assert!(!says(&case), "without everything known nothing is said");
}

#[test]
fn tone_and_channel_are_chosen_by_who_it_is() {
    let mut dossier = dossier();
    assert_eq!(tone_of(person_id(MARIA), &dossier), Tone::Familiar);
    assert_eq!(tone_of(person_id(JONAS), &dossier), Tone::Formal);
    dossier.firm.profile.formal = true;
    assert_eq!(tone_of(person_id(MARIA), &dossier), Tone::Formal);
    let mut reminder = case(Rule::Remind, "first", MARIA, Body::Promise(promise()), Vec::new());
    assert_eq!(channel_of(&reminder.duty, &reminder.dossier), Some(Channel::Mail));
    let maria = reminder.dossier.people.get_mut(&person_id(MARIA)).unwrap();
    maria.contact.mails.clear();
    assert_eq!(channel_of(&reminder.duty, &reminder.dossier), Some(Channel::Phone));
    assert_eq!(letter(&dated(Label::Birthday, "card"), None, Tone::Formal).unwrap().channel, Channel::Card);
    assert_eq!("card".parse(), Ok(Channel::Card));
    assert!("fax".parse::<Channel>().is_err());
}

#[test]
fn a_text_knows_its_fields_and_no_others() {
    let facts = Facts::default();
    assert!(fields().contains(&"friend_called".to_owned()));
    for (key, channel, language, words) in all() {
        let plain =
            ["{%", "%}", "{{", "}}", "!="].iter().fold(words.to_owned(), |it, mark| it.replace(mark, ""));
        check_words(&plain, &format!("{key} {channel:?} {language:?}"));
        for tone in Tone::ALL {
            let found = shipped(key, channel, *tone, language, &facts);
            assert!(found.is_ok(), "{key} {channel:?} {tone:?} {language:?}: {:?}", found.err());
        }
        assert_eq!(words.starts_with("Subject: "), channel == Channel::Mail, "{key}");
        let halves: Vec<&str> = words.split("----- formal").collect();
        assert_eq!(
            halves.iter().all(|h| h.trim().starts_with("Subject: ")),
            channel == Channel::Mail,
            "{key}"
        );
    }
}

#[test]
fn a_death_gets_a_letter_to_the_family() {
    let mut dossier = dossier();
    let family = |dossier: &Dossier, channel, tone| {
        draft_family(person_id(MARIA), dossier, TODAY, "Anna Weber", channel, tone)
    };
    assert!(family(&dossier, None, Tone::Formal).is_none());
    dossier.people.get_mut(&person_id(MARIA)).unwrap().gone = Some((Gone::Died, TODAY));
    for channel in Channel::ALL {
        for tone in Tone::ALL {
            let found = family(&dossier, Some(*channel), *tone);
            assert_eq!(found.is_some(), matches!(channel, Channel::Mail | Channel::Card));
            if let Some(found) = found {
                check(&found, "family");
                assert!(found.to.is_empty() && found.body.starts_with("Dear family of Maria Lindqvist,"));
            }
        }
    }
}

#[test]
fn an_ask_nobody_planned_has_a_letter_too() {
    let dossier = dossier();
    let ask = |request: &Request, channel| {
        draft_ask(person_id(MARIA), request, &dossier, TODAY, "Anna Weber", channel, Tone::Familiar).unwrap()
    };
    let ideal = ask(&request(), None);
    assert!(ideal.body.contains("owners who are about to hand over"), "{}", ideal.body);
    let named = Request { wanted: vec![person_id(JONAS), person_id(PETRA)], ..Request::default() };
    let found = ask(&named, Some(Channel::Mail));
    assert!(found.body.contains("introduce me to Jonas Bauer or Petra Novak?"), "{}", found.body);
    for wish in [Wish::Client, Wish::Speaking, Wish::Partner, Wish::Organization, Wish::Hire] {
        for channel in [Channel::Mail, Channel::Message, Channel::Phone] {
            check(&ask(&Request { wish, ..Request::default() }, Some(channel)), "ask");
        }
    }
}

/// All letters with the sample facts, for reading.
#[test]
fn all_letters_read_as_reviewed() {
    for language in Language::ALL {
        insta::assert_snapshot!(format!("letters_{}", language.word()), book(cases_in(*language)));
    }
}

fn book(cases: Vec<Case>) -> String {
    let mut book = String::new();
    for case in cases {
        for channel in channels_of(&case.duty, Some(&case.matter), &case.dossier) {
            for tone in Tone::ALL {
                let Some(found) = letter(&case, Some(channel), *tone) else { continue };
                let key = key(&case.duty, &case.matter, &case.dossier).unwrap();
                writeln!(book, "=== {key} · {} · {}", channel.word(), tone.word()).unwrap();
                if let Some(subject) = found.subject {
                    writeln!(book, "Subject: {subject}\n").unwrap();
                }
                writeln!(book, "{}\n", found.body).unwrap();
            }
        }
    }
    book
}

#[test]
fn a_letter_is_in_the_language_of_its_reader() {
    let mut reminder = case(Rule::Remind, "first", MARIA, Body::Promise(promise()), Vec::new());
    let written = |case: &Case| letter(case, Some(Channel::Mail), Tone::Formal).unwrap().body;
    assert!(written(&reminder).starts_with("Dear Dr. Lindqvist,"));
    reminder.dossier.people.get_mut(&person_id(MARIA)).unwrap().language = Some(Language::De);
    assert!(written(&reminder).starts_with("Guten Tag Dr. Lindqvist,\n\nwie geht es Jonas Bauer?"));
    reminder.dossier.firm.profile.language = Language::De;
    reminder.dossier.people.get_mut(&person_id(MARIA)).unwrap().language = Some(Language::En);
    assert!(written(&reminder).starts_with("Dear Dr. Lindqvist,"));
}

/// What the members of these cases typed.
const TYPED: &[&str] = &[
    "dinner for two at the Anker",
    "dinner for two",
    "the first hour free of charge",
    "at their office, about the new hall",
    "The figures came a week late",
    "The opening of the new hall",
    "write them two lines and copy me",
    "write to him and copy us",
    "after the club evening",
];

/// What a member typed in their own language stands in a letter as it is, so only our own words are looked at.
#[test]
fn a_german_letter_is_german() {
    for mut case in cases_in(Language::De) {
        case.dossier.firm.profile = Profile { language: Language::De, ..Profile::default() };
        case.dossier.ideals.clear();
        for channel in channels_of(&case.duty, Some(&case.matter), &case.dossier) {
            for tone in Tone::ALL {
                let found = letter(&case, Some(channel), *tone).unwrap();
                let what = format!("{} {} {channel:?} {tone:?}", case.duty.rule, case.duty.step);
                let own = [&found.subject.unwrap_or_default(), &found.body].map(|it| {
                    let typed = TYPED.iter().fold(it.to_owned(), |it, typed| it.replace(typed, ""));
                    typed.to_lowercase()
                });
                let words: BTreeSet<&str> =
                    own.iter().flat_map(|it| it.split(|c: char| !c.is_alphabetic())).collect();
                let left: Vec<&&str> = ENGLISH.iter().filter(|word| words.contains(**word)).collect();
                assert!(left.is_empty(), "{what}: {left:?} in\n{}", found.body);
            }
        }
    }
}

/// The same texts where something is different: no name, several, little to be heard, another wish, a bare firm.
#[test]
fn special_cases_read_as_reviewed() {
    for language in Language::ALL {
        insta::assert_snapshot!(format!("special_cases_{}", language.word()), special_cases(*language));
    }
}

fn special_cases(language: Language) -> String {
    let mut book = String::new();
    let mut add = |title: &str, case: &Case, channel: Channel| {
        let mut case = case.clone();
        case.dossier.firm.profile.language = language;
        for tone in Tone::ALL {
            let found = letter(&case, Some(channel), *tone).unwrap();
            check(&found, title);
            let subject = found.subject.map(|subject| format!("Subject: {subject}\n\n")).unwrap_or_default();
            let place = format!("{} · {}", channel.word(), tone.word());
            writeln!(book, "=== {title} · {place}\n{subject}{}\n", found.body).unwrap();
        }
    };
    let promised = |promise: Promise, step: &str| {
        let rule = if step == "agreed" { Rule::Thank } else { Rule::Remind };
        case(rule, step, MARIA, Body::Promise(promise), Vec::new())
    };
    let several =
        Promise { count: 4, names: vec![person_id(JONAS), person_id(PETRA)], by: None, ..promise() };
    let nobody = Promise { count: 2, names: Vec::new(), offer: Offer::default(), ..promise() };
    let kept = Promise { kept: 1, ..nobody.clone() };
    add("two named of four", &promised(several.clone(), "agreed"), Channel::Mail);
    add("two named of four", &promised(several, "first"), Channel::Mail);
    add("nobody named", &promised(nobody.clone(), "agreed"), Channel::Mail);
    add("nobody named", &promised(nobody.clone(), "first"), Channel::Phone);
    add("nobody named", &promised(nobody, "second"), Channel::Mail);
    add("one of two came", &promised(kept, "first"), Channel::Mail);
    for hears in [Hears::ThanksOnly, Hears::InTouch] {
        add(&format!("{hears:?}"), &news(Rule::Thank, "introduction", introduced(), hears), Channel::Mail);
        add(&format!("{hears:?}"), &news(Rule::Thank, "allowed_name", introduced(), hears), Channel::Phone);
    }
    add("in touch only", &news(Rule::ThankWithNews, "news", talking(), Hears::InTouch), Channel::Mail);
    add("in touch only", &news(Rule::TellProgress, "progress", talking(), Hears::InTouch), Channel::Phone);
    add("only a name", &news(Rule::TellProgress, "progress", named_only(), Hears::Outcome), Channel::Mail);
    add("not reached", &news(Rule::TellProgress, "progress", introduced(), Hears::Outcome), Channel::Message);
    let outcomes = [
        Outcome::NeverReached,
        Outcome::WentQuiet,
        Outcome::NotAFit,
        Outcome::PassedOn,
        Outcome::KnownAlready,
        Outcome::Withdrawn,
    ];
    for outcome in outcomes {
        let told = news(Rule::TellOutcome, "outcome", closed(outcome), Hears::Outcome);
        add(&format!("{outcome:?}"), &told, Channel::Message);
    }
    for wish in [Wish::Speaking, Wish::Partner, Wish::Organization, Wish::Hire] {
        let request = |wanted| Request { wish, wanted, ..Request::default() };
        let planned = AskState::Planned { on: TODAY, noted_on: None };
        for wanted in [Vec::new(), vec![person_id(JONAS)]] {
            let mut ask = asked(Rule::Answer, "make", planned.clone());
            if let Body::Ask(held) = &mut ask.matter.body {
                held.request = request(wanted);
            }
            add(&format!("{wish:?}"), &ask, Channel::Mail);
        }
        let mut friend = told(Rule::FollowUp, "try_1", JONAS, introduced());
        if let Body::Referral(held) = &mut friend.matter.body {
            held.wish = wish;
            held.effort = Effort::AllowedName;
        }
        add(&format!("{wish:?}"), &friend, Channel::Message);
        add(
            &format!("{wish:?}"),
            &news(Rule::TellWon, "outcome", closed(Outcome::Won), Hears::Outcome),
            Channel::Card,
        );
    }
    for role in [Role::Partner, Role::PastClient, Role::Friend] {
        let touch = Relationship { person: person_id(MARIA), circle_since: TODAY, last_on: None };
        let mut case = case(Rule::Touch, "touch", MARIA, Body::Relationship(touch), Vec::new());
        case.dossier.people.get_mut(&person_id(MARIA)).unwrap().roles = BTreeSet::from([role]);
        add(&format!("{role:?}"), &case, Channel::Mail);
    }
    let mut quiet = told(Rule::FollowUp, "try_1", JONAS, introduced());
    quiet.dossier.people.get_mut(&person_id(MARIA)).unwrap().leave_alone = true;
    for channel in [Channel::Mail, Channel::Message, Channel::Phone] {
        add("the friend who introduced us wants quiet", &quiet, channel);
    }
    let mut unnamed = promised(promise(), "second");
    unnamed.dossier.people.get_mut(&person_id(JONAS)).unwrap().leave_alone = true;
    for channel in [Channel::Message, Channel::Phone] {
        add("the friend wants quiet", &unnamed, channel);
    }
    let mut agreed = told(Rule::Move, "first", JONAS, talking());
    if let Body::Referral(Referral { state: ReferralState::InConversation { next_on, .. }, .. }) =
        &mut agreed.matter.body
    {
        *next_on = Some(TODAY);
    }
    for channel in [Channel::Mail, Channel::Message, Channel::Phone] {
        add("a day was agreed", &agreed, channel);
    }
    let mut late = dated(Label::Birthday, "mail");
    if let Body::Occasion(held) = &mut late.matter.body {
        held.next_on = date(2026, 3, 18);
    }
    for channel in [Channel::Mail, Channel::Message, Channel::Phone] {
        add("two days late", &late, channel);
    }
    let mut since = dated(Label::ClientSince, "mail");
    if let Body::Occasion(held) = &mut since.matter.body {
        held.date = PartialDate::new(None, 3, 22).unwrap();
    }
    for channel in [Channel::Message, Channel::Phone, Channel::Card] {
        add("nobody knows since which year", &since, channel);
    }
    let mut house = promised(promise(), "first");
    let maria = house.dossier.people.get_mut(&person_id(MARIA)).unwrap();
    maria.kind = Kind::Organization;
    maria.contact.name = Name { full: "Chen & Partners".into(), ..Name::default() };
    house.dossier.firm.profile = Profile::default();
    add("an organization, and a firm that says nothing of itself", &house, Channel::Mail);
    book
}
