//! The log names nobody: a whole round through the pages with names that would be recognised, everything listened to.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::house;
use goodturn_store::testing;
use goodturn_stories::forms::forms;
use goodturn_stories::pages::{Ask, BASE, Browser, Site, fields};
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

/// Keeps every line of the log.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

const MAIL: &str = "canarymail@example.org";
const PASSWORD: &str = "canarypassword in the garden";

/// Everything that a person could do, and get wrong, with a name that would be recognised.
async fn round(site: &Site, browser: &mut Browser, person: &str) {
    let mut guest = site.browser();
    guest.signs_in(MAIL, "canarywrong and more").await;
    guest.signs_in("canarywho@example.org", "canarywrong and more").await;
    assert_eq!(guest.signs_in(MAIL, PASSWORD).await.status, 303);
    let agent = Ask::get("/people?q=canaryquery")
        .with("user-agent", "canaryagent")
        .with("referer", "http://canaryreferer/");
    browser.send(agent).await;
    let own =
        |kind: &str| if kind == "PersonId" { person.to_owned() } else { goodturn_stories::pages::nobody() };
    for form in forms(&own) {
        browser.press(&format!("/do/{}", form.act), &form.with("canaryword")).await;
    }
    for (to, form) in [
        ("/capture", [("name", "canaryname"), ("kind", "met")]),
        ("/meetings", [("line", "10:30 canaryname, canaryline"), ("key", "canarykey")]),
        ("/running", [("source.name", "canaryname"), ("person.name", "canaryperson")]),
        ("/settings/ideals", [("name", "canaryideal"), ("description", "canarywords")]),
        ("/do/canaryact", [("canaryfield", "canaryvalue"), ("x", "y")]),
    ] {
        browser.says(to, &form).await;
    }
    let book = b"BEGIN:VCARD\nVERSION:3.0\nFN:canarybook\nEMAIL:canarybook@example.org\nTEL:+49 30 5550199\nBDAY:canarydate\nEND:VCARD\n";
    let to = browser.brings("canaryfile.vcf", book).await.location().to_owned();
    browser.get(&to).await;
    browser.says(&to, &[("take", "yes")]).await;
    let to = browser
        .brings("canaryfile.csv", b"canarycolumn,x\n\xff\xfe\"canarycell\n")
        .await
        .location()
        .to_owned();
    browser.get(&to).await;
    let days = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:canaryuid\nSUMMARY:canarymeeting\nATTENDEE:mailto:canarybook@example.org\nDTSTART:20260323T090000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:canarybad\nEND:VEVENT\nEND:VCALENDAR\n";
    let to =
        browser.brings_to("/meetings/file", "canaryfile.ics", days.as_bytes()).await.location().to_owned();
    browser.get(&to).await;
    browser.says(&to, &[("take", "canarykey")]).await;
    browser
        .says("/settings/calendar", &[("address", "http://127.0.0.1:9/canaryfeed.ics?canarysecret")])
        .await;
    for to in [
        "/",
        "/meetings",
        "/settings/calendar",
        "/history",
        "/export/everything.json",
        "/canarypath",
        "/people/canaryid",
        "/people.json?q=canary",
        "/enter?token=canarytoken",
    ] {
        browser.get(to).await;
    }
    site.browser().comes_in("canarylink").await;
    let mut elsewhere = site.browser();
    elsewhere.host = "canaryhost".into();
    elsewhere.get("/").await;
    browser.send(Ask::form("/do/person.add", &fields(&[("name", "canaryforged")]))).await;
    // The last pages were nobody's; this one has the token of who is signed in.
    browser.get("/settings/sign-in").await;
}

#[tokio::test]
async fn the_log_names_nobody() {
    let kept = Kept::default();
    tracing_subscriber::fmt()
        .with_writer(kept.clone())
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .try_init()
        .unwrap();
    let mut secrets = Vec::new();
    for engine in testing::engines().await {
        let site = Site::on(engine, BASE);
        let firm = site.founds("canaryfirm", MAIL, false).await;
        let mut browser = site.as_member(MAIL).await;
        browser.says("/settings/password", &[("password", PASSWORD)]).await;
        assert_eq!(browser.says("/do/person.add", &[("name", "canaryfirst")]).await.status, 303);
        let person = site.ids_of(&firm).await.people[0].to_string();
        let link = house::link(site.store(), MAIL).await.unwrap().unwrap();
        let mut other = site.browser();
        other.comes_in(&link).await;
        round(&site, &mut browser, &person).await;
        secrets.extend([link, browser.session(), browser.token.clone(), other.session(), person.clone()]);
        // The same with a store that fails beneath: now there is much to log, and still nobody is named.
        site.engine.breaks().await;
        let failed = browser.says("/do/person.add", &[("name", "canarylast")]).await;
        assert_eq!(failed.status, 503, "{}", failed.text);
        assert!(failed.text.contains("Nothing was changed") && !failed.text.contains("event"));
        round(&site, &mut browser, &person).await;
    }
    let log = String::from_utf8_lossy(&kept.0.lock().unwrap()).into_owned();
    assert!(log.contains("the store"), "what failed is in the log");
    for line in log.lines() {
        assert!(!line.to_lowercase().contains("canary"), "{line}");
        assert!(!line.contains("5550199"), "{line}");
        for secret in &secrets {
            assert!(!line.contains(secret.as_str()), "{line}");
        }
    }
}
