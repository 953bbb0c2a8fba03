//! Coming in and going out: sessions, links, limits on tries, and what the file of the database holds of all that.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::house;
use goodturn_store::{At, Store};
use goodturn_stories::pages::{Ask, BASE, Site, does, fields};
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use std::net::SocketAddr;

const MAIL: &str = "bea@example.org";
const PASSWORD: &str = "a quiet garden 71";

/// A firm whose owner has a password.
async fn site() -> (Site, goodturn_practice::workspace::Firm) {
    let site = Site::at(BASE).await;
    let firm = site.founds("Berger", MAIL, false).await;
    let mut browser = site.as_member(MAIL).await;
    assert_eq!(browser.says("/settings/password", &[("password", PASSWORD)]).await.status, 303);
    (site, firm)
}

/// How many minutes from now something is good.
async fn minutes_left(store: &Store, sql: &'static str) -> i64 {
    let until: Timestamp = store
        .house_read(move |tx| {
            Box::pin(async move { tx.query_one(sql, &[], |row| row.get::<At>(0).map(|at| at.0)).await })
        })
        .await
        .unwrap();
    (until.as_second() - goodturn_app::wall::now().as_second()) / 60
}

async fn changed(store: &Store, sql: &'static str, at: Timestamp) {
    store.house(move |tx| Box::pin(async move { tx.exec(sql, &[&At(at)]).await.map(|_| ()) })).await.unwrap();
}

#[tokio::test]
async fn whoever_signs_in_gets_a_session_of_their_own() {
    let (site, _) = site().await;
    let planted = "planted-by-somebody-else-0123456789-0123456789";
    let mut browser = site.browser();
    browser.jar.insert("goodturn".into(), planted.into());
    assert!(!browser.is_in().await);
    assert_eq!(browser.signs_in(MAIL, PASSWORD).await.status, 303);
    let first = browser.session();
    assert!(first != planted && first.len() == 43);
    // The planted one opens nothing, before and after.
    let mut planter = site.browser();
    planter.jar.insert("goodturn".into(), planted.into());
    assert!(!planter.is_in().await);
    // A second sign-in in the same browser, with the page of a stranger still open, is a new session again.
    let mut again = browser.clone();
    let page = again.get("/sign-in").await;
    assert_eq!((page.status, page.location()), (303, "/"));
    again.jar.remove("goodturn");
    assert_eq!(again.signs_in(MAIL, PASSWORD).await.status, 303);
    assert_ne!(again.session(), first);
    let link = house::link(site.store(), MAIL).await.unwrap().unwrap();
    again.comes_in(&link).await;
    assert_ne!(again.session(), first);
    // The form's token of one session is not that of another.
    assert_ne!(again.token, browser.token);
}

#[tokio::test]
async fn wrong_passwords_are_counted_and_lock_nobody_out_elsewhere() {
    let (site, _) = site().await;
    let mut thief = site.browser();
    let mut told = Vec::new();
    for nr in 0..12 {
        // A name that somebody else may have put there counts for nothing.
        thief.get("/sign-in").await;
        let form =
            fields(&[("mail", MAIL), ("password", &format!("guess number {nr}")), ("csrf", &thief.token)]);
        let ask = Ask::form("/sign-in", &form)
            .with("x-forwarded-for", &format!("198.51.100.{nr}"))
            .with("x-real-ip", &format!("198.51.100.{nr}"))
            .with("forwarded", &format!("for=198.51.100.{nr}"));
        told.push(thief.send(ask).await.status);
    }
    assert_eq!(told, [[422; 10].as_slice(), &[429; 2]].concat());
    // The right one waits there, too; from another address and with a link the owner is in.
    assert_eq!(thief.signs_in(MAIL, PASSWORD).await.status, 429);
    let mut elsewhere = site.browser();
    elsewhere.from = SocketAddr::from(([198, 51, 100, 7], 40_000));
    assert_eq!(elsewhere.signs_in(MAIL, PASSWORD).await.status, 303);
    let link = house::link(site.store(), MAIL).await.unwrap().unwrap();
    assert_eq!(thief.comes_in(&link).await.status, 303);
    assert!(thief.is_in().await && elsewhere.is_in().await);

    // Whoever tries many accounts is stopped as well; of IPv6 a whole line counts as one.
    let mut many = site.browser();
    let mut stopped = None;
    for nr in 0_u16..70 {
        many.from = SocketAddr::from(([0x2001, 0xdb8, 1, 2, nr, 0, 0, 1], 40_000));
        let page = many.signs_in(&format!("who{nr}@example.org"), "guess guess guess").await;
        if page.status == 429 {
            stopped = Some(nr);
            break;
        }
        assert_eq!(page.status, 422);
    }
    assert_eq!(stopped, Some(60));
    // After the window it begins anew.
    let long_ago = goodturn_app::wall::now().checked_sub(16.minutes()).unwrap();
    changed(site.store(), "UPDATE sign_in_try SET window_start = $1", long_ago).await;
    assert_eq!(many.signs_in(MAIL, PASSWORD).await.status, 303);
}

