//! One person: what is next, both directions, what was, and everything that can be done.

use super::acts::forms;
use super::role_word;
use crate::act_form::ActForm;
use crate::answer::{Answer, Trouble, page};
use crate::pages::matters::Place;
use crate::pages::today::{Duty, card};
use crate::parts::Path;
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::dates::full;
use goodturn_app::looks::history::Line;
use goodturn_app::looks::person::{Person, person};
use goodturn_practice::contact::{Address, Contact};
use goodturn_practice::matter::Body;
use goodturn_practice::person::{Gone, Mood, Origin};
use goodturn_practice::readiness::{NotReady, Readiness};
use goodturn_practice::referral::ReferralState;
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
    rows: Vec<(String, String, String)>,
    notes: Vec<String>,
    origin: String,
    history: Vec<(String, Line)>,
    forms: Vec<ActForm>,
    died: bool,
}

/// `GET /people/{id}`
pub(crate) async fn person_page(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let Some(look) = person(&visit.house.store, visit.workspace, id).await? else {
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
    let (ready, can_ask) = ready_words(&look);
    let between = Between::of(&look, id);
    let page_data = Page {
        id,
        lead: lead.unwrap_or_default(),
        tags: tags(&look),
        ready,
        can_ask: can_ask && visit.may_change(),
        tables: between.tables,
        sent: between.sent,
        referred: between.referred,
        open: between.open,
        praise: entry.praise.clone(),
        ties: ties(&look, id),
        rows: rows(&entry.contact),
        notes: entry.contact.notes.clone(),
        origin: origin(&look),
        died: matches!(entry.gone, Some((Gone::Died, _))),
        forms: if visit.may_change() { forms(&look, &visit) } else { Vec::new() },
        history: look.history.iter().cloned().map(|line| (icon(&line), line)).collect(),
        shell: Shell::of(&visit, "people", paths::person(id)).await?,
        name: look.name.clone(),
        duties: look.duties.into_iter().map(|duty| card(duty, &visit)).collect(),
    };
    page(&page_data)
}

fn tags(look: &Person) -> Vec<(String, &'static str)> {
    let entry = &look.person;
    let mut tags: Vec<(String, &'static str)> =
        entry.roles.iter().map(|role| (role_word(*role).to_lowercase(), "")).collect();
    tags.extend(entry.circle.map(|circle| (format!("circle {}", circle.word()), "")));
    match entry.mood {
        Some(Mood::Happy) => tags.push(("happy".to_owned(), "good")),
        Some(Mood::Unsure) => tags.push(("unsure".to_owned(), "")),
        Some(Mood::Unhappy) => tags.push(("unhappy".to_owned(), "warn")),
        None => {}
    }
    tags.extend(
        entry.satisfaction.map(|score| (format!("{score} of 10"), if score >= 8 { "good" } else { "" })),
    );
    for (is, word, kind) in [
        (entry.could_ask, "could ask", "good"),
        (entry.do_not_ask, "do not ask", "warn"),
        (entry.leave_alone, "leave alone", "bad"),
        (!entry.sorted && !entry.leave_alone, "not sorted yet", "warn"),
    ] {
        if is {
            tags.push((word.to_owned(), kind));
        }
    }
    if let Some((how, since)) = entry.gone {
        let words = match how {
            Gone::Died => "died",
            Gone::MovedAway => "moved away",
            Gone::LeftFirm => "left the firm",
            Gone::Sold => "sold the business",
        };
        tags.push((format!("{words}, noted on {}", full(since)), ""));
    }
    tags
}

/// Whether they can be asked, in words.
pub(crate) fn ready_words(look: &Person) -> (String, bool) {
    match &look.readiness {
        Some(ready) if ready.is_ready(look.today) => ("This is a good time to ask them.".to_owned(), true),
        Some(Readiness::From { day, .. }) => {
            (format!("They rest until {}; then they can be asked again.", full(*day)), false)
        }
        Some(Readiness::Not(why)) => (not_ready(*why).to_owned(), false),
        None => (String::new(), false),
    }
}

fn not_ready(why: NotReady) -> &'static str {
    match why {
        NotReady::Wish => "They are not to be asked.",
        NotReady::NotBought => "They have not bought yet, and are not marked as somebody you could ask.",
        NotReady::NoTrust => "Nothing says yet that the work was good. Ask them how satisfied they are.",
        NotReady::Complaint(_) => "Something is to be put right first.",
        NotReady::OpenAsk(_) => "An ask waits for their answer.",
        NotReady::OpenPromise(_) => "A promise of theirs is open.",
        NotReady::NewsDue(_) => "They wait to be thanked or told first.",
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
    fn of(look: &Person, id: Uuid) -> Self {
        let mut all = Self::default();
        let name = |person: goodturn_practice::id::PersonId| look.dossier.name(person).to_owned();
        for matter in &look.matters {
            let page = paths::matter(matter.id.0);
            match &matter.body {
                Body::Promise(promise) if promise.source.0 == id && promise.is_open() => {
                    let mut places: Vec<Place> =
                        (0..promise.kept).map(|_| Place { name: "came".to_owned(), kept: true }).collect();
                    let mut names: Vec<String> = promise.names.iter().map(|person| name(*person)).collect();
                    names.reverse();
                    for _ in 0..promise.open_count() {
                        let name = names.pop().unwrap_or_else(|| "one more".to_owned());
                        places.push(Place { name, kept: false });
                    }
                    let by = promise.by.map(|day| format!(", by {}", full(day))).unwrap_or_default();
                    all.tables.push(Table {
                        page,
                        words: format!("Promised {} on {}{by}.", promise.count, full(promise.made_on)),
                        places,
                    });
                }
                Body::Referral(referral) => {
                    let side = state_words(&referral.state).to_owned();
                    if referral.person.0 == id {
                        let sources: Vec<String> =
                            referral.sources.iter().map(|source| name(*source)).collect();
                        all.referred.push(Link {
                            page,
                            words: format!("Recommended by {}", sources.join(" and ")),
                            side,
                        });
                    } else {
                        all.sent.push(Link { page, words: name(referral.person), side });
                    }
                }
                Body::Ask(ask) if ask.is_open() => {
                    all.open.push(Link { page, words: "An ask is open".to_owned(), side: String::new() });
                }
                Body::Complaint(_) if look.duties.iter().any(|duty| duty.matter.id == matter.id.0) => {
                    all.open.push(Link {
                        page,
                        words: "A complaint is open".to_owned(),
                        side: String::new(),
                    });
                }
                _ => {}
            }
        }
        all
    }
}

/// Where a referral stands, in two words.
pub(crate) fn state_words(state: &ReferralState) -> &'static str {
    match state {
        ReferralState::Named { .. } => "named",
        ReferralState::Introduced { .. } => "waits to hear from you",
        ReferralState::InConversation { .. } => "in conversation",
        ReferralState::Closed { outcome, .. } => crate::pages::matters::outcome_words(*outcome),
    }
}

fn ties(look: &Person, id: Uuid) -> Vec<Link> {
    let others = look.ties.iter().map(|tie| if tie.a.0 == id { (tie.b, tie) } else { (tie.a, tie) });
    others
        .map(|(other, tie)| Link {
            page: paths::person(other.0),
            words: look.dossier.name(other).to_owned(),
            side: format!("{:?}", tie.strength).to_lowercase(),
        })
        .collect()
}

fn origin(look: &Person) -> String {
    match &look.person.origin {
        Origin::Member => "Written down here.".to_owned(),
        Origin::Import { .. } => "From an address book that was taken in.".to_owned(),
        Origin::Named { source, on } => format!("Named by {} on {}.", look.dossier.name(*source), full(*on)),
    }
}

/// Everything the book knows, as rows: label, words, and where they lead.
fn rows(contact: &Contact) -> Vec<(String, String, String)> {
    let mut rows: Vec<(String, String, String)> = Vec::new();
    let label =
        |word: &str, label: &str| if label.is_empty() { word.to_owned() } else { format!("{word}, {label}") };
    for mail in &contact.mails {
        let text = mail.value.as_str().to_owned();
        rows.push((label("Mail", &mail.label), text.clone(), format!("mailto:{text}")));
    }
    for phone in &contact.phones {
        let text = phone.value.as_str().to_owned();
        let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        rows.push((label("Number", &phone.label), text, format!("tel:{digits}")));
    }
    for address in &contact.addresses {
        rows.push((label("Address", &address.label), address_line(&address.value), String::new()));
    }
    let days = [("Birthday", contact.birthday), ("Anniversary", contact.anniversary)];
    for (word, day) in days {
        rows.extend(day.map(|day| (word.to_owned(), day_words(day), String::new())));
    }
    for date in &contact.dates {
        rows.push((label("Date", &date.label), day_words(date.value), String::new()));
    }
    for place in &contact.organizations {
        let words = [place.name.as_str(), place.title.as_str(), place.role.as_str()]
            .into_iter()
            .chain(place.units.iter().map(String::as_str));
        rows.push((
            "Works at".to_owned(),
            words.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", "),
            String::new(),
        ));
    }
    for link in &contact.links {
        let safe = link.value.starts_with("https://") || link.value.starts_with("http://");
        rows.push((
            label("Page", &link.label),
            link.value.clone(),
            if safe { link.value.clone() } else { String::new() },
        ));
    }
    for other in &contact.related {
        rows.push((label("Beside them", &other.label), other.value.clone(), String::new()));
    }
    if !contact.categories.is_empty() {
        rows.push(("Groups".to_owned(), contact.categories.join(", "), String::new()));
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

fn day_words(day: goodturn_practice::contact::PartialDate) -> String {
    let month = goodturn_app::looks::dates::month(day.month());
    match day.year() {
        Some(year) => format!("{} {month} {year}", day.day()),
        None => format!("{} {month}", day.day()),
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
