//! One person: what is next, both directions, what was, and everything that can be done.

use super::acts::forms;
use crate::act_form::ActForm;
use crate::answer::{Answer, Trouble, page};
use crate::pages::matters::{Place, outcome_key};
use crate::pages::today::{Duty, card};
use crate::parts::Path;
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::history::Line;
use goodturn_app::looks::person::{Person, person};
use goodturn_app::words::Words;
use goodturn_practice::contact::{Address, Contact, PartialDate};
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::Body;
use goodturn_practice::person::{Gone, Mood, Origin, Role};
use goodturn_practice::promise::Promise;
use goodturn_practice::readiness::{NotReady, Readiness};
use goodturn_practice::referral::ReferralState;
use goodturn_practice::tie::Strength;
use uuid::Uuid;

/// What they sent, or what is between us: a line that leads to its matter.
struct Link {
    page: String,
    words: String,
    side: String,
}

/// A promise as a table.
struct Table {
    page: String,
    words: String,
    places: Vec<Place>,
}

#[derive(Template)]
#[template(path = "people/page.html")]
struct Page {
    shell: Shell,
    id: Uuid,
    name: String,
    lead: String,
    tags: Vec<(String, &'static str)>,
    duties: Vec<Duty>,
    ready: String,
    can_ask: bool,
    tables: Vec<Table>,
    sent: Vec<Link>,
    referred: Vec<Link>,
    open: Vec<Link>,
    praise: Vec<String>,
    ties: Vec<Link>,
    /// The household or organization they belong to, or who belongs to it.
    unit: Vec<Link>,
    rows: Vec<(String, String, String)>,
    notes: Vec<String>,
    origin: String,
    history: Vec<(String, Line)>,
    forms: Vec<ActForm>,
    died: bool,
}

/// `GET /people/{id}`
pub(crate) async fn person_page(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let Some(look) = person(visit.words, &visit.house.store, visit.workspace, id).await? else {
        return Err(Trouble::nothing());
    };
    let entry = &look.person;
    let place = entry.contact.organizations.first();
    let lead = place.map(|place| {
        [place.title.as_str(), place.name.as_str()]
            .into_iter()
            .filter(|it| !it.is_empty() && *it != look.name)
            .collect::<Vec<_>>()
            .join(", ")
    });
    let words = visit.words;
    let (ready, can_ask) = ready_words(&look, words);
    let between = Between::of(&look, id, words);
    let page_data = Page {
        id,
        lead: lead.unwrap_or_default(),
        tags: tags(&look, words),
        ready,
        can_ask: can_ask && visit.may_change(),
        tables: between.tables,
        sent: between.sent,
        referred: between.referred,
        open: between.open,
        praise: entry.praise.clone(),
        ties: ties(&look, id, words),
        unit: unit(&look),
        rows: rows(&entry.contact, words),
        notes: entry.contact.notes.clone(),
        origin: origin(&look, words),
        died: matches!(entry.gone, Some((Gone::Died, _))),
        forms: if visit.may_change() { forms(&look, &visit) } else { Vec::new() },
        history: look.history.iter().cloned().map(|line| (icon(&line), line)).collect(),
        shell: Shell::of(&visit, "people", paths::person(id)).await?,
        name: look.name.clone(),
        duties: look.duties.into_iter().map(|duty| card(duty, &visit)).collect(),
    };
    page(&page_data)
}

fn tags(look: &Person, words: Words) -> Vec<(String, &'static str)> {
    let entry = &look.person;
    let mut tags: Vec<(String, &'static str)> =
        entry.roles.iter().map(|role| (words.say(role_key(*role)), "")).collect();
    tags.extend(entry.circle.map(|circle| (words.tell1("people-circle", "circle", circle.word()), "")));
    match entry.mood {
        Some(Mood::Happy) => tags.push((words.say("person-happy"), "good")),
        Some(Mood::Unsure) => tags.push((words.say("person-unsure"), "")),
        Some(Mood::Unhappy) => tags.push((words.say("person-unhappy"), "warn")),
        None => {}
    }
    tags.extend(entry.satisfaction.map(|score| {
        (words.tell1("person-score", "score", i64::from(score)), if score >= 8 { "good" } else { "" })
    }));
    for (is, key, kind) in [
        (entry.could_ask, "person-could-ask", "good"),
        (entry.do_not_ask, "person-do-not-ask", "warn"),
        (entry.leave_alone, "person-leave-alone", "bad"),
        (!entry.sorted && !entry.leave_alone, "person-unsorted", "warn"),
    ] {
        if is {
            tags.push((words.say(key), kind));
        }
    }
    if let Some((how, since)) = entry.gone {
        let key = match how {
            Gone::Died => "person-gone-died",
            Gone::MovedAway => "person-gone-moved-away",
            Gone::LeftFirm => "person-gone-left-firm",
            Gone::Sold => "person-gone-sold",
        };
        tags.push((words.tell1(key, "day", words.full(since)), ""));
    }
    tags
}

/// The key of a role as a tag.
fn role_key(role: Role) -> &'static str {
    match role {
        Role::Client => "person-role-client",
        Role::PastClient => "person-role-past-client",
        Role::Prospect => "person-role-prospect",
        Role::Partner => "person-role-partner",
        Role::Source => "person-role-source",
        Role::Friend => "person-role-friend",
        Role::Other => "person-role-other",
    }
}

/// Whether they can be asked, in words.
pub(crate) fn ready_words(look: &Person, words: Words) -> (String, bool) {
    match &look.readiness {
        Some(ready) if ready.is_ready(look.today) => (words.say("person-ready"), true),
        Some(Readiness::From { day, .. }) => (words.tell1("person-rests", "day", words.full(*day)), false),
        Some(Readiness::Not(why)) => (words.say(not_ready(*why)), false),
        None => (String::new(), false),
    }
}

/// The key of why somebody cannot be asked now.
fn not_ready(why: NotReady) -> &'static str {
    match why {
        NotReady::Wish => "person-not-wish",
        NotReady::NotBought => "person-not-bought",
        NotReady::NoTrust => "person-not-trust",
        NotReady::Complaint(_) => "person-not-complaint",
        NotReady::OpenAsk(_) => "person-not-ask",
        NotReady::OpenPromise(_) => "person-not-promise",
        NotReady::NewsDue(_) => "person-not-news",
    }
}