#[tokio::test]
async fn nobody_learns_who_has_an_account() {
    let (site, _) = site().await;
    let mut browser = site.browser();
    let wrong = browser.signs_in(MAIL, "not the password").await;
    let unknown = browser.signs_in("who@example.org", "not the password").await;
    wrong.is_like(MAIL, &unknown, "who@example.org", "a wrong password and an unknown address");
    assert_eq!(wrong.status, 422);
    assert!(!wrong.text.contains("not the password"));
}

#[tokio::test]
async fn a_link_is_good_once_and_for_a_quarter_of_an_hour() {
    let (site, _) = site().await;
    let link = house::link(site.store(), MAIL).await.unwrap().unwrap();
    assert_eq!(link.len(), 43);
    let left = minutes_left(site.store(), "SELECT max(expires_at) FROM sign_in_link").await;
    assert!((13..=15).contains(&left), "{left}");
    // Looking at it uses nothing up, however a mail program does that.
    let mut scanner = site.browser();
    for method in ["GET", "HEAD", "GET"] {
        scanner.send(Ask::get(&format!("/enter?token={link}")).by(method)).await;
    }
    assert_eq!(site.browser().comes_in(&link).await.status, 303);
    for _ in 0..2 {
        let mut late = site.browser();
        assert_eq!(late.comes_in(&link).await.status, 422);
        assert!(!late.is_in().await);
    }
    // Two presses at a time: one of them is in.
    let link = house::link(site.store(), MAIL).await.unwrap().unwrap();
    let (mut one, mut two) = (site.browser(), site.browser());
    let (first, second) = tokio::join!(one.comes_in(&link), two.comes_in(&link));
    let mut both = [first.status, second.status];
    both.sort_unstable();
    assert_eq!(both, [303, 422]);
    // A quarter of an hour later it is no longer good.
    let link = house::link(site.store(), MAIL).await.unwrap().unwrap();
    let now = goodturn_app::wall::now();
    changed(site.store(), "UPDATE sign_in_link SET expires_at = $1", now).await;
    assert_eq!(site.browser().comes_in(&link).await.status, 422);
    assert!(house::link(site.store(), "who@example.org").await.unwrap().is_none());
    for wrong in ["", "x", "%00", "'; DROP TABLE session; --", &"x".repeat(5000)] {
        assert_eq!(site.browser().comes_in(wrong).await.status, 422, "{wrong:.30}");
    }
}

#[tokio::test]
async fn what_has_ended_is_dead_at_once() {
    let (site, _) = site().await;
    // Signing out ends the session itself, not only the cookie.
    let mut here = site.as_member(MAIL).await;
    let mut copy = here.clone();
    let out = here.says("/sign-out", &[]).await;
    assert_eq!((out.status, out.location()), (303, "/sign-in"));
    assert!(!here.jar.contains_key("goodturn"));
    assert!(!copy.is_in().await);
    assert_eq!(copy.says("/do/person.add", &[("name", "Eve")]).await.status, 403);

    // Ending the others leaves this one; a new password does the same.
    for (path, form) in [
        ("/settings/sessions", fields(&[("session", "others")])),
        ("/settings/password", fields(&[("password", "another quiet garden")])),
    ] {
        let (mut here, mut there) = (site.as_member(MAIL).await, site.as_member(MAIL).await);
        assert_eq!(here.press(path, &form).await.status, 303);
        assert!(here.is_in().await, "{path}");
        assert!(!there.is_in().await, "{path}");
    }
    assert_eq!(site.browser().signs_in(MAIL, PASSWORD).await.status, 422);
    // Whoever is not used for a month is over.
    let mut old = site.as_member(MAIL).await;
    let left = minutes_left(site.store(), "SELECT max(expires_at) FROM session").await;
    assert!(left <= 30 * 24 * 60);
    changed(site.store(), "UPDATE session SET expires_at = $1", goodturn_app::wall::now()).await;
    assert!(!old.is_in().await);
    for wrong in ["", "short", "a new one would do", "ü".repeat(300).as_str()] {
        let mut here = site.as_member(MAIL).await;
        let status = here.says("/settings/password", &[("password", wrong)]).await.status;
        assert_eq!(status == 303, wrong == "a new one would do", "{wrong:.10}");
    }
}

