//! Every page from samples: a firm in which there is some of everything, one in which there is nothing yet, the eyes of
//! an owner, of somebody who only looks on and of a stranger, in every language. Each page is whole, and every link on
//! it leads somewhere.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::words::{Language, OFFERED};
use goodturn_store::rows;
use goodturn_stories::pages::{BASE, Browser, Page, Site, fields};
use goodturn_web::routes::table;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What there is to look at in a firm.
struct Held {
    people: Vec<Uuid>,
    matters: Vec<Uuid>,
    imports: Vec<Uuid>,
    tickets: BTreeMap<&'static str, String>,
}

async fn held_by(site: &Site, firm: Uuid, browser: &mut Browser) -> Held {
    let all = site.store().read_long(firm, move |tx| Box::pin(rows::everything(tx, firm))).await.unwrap();
    let list = |noun: &str| -> Vec<Uuid> {
        all[noun].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().parse().unwrap()).collect()
    };
    let table = "Name;Mail;Ort\nOle Sample;ole@example.com;Bergen\n;;\n";
    let day = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261201T100000Z\r\nSUMMARY:Review\r\n\
               ATTENDEE:mailto:ole@example.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let mut tickets = BTreeMap::new();
    let looked = browser.brings("people.csv", table.as_bytes()).await;
    tickets.insert("import", looked.location().rsplit('/').next().unwrap().to_owned());
    let looked = browser.brings_to("/meetings/file", "day.ics", day.as_bytes()).await;
    tickets.insert("meetings", looked.location().rsplit('/').next().unwrap().to_owned());
    let imports = goodturn_app::import::imports(site.store(), firm).await.unwrap();
    let imports = imports.iter().map(|import| import.id).collect();
    Held { people: list("people"), matters: list("matters"), imports, tickets }
}

/// The samples of a route: what stands in its open parts, and behind the question mark.
fn samples(path: &str, held: &Held) -> Vec<String> {
    let each = |ids: &[Uuid], form: fn(&Uuid) -> String| ids.iter().map(form).collect();
    let fixed = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect();
    match path {
        "/people/{id}" => each(&held.people, |id| format!("/people/{id}")),
        "/people/{id}/edit" => each(&held.people, |id| format!("/people/{id}/edit")),
        "/people/{id}/ties" => each(&held.people, |id| format!("/people/{id}/ties")),
        "/matters/{id}" => each(&held.matters, |id| format!("/matters/{id}")),
        "/write/{duty}" => {
            let ways = ["", "?channel=mail&tone=formal", "?channel=phone", "?channel=card&tone=familiar"];
            let both = held.matters.iter().chain(held.people.iter().take(12));
            both.flat_map(|id| ways.map(|way| format!("/write/{id}{way}"))).collect()
        }
        "/capture" => {
            let with = held.people.iter().take(8).map(|id| format!("/capture?person={id}"));
            with.chain(fixed(&["/capture", "/capture?name=Maria"])).collect()
        }
        "/capture/{kind}/{person}" => {
            let kinds = "met asked promised name introduced called spoke yes no nice complained request gave client other";
            let each =
                |id: &Uuid| kinds.split(' ').map(|kind| format!("/capture/{kind}/{id}")).collect::<Vec<_>>();
            held.people.iter().take(6).flat_map(each).collect()
        }
        "/ask" => each(&held.people, |id| format!("/ask?person={id}")),
        "/people" => fixed(&[
            "/people",
            "/people?q=ma",
            "/people?q=nobody+at+all",
            "/people?role=client",
            "/people?role=ready",
            "/people?unsorted=yes",
        ]),
        "/history" => fixed(&["/history", "/history?before=40", "/history?before=1"]),
        "/imports/{id}" => each(&held.imports, |id| format!("/imports/{id}")),
        "/import/{ticket}" => vec![format!("/import/{}", held.tickets["import"])],
        "/meetings/file/{ticket}" => vec![format!("/meetings/file/{}", held.tickets["meetings"])],
        "/settings/letters/{letter}" => letters(held),
        "/" | "/people/new" | "/pictures" | "/referrals" | "/meetings" | "/sort" | "/running" | "/import"
        | "/more" | "/settings" | "/settings/ideals" | "/settings/letters" | "/settings/rhythm"
        | "/settings/members" | "/settings/calendar" | "/settings/sign-in" | "/start" | "/sign-in"
        | "/enter" => vec![path.to_owned()],
        // No pages: what programs ask for, and what is taken out.
        "/health" | "/assets/{name}" | "/live" | "/people.json" | "/export/{file}" => Vec::new(),
        new => panic!("the page {new} is new: say of what there are samples"),
    }
}

fn letters(held: &Held) -> Vec<String> {
    let reader = held.people.first().map(|id| format!("&person={id}")).unwrap_or_default();
    let mut all = Vec::new();
    for (letter, channels) in goodturn_app::letters::letters() {
        for (channel, language) in channels.iter().flat_map(|it| Language::ALL.iter().map(move |l| (it, l))) {
            let asked = format!("channel={}&tone=formal&language={}", channel.word(), language.word());
            all.push(format!("/settings/letters/{letter}?{asked}{reader}"));
        }
    }
    all
}