#[derive(Default)]
struct Between {
    tables: Vec<Table>,
    sent: Vec<Link>,
    referred: Vec<Link>,
    open: Vec<Link>,
}

impl Between {
    fn of(look: &Person, id: Uuid, words: Words) -> Self {
        let mut all = Self::default();
        let name = |person: PersonId| look.dossier.name(person).to_owned();
        for matter in &look.matters {
            let page = paths::matter(matter.id.0);
            let open = |key| Link { page: page.clone(), words: words.say(key), side: String::new() };
            match &matter.body {
                Body::Promise(promise) if promise.source.0 == id && promise.is_open() => {
                    all.tables.push(table(look, promise, page, words));
                }
                Body::Referral(referral) => {
                    let side = state_words(&referral.state, words);
                    if referral.person.0 == id {
                        let sources: Vec<&str> =
                            referral.sources.iter().map(|source| look.dossier.name(*source)).collect();
                        let words = words.tell1("person-recommended", "names", words.list(&sources));
                        all.referred.push(Link { page, words, side });
                    } else {
                        all.sent.push(Link { page, words: name(referral.person), side });
                    }
                }
                Body::Ask(ask) if ask.is_open() => all.open.push(open("person-open-ask")),
                Body::Complaint(_) if look.duties.iter().any(|duty| duty.matter.id == matter.id.0) => {
                    all.open.push(open("person-open-complaint"));
                }
                _ => {}
            }
        }
        all
    }
}

/// A promise as a table: who came, and who or how many are still open.
fn table(look: &Person, promise: &Promise, page: String, words: Words) -> Table {
    let came = || Place { name: words.say("matters-place-came"), kept: true };
    let mut places: Vec<Place> = (0..promise.kept).map(|_| came()).collect();
    let mut names: Vec<String> =
        promise.names.iter().map(|person| look.dossier.name(*person).to_owned()).collect();
    names.reverse();
    for _ in 0..promise.open_count() {
        let name = names.pop().unwrap_or_else(|| words.say("matters-place-more"));
        places.push(Place { name, kept: false });
    }
    let (count, day) = (("count", promise.count.into()), ("day", words.full(promise.made_on).into()));
    let said = match promise.by {
        Some(by) => words.tell("person-promised-by", [count, day, ("by", words.full(by).into())]),
        None => words.tell("person-promised", [count, day]),
    };
    Table { page, words: said, places }
}

/// Where a referral stands, in two words.
pub(crate) fn state_words(state: &ReferralState, words: Words) -> String {
    words.say(match state {
        ReferralState::Named { .. } => "person-named",
        ReferralState::Introduced { .. } => "person-introduced",
        ReferralState::InConversation { .. } => "person-talking",
        ReferralState::Closed { outcome, .. } => outcome_key(*outcome),
    })
}

fn ties(look: &Person, id: Uuid, words: Words) -> Vec<Link> {
    let others = look.ties.iter().map(|tie| if tie.a.0 == id { (tie.b, tie) } else { (tie.a, tie) });
    others
        .map(|(other, tie)| Link {
            page: paths::person(other.0),
            words: look.dossier.name(other).to_owned(),
            side: words.say(match tie.strength {
                Strength::Acquainted => "person-tie-acquainted",
                Strength::Friendly => "person-tie-friendly",
                Strength::Close => "person-tie-close",
            }),
        })
        .collect()
}