#[tokio::test]
async fn a_member_who_left_is_out_with_the_next_request() {
    let (site, firm) = site().await;
    let mut owner = site.as_member(MAIL).await;
    let member = [("name", "Jonas"), ("mail", "jonas@example.org"), ("role", "member")];
    assert_eq!(owner.says("/do/member.add", &member).await.status, 303);
    let mut jonas = site.as_member("jonas@example.org").await;
    assert_eq!(jonas.says("/settings/password", &[("password", "jonas has a garden")]).await.status, 303);
    assert_eq!(jonas.says("/do/person.add", &[("name", "Maria Muster")]).await.status, 303);
    let pending = house::link(site.store(), "jonas@example.org").await.unwrap().unwrap();
    let held = site.engine.store.clone();
    let (now, ..) = goodturn_app::looks::person::firm(&held, firm.id.0).await.unwrap().unwrap();
    let id = now.members.iter().find(|member| member.name == "Jonas").unwrap().id;
    let leave = json!({"act": "member.leave", "member": id, "to": firm.owner()});
    let before_leave = jonas.is_in().await;
    does(site.store(), firm.id.0, firm.owner(), leave).await.unwrap();
    assert!(before_leave && !jonas.is_in().await);
    let before = site.print_of(&firm).await;
    for path in ["/do/person.add", "/capture", "/running", "/settings/password", "/undo"] {
        assert_eq!(jonas.says(path, &[("name", "Eve")]).await.status, 403, "{path}");
    }
    assert_eq!(jonas.brings("a.vcf", b"BEGIN:VCARD\nFN:Eve\nEND:VCARD\n").await.status, 403);
    for path in ["/", "/people", "/export/people.csv", "/people.json?q=m", "/history"] {
        let page = jonas.get(path).await;
        assert!(page.status == 303 && page.text.is_empty(), "{path}");
    }
    // Neither the link that was on its way nor the password lets them see anything again.
    let mut back = site.browser();
    back.comes_in(&pending).await;
    assert!(!back.is_in().await);
    let mut back = site.browser();
    back.signs_in("jonas@example.org", "jonas has a garden").await;
    assert!(!back.is_in().await);
    assert_eq!(site.print_of(&firm).await, before);
}

#[tokio::test]
async fn every_way_on_leads_to_a_page_of_ours() {
    const AWAY: [&str; 20] = [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "https://evil.example",
        "http:/evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "\u{2028}//evil.example",
        "/ä",
        "/\u{0}",
        "///evil.example",
        "/\\/evil.example",
        "//evil%2eexample/%2f..",
        "\u{feff}//evil.example",
        "/\r\nSet-Cookie: a=b",
    ];
    let (site, _) = site().await;
    let mut owner = site.as_member(MAIL).await;
    assert_eq!(owner.says("/do/person.add", &[("name", "Maria Muster")]).await.status, 303);
    let ours = |to: &str| {
        let plain = to.starts_with('/') && !to.starts_with("//") && !to.contains('\\');
        assert!(plain && to.chars().all(|c| c.is_ascii_graphic()), "{to:?}");
    };
    for (nr, to) in AWAY.into_iter().enumerate() {
        let coded = goodturn_stories::pages::coded(to);
        ours(owner.get(&format!("/sign-in?next={coded}")).await.location());
        let mut browser = site.browser();
        browser.from = SocketAddr::from(([198, 51, 100, 9], 40_000));
        let page = browser.get(&format!("/sign-in?next={coded}")).await;
        assert!(!page.text.contains("evil"), "{to:?}");
        let form = [("mail", MAIL), ("password", PASSWORD), ("next", to)];
        let page = browser.says("/sign-in", &form).await;
        if to.contains('\0') {
            assert!(page.status >= 400, "no form carries U+0000: {}", page.status);
            continue;
        }
        assert_eq!(page.status, 303, "{to:?}");
        ours(page.location());
        // The same on the way back from each form that has one.
        let page = owner.says("/do/person.add", &[("name", &format!("Nr {nr}")), ("back", to)]).await;
        ours(page.location());
        let undo = owner.says("/undo", &[("seq", "1"), ("back", to)]).await;
        assert!(!undo.text.contains("evil") && !undo.location().contains("evil"), "{to:?}");
        let page = owner.says("/do/person.add", &[("name", ""), ("back", to)]).await;
        assert!(page.status == 422 && !page.text.contains("evil"), "{to:?}");
    }
    // Where somebody wanted to go is kept through signing in.
    let page = site.browser().get("/people?q=a&role=client").await;
    assert_eq!(page.location(), "/sign-in?next=%2Fpeople%3Fq%3Da%26role%3Dclient");
    let page = site.browser().get("//evil.example/").await;
    assert!(page.status == 404 || page.location().starts_with("/sign-in"), "{}", page.status);
}

