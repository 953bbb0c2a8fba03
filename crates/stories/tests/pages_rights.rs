//! Every route of the house as nobody, as somebody who looks on, and as a member of another workspace; every form from
//! elsewhere; every field that no page asks. The routes come from the table and the acts from their schema, so that
//! none can be forgotten.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_practice::act::Act;
use goodturn_stories::forms::forms;
use goodturn_stories::pages::{Ask, BASE, Browser, Site, address, asked, fields, nobody};
use goodturn_web::routes::{For, table};

const VCARD: &[u8] = b"BEGIN:VCARD\nVERSION:3.0\nFN:Maria Neu\nEND:VCARD\n";

/// A press as a page would make it, whichever form the route takes.
async fn pressed(browser: &mut Browser, path: &str, to: &str, form: &[(String, String)]) -> u16 {
    if path == "/import" || path == "/meetings/file" {
        return browser.brings_to(path, "a.vcf", VCARD).await.status;
    }
    browser.press(to, form).await.status
}

#[tokio::test]
async fn nobody_sees_nothing_and_changes_nothing() {
    let site = Site::at(BASE).await;
    let firm = site.full().await;
    let ids = site.ids_of(&firm).await;
    let before = site.print_of(&firm).await;
    let mut tried = 0;
    for route in table() {
        for (_, id) in ids.each() {
            let to = address(route.path, &id.to_string(), "person.praise");
            for method in route.methods {
                let mut browser = site.browser();
                if *method == "get" {
                    for ask in [Ask::get(&to), Ask::get(&to).by("HEAD")] {
                        let page = browser.send(ask.clone()).await;
                        match route.who {
                            For::Members => {
                                assert_eq!(page.status, 303, "{} {to}", ask.method);
                                assert!(page.location().starts_with("/sign-in"), "{to} {}", page.location());
                                assert!(page.text.is_empty(), "{to}");
                            }
                            For::Anybody => assert!(page.status < 400, "{} {to}", ask.method),
                        }
                    }
                } else {
                    for form in asked_of(route.path, &id.to_string()) {
                        let page = browser.send(Ask::form(&to, &form)).await;
                        assert_eq!(page.status, 403, "POST {to}");
                        let page = browser.send(Ask::file(&to, &form, "a.vcf", VCARD)).await;
                        assert!([400, 403].contains(&page.status), "POST {to} with a file: {}", page.status);
                    }
                }
                tried += 1;
            }
            if !route.path.contains('{') {
                break;
            }
        }
    }
    assert!(tried > 200, "{tried}");
    assert_eq!(site.print_of(&firm).await, before);
}

/// The forms of a route, those of acts too.
fn asked_of(path: &str, id: &str) -> Vec<Vec<(String, String)>> {
    if path == "/do/{act}" { vec![fields(&[("person", id), ("words", "fine")])] } else { asked(path, id) }
}

#[tokio::test]
async fn whoever_looks_on_changes_nothing() {
    let site = Site::at(BASE).await;
    let firm = site.full().await;
    let ids = site.ids_of(&firm).await;
    let mut viewer = site.as_member("vera@example.com").await;
    let before = site.print_of(&firm).await;
    let each = ids.each();
    for route in table() {
        for (what, id) in &each {
            let to = address(route.path, &id.to_string(), "person.praise");
            if route.methods.contains(&"get") {
                let page = viewer.get(&to).await;
                assert!(page.status < 500, "{to}: {}", page.status);
            }
            // Signing out is their own affair; it comes last.
            if route.methods.contains(&"post") && route.path != "/sign-out" {
                for form in asked_of(route.path, &id.to_string()) {
                    let status = pressed(&mut viewer, route.path, &to, &form).await;
                    assert!(status < 500, "{to}: {status}");
                    assert_eq!(site.print_of(&firm).await, before, "{to} of a {what} with {form:?}");
                }
            }
            if route.methods.contains(&"post") && !viewer.is_in().await {
                viewer = site.as_member("vera@example.com").await;
            }
            if !route.path.contains('{') && !asked_of_has_id(route.path) {
                break;
            }
        }
    }
    // A file that was looked at is not taken in.
    let looked = viewer.brings("a.vcf", VCARD).await;
    assert_eq!((looked.status, looked.location().starts_with("/import/")), (303, true));
    let to = looked.location().to_owned();
    assert_eq!(viewer.get(&to).await.status, 200);
    assert_eq!(viewer.says(&to, &[("take", "yes")]).await.status, 422);
    let own = |kind: &str| ids.own(kind);
    for form in forms(&own) {
        let id = ids.all_of(&form.wants).first().map_or_else(|| "words".to_owned(), ToString::to_string);
        let page = viewer.press(&format!("/do/{}", form.act), &form.with(&id)).await;
        assert_eq!(page.status, 422, "{} {}", form.act, form.place());
    }
    assert_eq!(site.print_of(&firm).await, before);
    assert_eq!(viewer.says("/sign-out", &[]).await.status, 303);
}