/// Whom they are counted with: of a household or organization its people, of these it and the others.
fn unit(look: &Person) -> Vec<Link> {
    let entry = &look.person;
    let counted =
        |other: &&goodturn_practice::person::Person| other.id != entry.id && other.unit() == entry.unit();
    let link = |other: &goodturn_practice::person::Person| Link {
        page: paths::person(other.id.0),
        words: other.name().to_owned(),
        side: String::new(),
    };
    look.dossier.people.values().filter(counted).map(link).collect()
}

fn origin(look: &Person, words: Words) -> String {
    match &look.person.origin {
        Origin::Member => words.say("person-from-member"),
        Origin::Import { .. } => words.say("person-from-book"),
        Origin::Named { source, on } => {
            words.tell2("person-from-source", ("name", look.dossier.name(*source)), ("day", words.full(*on)))
        }
    }
}

/// Everything the book knows, as rows: label, words, and where they lead.
fn rows(contact: &Contact, words: Words) -> Vec<(String, String, String)> {
    let mut rows: Vec<(String, String, String)> = Vec::new();
    let label = |key: &str, label: &str| match label {
        "" => words.say(key),
        label => words.tell2("person-row-label", ("what", words.say(key)), ("label", label)),
    };
    for mail in &contact.mails {
        let text = mail.value.as_str().to_owned();
        rows.push((label("person-row-mail", &mail.label), text.clone(), format!("mailto:{text}")));
    }
    for phone in &contact.phones {
        let text = phone.value.as_str().to_owned();
        let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        rows.push((label("person-row-number", &phone.label), text, format!("tel:{digits}")));
    }
    for address in &contact.addresses {
        rows.push((label("person-row-address", &address.label), address_line(&address.value), String::new()));
    }
    let days = [("person-date-birthday", contact.birthday), ("person-date-anniversary", contact.anniversary)];
    for (key, day) in days {
        rows.extend(day.map(|day| (words.say(key), day_words(day, words), String::new())));
    }
    for date in &contact.dates {
        rows.push((label("person-row-date", &date.label), day_words(date.value, words), String::new()));
    }
    for place in &contact.organizations {
        let parts = [place.name.as_str(), place.title.as_str(), place.role.as_str()]
            .into_iter()
            .chain(place.units.iter().map(String::as_str));
        rows.push((
            words.say("person-row-works-at"),
            parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", "),
            String::new(),
        ));
    }
    for link in &contact.links {
        let safe = link.value.starts_with("https://") || link.value.starts_with("http://");
        rows.push((
            label("person-row-page", &link.label),
            link.value.clone(),
            if safe { link.value.clone() } else { String::new() },
        ));
    }
    for other in &contact.related {
        rows.push((label("person-row-beside", &other.label), other.value.clone(), String::new()));
    }
    if !contact.categories.is_empty() {
        rows.push((words.say("person-row-groups"), contact.categories.join(", "), String::new()));
    }
    for other in &contact.others {
        let name = other.name.split(';').next().unwrap_or_default().to_owned();
        if !matches!(name.as_str(), "UID" | "REV" | "PRODID") {
            rows.push((name, other.value.clone(), String::new()));
        }
    }
    rows
}

fn address_line(address: &Address) -> String {
    let street = address.street.replace('\n', ", ");
    let town = format!("{} {}", address.postal_code, address.locality);
    let parts = [&address.po_box, &address.extended, &street, &town, &address.region, &address.country];
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn day_words(day: PartialDate, words: Words) -> String {
    let (number, month) = (day.day().to_string(), words.month(day.month()));
    match day.year() {
        // A year is no number with a mark between the thousands.
        Some(year) => words.tell(
            "day-full",
            [("day", number.into()), ("month", month.into()), ("year", year.to_string().into())],
        ),
        None => words.tell2("day-of-month", ("day", number), ("month", month)),
    }
}

/// The picture of an event.
fn icon(line: &Line) -> String {
    let name = line.happened.event.name();
    let noun = name.split('.').next().unwrap_or_default();
    match (noun, name) {
        (_, "referral.introduced") => "introduction",
        (_, "person.praised") => "testimonial",
        (_, "news.thanked" | "promise.thanked") => "thanks",
        ("ask", _) => "ask",
        ("promise", _) => "promise",
        ("referral", _) => "person",
        ("news", _) => "news",
        ("meeting", _) => "meeting",
        ("complaint", _) => "complaint",
        ("occasion", _) => "occasion",
        ("reward", _) => "reward",
        ("touch", _) => "message",
        _ => "note",
    }
    .to_owned()
}