#[tokio::test]
async fn the_file_of_the_database_opens_no_door() {
    let (site, _) = site().await;
    let mut browser = site.browser();
    browser.signs_in(MAIL, PASSWORD).await;
    browser.says("/settings/password", &[("password", "Garten-Pforte-4711")]).await;
    let link = house::link(site.store(), MAIL).await.unwrap().unwrap();
    let (session, form) = (browser.session(), browser.token.clone());
    let stranger = browser.jar.get("goodturn-form").unwrap().clone();
    site.browser().signs_in(MAIL, "Wrong-Guess-0815").await;
    let goodturn_store::StoreAddress::Sqlite(file) = &site.engine.address else { panic!("a file") };
    let mut raw = Vec::new();
    for entry in std::fs::read_dir(file.parent().unwrap()).unwrap() {
        raw.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    let holds = |text: &str| raw.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(MAIL), "the right files were read");
    for secret in
        [session.as_str(), &form, &link, &stranger, PASSWORD, "Garten-Pforte-4711", "Wrong-Guess-0815"]
    {
        assert!(!holds(secret), "{secret}");
    }
    // What is stored is tried as a key, as text and as it is written in a column: none fits.
    let stored: Vec<Vec<u8>> = site
        .store()
        .house_read(|tx| {
            Box::pin(async move {
                let mut all: Vec<Vec<u8>> =
                    tx.query("SELECT token_hash FROM session", &[], |row| row.get(0)).await?;
                all.extend(tx.query("SELECT token_hash FROM sign_in_link", &[], |row| row.get(0)).await?);
                let passwords: Vec<Option<String>> =
                    tx.query("SELECT password_hash FROM user_account", &[], |row| row.get(0)).await?;
                all.extend(passwords.into_iter().flatten().map(String::into_bytes));
                Ok(all)
            })
        })
        .await
        .unwrap();
    assert!(stored.len() > 3);
    assert!(stored.iter().any(|it| it.starts_with(b"$argon2id$")));
    for value in stored {
        let hex: String = value.iter().map(|byte| format!("{byte:02x}")).collect();
        for text in [hex, String::from_utf8_lossy(&value).chars().filter(char::is_ascii_graphic).collect()] {
            let mut thief = site.browser();
            thief.from = SocketAddr::from(([198, 51, 100, 77], 40_000));
            thief.jar.insert("goodturn".into(), text.replace(';', ""));
            assert!(!thief.is_in().await);
            thief.comes_in(&text).await;
            assert!(!thief.is_in().await);
            thief.signs_in(MAIL, &text).await;
            assert!(!thief.is_in().await);
        }
    }
}

#[tokio::test]
async fn a_house_is_founded_once() {
    let site = Site::at(BASE).await;
    let mut first = site.browser();
    assert_eq!(first.get("/").await.location(), "/start");
    first.get("/start").await;
    let token = first.token.clone();
    let form = goodturn_stories::pages::asked("/start", "").remove(0);
    // Without the token of the page nobody founds anything.
    assert_eq!(site.browser().press("/start", &form).await.status, 403);
    let mut short = form.clone();
    short.retain(|(name, _)| name != "password");
    short.push(("password".into(), "short".into()));
    assert_eq!(first.press("/start", &short).await.status, 422);
    assert_eq!(first.press("/start", &form).await.status, 303);
    assert!(first.is_in().await);
    let mut second = site.browser();
    assert_eq!(second.get("/start").await.location(), "/");
    second.jar.insert("goodturn-form".into(), first.jar.get("goodturn-form").unwrap().clone());
    second.token = token;
    assert_eq!(second.press("/start", &form).await.status, 409);
    assert_eq!(second.signs_in("eve@example.com", "long enough it is").await.status, 303);
}