/// Whether a form of the route names an id.
fn asked_of_has_id(path: &str) -> bool {
    ["/capture", "/meetings", "/sort", "/running", "/settings/ideals"].contains(&path)
}

/// What nobody has, in the form of what somebody has: an id, or the ticket of an import.
fn nobody_like(known: &str) -> String {
    let none = nobody();
    if known.len() == none.len() { none } else { none.replace('-', "").repeat(4)[..known.len()].to_owned() }
}

#[tokio::test]
async fn an_id_of_others_is_like_one_that_nobody_has() {
    let site = Site::at(BASE).await;
    let firm = site.full().await;
    let theirs = site.ids_of(&firm).await;
    let mine = site.founds("Berger", "bea@example.org", false).await;
    let mut owner = site.as_member("anna@example.com").await;
    let mut other = site.as_member("bea@example.org").await;
    for pairs in [
        ("person.add", fields(&[("name", "Maria Muster")])),
        ("person.add", fields(&[("name", "Tom Muster")])),
        ("ideal.describe", fields(&[("name", "Bakers"), ("description", "who bake")])),
    ] {
        assert_eq!(other.press(&format!("/do/{}", pairs.0), &pairs.1).await.status, 303);
    }
    let maria = site.ids_of(&mine).await.people[0].to_string();
    assert_eq!(other.says("/do/promise.make", &[("source", &maria)]).await.status, 303);
    // What was just done is said once; after that pages are alike.
    other.get("/").await;
    let own = site.ids_of(&mine).await;
    let ticket = owner.brings("a.vcf", VCARD).await.location().rsplit('/').next().unwrap().to_owned();
    let before = site.print_of(&firm).await;

    // In every path and every query.
    let queries = [
        "/capture?person=",
        "/ask?person=",
        "/sort?person=",
        "/sort?after=",
        "/people?after=",
        "/people?q=",
        "/people.json?q=",
    ];
    let mut strange: Vec<(&str, String)> =
        theirs.each().into_iter().map(|(what, id)| (what, id.to_string())).collect();
    strange.push(("ticket", ticket.clone()));
    let mut compared = 0;
    for (what, id) in &strange {
        for query in
            queries.iter().map(|query| (*query).to_owned()).chain([format!("/ask?person={maria}&ideal=")])
        {
            let none = nobody_like(id);
            let one = other.get(&format!("{query}{id}")).await;
            let two = other.get(&format!("{query}{none}")).await;
            one.is_like(id, &two, &none, &format!("{query} of a {what}"));
            compared += 1;
        }
        for route in table() {
            let none = nobody_like(id);
            let (to, nowhere) =
                (address(route.path, id, "person.praise"), address(route.path, &none, "person.praise"));
            if to != nowhere && route.methods.contains(&"get") {
                let one = other.get(&to).await;
                assert_ne!(one.status, 200, "{to} of a {what}");
                one.is_like(id, &other.get(&nowhere).await, &none, &format!("{to} of a {what}"));
                compared += 1;
            }
            let own_account = [
                "/sign-out",
                "/start",
                "/sign-in",
                "/settings/password",
                "/import",
                "/meetings/file",
                "/clock",
            ];
            if !route.methods.contains(&"post") || own_account.contains(&route.path) {
                continue;
            }
            for (form, empty) in asked_of(route.path, id).into_iter().zip(asked_of(route.path, &none)) {
                // What names no id at all is no matter of this story.
                if to == nowhere && form == empty {
                    continue;
                }
                let own_before = site.print_of(&mine).await;
                let one = other.press(&to, &form).await;
                let two = other.press(&nowhere, &empty).await;
                // What is refused has changed nothing at home either.
                assert_eq!(site.print_of(&mine).await, own_before, "{to} of a {what} with {form:?}");
                assert!(one.status >= 400, "{to} of a {what} with {form:?}: {}", one.status);
                one.is_like(id, &two, &none, &format!("{to} of a {what} with {form:?}"));
                compared += 1;
            }
        }
    }
    assert_eq!(site.print_of(&firm).await, before);

    // In every field of every act that names an id.
    let known = |kind: &str| own.own(kind);
    for form in forms(&known).into_iter().filter(|form| form.wants.ends_with("Id")) {
        for id in theirs.all_of(&form.wants) {
            let (id, none, to) = (id.to_string(), nobody(), format!("/do/{}", form.act));
            let one = other.press(&to, &form.with(&id)).await;
            let two = other.press(&to, &form.with(&none)).await;
            assert_eq!(one.status, 422, "{} {}", form.act, form.place());
            one.is_like(&id, &two, &none, &format!("{} {}", form.act, form.place()));
            compared += 1;
        }
    }
    assert_eq!(site.print_of(&firm).await, before);
    assert!(compared > 500, "{compared}");

    // Others' sign-ins stay as they are, and so does their file.
    let shown = owner.get("/settings/sign-in").await.text;
    let session =
        shown.split("name=\"session\" value=\"").nth(1).map_or("", |rest| rest.split('"').next().unwrap());
    other.says("/settings/sessions", &[("session", session)]).await;
    assert!(owner.is_in().await);
    assert_eq!(owner.get(&format!("/import/{ticket}")).await.status, 200);
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let site = Site::at(BASE).await;
    let firm = site.full().await;
    let ids = site.ids_of(&firm).await;
    let person = ids.people[0].to_string();
    let mut owner = site.as_member("anna@example.com").await;
    let mut again = site.as_member("anna@example.com").await;
    let mut guest = site.browser();
    guest.get("/sign-in").await;
    let ticket = owner.brings("a.vcf", VCARD).await.location().rsplit('/').next().unwrap().to_owned();
    owner.get("/settings/sign-in").await;
    let link = goodturn_app::house::link(site.store(), "anna@example.com").await.unwrap().unwrap();
    let before = site.print_of(&firm).await;
    let token = owner.token.clone();
    assert_ne!(token, again.token);

    let mut tried = 0;
    for route in table().into_iter().filter(|route| route.methods.contains(&"post")) {
        let id = if route.path.contains("ticket") { &ticket } else { &person };
        let id = if route.path.starts_with("/imports") { ids.imports[0].to_string() } else { id.clone() };
        let id = if route.path == "/enter" { link.clone() } else { id };
        let to = address(route.path, &id, "person.praise");
        let is_guest = route.who == For::Anybody;
        for form in asked_of(route.path, &id) {
            let own = if is_guest { guest.token.clone() } else { token.clone() };
            let filled = |token: Option<&str>| {
                let mut form = form.clone();
                form.extend(token.map(|token| ("csrf".to_owned(), token.to_owned())));
                if ["/import", "/meetings/file"].contains(&route.path) {
                    Ask::file(&to, &form, "b.vcf", VCARD)
                } else {
                    Ask::form(&to, &form)
                }
            };
            let mut asks = vec![
                filled(None),
                filled(Some("")),
                filled(Some(&again.token)),
                filled(Some(&own[..own.len() - 1])),
                filled(Some(&own)).with("sec-fetch-site", "cross-site"),
                filled(Some(&own)).with("sec-fetch-site", "same-site"),
                filled(Some(&own)).with("origin", "https://evil.example"),
                filled(Some(&own)).with("origin", "http://127.0.0.1:8481"),
                filled(Some(&own)).with("origin", "https://127.0.0.1:8480"),
                filled(Some(&own)).with("origin", "null"),
                filled(None).with("x-csrf-token", &own),
            ];
            let query = filled(None);
            asks.push(Ask { path: format!("{to}?csrf={own}"), ..query });
            let other_kinds = [
                filled(Some(&own)).with("content-type", "text/plain"),
                Ask { body: format!("{{\"csrf\":\"{own}\"}}").into(), ..filled(None) }
                    .with("content-type", "application/json"),
            ];
            let browser = if is_guest { &mut guest } else { &mut owner };
            for (nr, ask) in asks.into_iter().enumerate() {
                let page = browser.send(ask).await;
                assert_eq!(page.status, 403, "{to}, way {nr}");
                tried += 1;
            }
            for ask in other_kinds {
                let page = browser.send(ask).await;
                assert!([400, 403, 415].contains(&page.status), "{to}: {}", page.status);
            }
        }
    }
    assert!(tried > 300, "{tried}");
    assert_eq!(site.print_of(&firm).await, before);
    // Nothing else happened either: both are in, the file waits, the link is good.
    assert!(owner.is_in().await && again.is_in().await);
    assert_eq!(owner.get(&format!("/import/{ticket}")).await.status, 200);
    assert_eq!(site.browser().comes_in(&link).await.status, 303);
    // From our own page it is taken.
    let ours =
        Ask::form("/do/person.praise", &fields(&[("person", &person), ("words", "fine"), ("csrf", &token)]));
    let ours = ours.with("origin", BASE).with("sec-fetch-site", "same-origin");
    assert_eq!(owner.send(ours).await.status, 303);
    assert_ne!(site.print_of(&firm).await, before);
}