/// The values of an attribute.
fn values<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let before = format!(" {name}=\"");
    text.split(&before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What every page has, whatever is on it.
fn is_whole(page: &Page, language: Language, of: &str) {
    let text = &page.text;
    assert!(text.to_lowercase().starts_with("<!doctype html>"), "{of}");
    assert!(text.contains(&format!("<html lang=\"{}\"", language.word())), "{of} is not in {language:?}");
    assert_eq!(text.matches("<h1").count(), 1, "{of} has one title");
    let title = text.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
    assert!(title.trim().len() > 3 && !title.trim().starts_with('·'), "{of}: {title}");
    let ids = values(text, "id");
    let once: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), once.len(), "{of}: an id stands twice");
    for named in ["for", "aria-labelledby", "aria-describedby"] {
        for id in values(text, named).into_iter().flat_map(str::split_whitespace) {
            assert!(once.contains(id), "{of}: nothing is called {id}");
        }
    }
    for form in text.split("<form").skip(1).map(|rest| rest.split("</form>").next().unwrap()) {
        let posts = form.split('>').next().unwrap().contains("method=\"post\"");
        assert!(!posts || form.contains("name=\"csrf\""), "{of}: a form without its token");
    }
    // The fields of letters stand as they are written where letters are edited.
    let said = if of.contains("/settings/letters/") { String::new() } else { text.replace("{noun}", "") };
    for left in ["{{", "{%", "{ $", "Some(", "Ok(", "Err(", "…</title>"] {
        assert!(!said.contains(left), "{of}: {left}");
    }
}

/// Looks at all samples as somebody; gives the links that were there, each with a page that shows it.
async fn looks(
    browser: &mut Browser,
    held: &Held,
    language: Language,
    who: &str,
) -> BTreeMap<String, String> {
    let mut links = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for route in table().iter().filter(|route| route.methods.contains(&"get")) {
        for to in samples(route.path, held) {
            let of = format!("{who} {} {to}", language.word());
            let page = browser.get(&to).await;
            // Whoever is in is led on from the door; what has no letter any more is nowhere.
            let elsewhere = match route.path {
                "/start" | "/sign-in" => page.status == 303,
                // A stranger's page, in the language of the browser; a relationship is looked at with its person.
                "/enter" => true,
                "/matters/{id}" => page.status == 303,
                "/write/{duty}" | "/capture/{kind}/{person}" | "/ask" => [303, 404].contains(&page.status),
                _ => false,
            };
            if elsewhere {
                continue;
            }
            assert_eq!(page.status, 200, "{of}");
            is_whole(&page, language, &of);
            for link in values(&page.text, "href") {
                let link = link.replace("&amp;", "&").replace("&#38;", "&");
                links.entry(link).or_insert_with(|| of.clone());
            }
            seen.insert(route.path);
        }
    }
    assert!(seen.len() > 15, "{who} saw {seen:?}");
    links.retain(|link, _| link.starts_with('/') && !link.starts_with("/assets/"));
    links
}

async fn leads_somewhere(browser: &mut Browser, links: BTreeMap<String, String>) {
    for (link, from) in links {
        let page = browser.get(&link).await;
        assert!([200, 303].contains(&page.status), "{link} leads to {}; {from} shows it", page.status);
    }
}

#[tokio::test]
async fn a_firm_with_everything() {
    let site = Site::at(BASE).await;
    let firm = site.full().await;
    let owner = firm.members.iter().find(|member| member.id == firm.owner()).unwrap();
    let mut browser = site.as_member(&owner.mail).await;
    let held = held_by(&site, firm.id.0, &mut browser).await;
    for language in OFFERED {
        let chosen = fields(&[("language", language.word())]);
        assert_eq!(browser.press("/do/member.language", &chosen).await.status, 303);
        browser.get("/more").await;
        let links = looks(&mut browser, &held, *language, "an owner").await;
        if *language == Language::En {
            leads_somewhere(&mut browser, links).await;
        }
    }
    let mut viewer = site.as_member("vera@example.com").await;
    let mut few = held;
    few.tickets.clear();
    few.people.truncate(20);
    few.matters.truncate(40);
    let (import, meetings) = ("/import/{ticket}", "/meetings/file/{ticket}");
    for route in
        table().iter().filter(|it| it.methods.contains(&"get") && ![import, meetings].contains(&it.path))
    {
        for to in samples(route.path, &few) {
            let page = viewer.get(&to).await;
            assert!([200, 303, 403, 404].contains(&page.status), "{to}: {}", page.status);
            if page.status == 200 {
                is_whole(&page, Language::En, &format!("who looks on: {to}"));
            }
        }
    }
}

#[tokio::test]
async fn a_firm_with_nothing_yet() {
    let site = Site::at(BASE).await;
    let mut stranger = site.browser();
    for language in OFFERED {
        for to in ["/start", "/sign-in", "/nowhere"] {
            let asked = goodturn_stories::pages::Ask::get(to).with("accept-language", language.word());
            let page = stranger.send(asked).await;
            if page.status != 303 {
                is_whole(&page, *language, &format!("a stranger {to}"));
            }
        }
    }
    let firm = site.founds("Berger", "bea@example.com", false).await;
    let mut browser = site.as_member("bea@example.com").await;
    let held = held_by(&site, firm.id.0, &mut browser).await;
    assert!(held.people.is_empty() && held.matters.is_empty());
    for language in OFFERED {
        let chosen = fields(&[("language", language.word())]);
        assert_eq!(browser.press("/do/member.language", &chosen).await.status, 303);
        browser.get("/more").await;
        let links = looks(&mut browser, &held, *language, "a beginner").await;
        leads_somewhere(&mut browser, links).await;
    }
}