#[tokio::test]
async fn what_no_page_asks_is_refused_in_words() {
    const NAMES: [&str; 20] = [
        "workspace_id",
        "workspace",
        "role",
        "version",
        "seq",
        "id",
        "body",
        "member_id",
        "user_id",
        "deleted_at",
        "created_at",
        "confirmed_by",
        "door",
        "act",
        "recorded_at",
        "password_hash",
        "is_admin",
        "active",
        "sorted",
        "state",
    ];
    let site = Site::at(BASE).await;
    let firm = site.founds("Berger", "bea@example.org", true).await;
    let mut owner = site.as_member("bea@example.org").await;
    for name in ["Maria Muster", "Tom Muster"] {
        assert_eq!(owner.says("/do/person.add", &[("name", name)]).await.status, 303);
    }
    let ids = site.ids_of(&firm).await;
    let before = site.print_of(&firm).await;
    let own = |kind: &str| ids.own(kind);
    let mut seen = std::collections::BTreeSet::new();
    for form in forms(&own) {
        seen.insert(form.act.clone());
        // Beside the fields, and within the record that has the place.
        let within = form.place().rsplit_once('.').map_or("", |(within, _)| within).to_owned();
        if !form.wants.is_empty() && within.is_empty() {
            continue;
        }
        for name in NAMES {
            let is_known = within.is_empty() && name != "act" && form.known.iter().any(|known| known == name);
            // What stands within may have such a field itself: a state of the address, a role of somebody new.
            if is_known || (!within.is_empty() && !["workspace_id", "version", "seq"].contains(&name)) {
                continue;
            }
            let field = if within.is_empty() { name.to_owned() } else { format!("{within}.{name}") };
            let mut pairs = form.with(&ids.own(&form.wants));
            pairs.push((field.clone(), ids.workspace.to_string()));
            let page = owner.press(&format!("/do/{}", form.act), &pairs).await;
            assert_eq!(page.status, 422, "{} {field}", form.act);
            let notice = page.text.split("id=\"wrong\">").nth(1).unwrap().split("</p>").next().unwrap();
            assert!(!notice.contains("variant"), "{} {field}: {notice}", form.act);
        }
    }
    assert_eq!(seen.len(), Act::names().len());
    assert_eq!(site.print_of(&firm).await, before);
    // Forms that are no act take what they ask and nothing else.
    let person = ids.people[0].to_string();
    let extra: Vec<(String, String)> =
        NAMES.iter().map(|name| ((*name).to_owned(), "owner".to_owned())).collect();
    let mut form = fields(&[("full", "Maria Muster")]);
    form.extend(extra);
    assert_eq!(owner.press(&format!("/people/{person}/edit"), &form).await.status, 303);
    let all = owner.get("/export/everything.json").await.text;
    assert!(!all.contains("is_admin") && !all.contains("confirmed_by"));
}

#[tokio::test]
async fn a_member_does_not_do_what_is_the_owners() {
    let site = Site::at(BASE).await;
    let firm = site.full().await;
    let ids = site.ids_of(&firm).await;
    let mut member = site.as_member("jonas@example.com").await;
    let before = site.print_of(&firm).await;
    let own = |kind: &str| ids.own(kind);
    let mut tried = 0;
    // In which language somebody reads is their own affair.
    for form in forms(&own).into_iter().filter(|form| form.act != "member.language") {
        if ["firm", "rhythm", "member"].iter().any(|noun| form.act.split('.').next() == Some(noun)) {
            let id = ids.all_of(&form.wants).first().map_or_else(|| "words".to_owned(), ToString::to_string);
            let page = member.press(&format!("/do/{}", form.act), &form.with(&id)).await;
            assert_eq!(page.status, 422, "{} {}", form.act, form.place());
            tried += 1;
        }
    }
    assert!(tried > 4);
    assert_eq!(site.print_of(&firm).await, before);
}
