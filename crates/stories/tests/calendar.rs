//! Meetings from a calendar: a file, and an address that a member named.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_app::calendar;
use goodturn_app::words::{Language, Words};
use goodturn_practice::workspace::Firm;
use goodturn_store::testing::{self, TestEngine};
use goodturn_stories::pages::{BASE, Browser, Page, Site, does, fields};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const MAIL: &str = "bea@example.org";

/// A week of meetings around Monday, 23 March 2026, and one that comes back each week.
const DAYS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
    BEGIN:VEVENT\r\nUID:coffee\r\nSUMMARY:Coffee\r\nLOCATION:Café Anna\r\nDTSTART;TZID=Europe/Berlin:20260323T103000\r\nDURATION:PT45M\r\n\
    ORGANIZER:mailto:bea@example.org\r\nATTENDEE;CN=M. Keller:MAILTO:Maria@Example.com\r\nATTENDEE;CN=Somebody New:mailto:new@example.com\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:call\r\nSUMMARY:Call with Tom Berg\r\nDTSTART;TZID=Europe/Berlin:20260324T140000\r\nDURATION:PT30M\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:weekly\r\nSUMMARY:Weekly with Maria Keller\r\nDTSTART;TZID=Europe/Berlin:20250102T090000\r\nRRULE:FREQ=WEEKLY\r\nATTENDEE:mailto:maria@example.com\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:declined\r\nSUMMARY:Not for me\r\nDTSTART;TZID=Europe/Berlin:20260325T090000\r\nATTENDEE;PARTSTAT=DECLINED:mailto:bea@example.org\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:alone\r\nSUMMARY:With Nora\r\nDTSTART;TZID=Europe/Berlin:20260325T110000\r\nATTENDEE:mailto:nora@example.com\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:couple\r\nSUMMARY:The house\r\nDTSTART;TZID=Europe/Berlin:20260326T110000\r\nATTENDEE:mailto:both@example.com\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:holiday\r\nSUMMARY:Holiday\r\nDTSTART;VALUE=DATE:20260325\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:broken\r\nSUMMARY:Broken\r\nEND:VEVENT\r\n\
    END:VCALENDAR\r\n";

struct House {
    site: Site,
    firm: Firm,
    browser: Browser,
}

impl House {
    /// A firm with a few people, on a Monday morning.
    async fn opens(engine: TestEngine) -> House {
        let site = Site::on(engine, BASE);
        let firm = site.founds("Berger", MAIL, true).await;
        let mut house = House { browser: site.as_member(MAIL).await, site, firm };
        house.it_is("2026-03-23T08:00:00+01:00").await;
        for (name, mail) in [
            ("Maria Keller", "maria@example.com"),
            ("Tom Berg", "tom@example.com"),
            ("Nora Quiet", "nora@example.com"),
            ("Ada Both", "both@example.com"),
            ("Otto Both", "both@example.com"),
        ] {
            let act = json!({"act": "person.add", "name": name, "mail": mail});
            let ids = house.does(act).await;
            if name == "Nora Quiet" {
                house
                    .does(json!({"act": "person.leave_alone", "person": ids["person"], "leave_alone": true}))
                    .await;
            }
        }
        house
    }

    async fn does(&self, act: serde_json::Value) -> serde_json::Value {
        let name = act.to_string();
        does(self.site.store(), self.firm.id.0, self.firm.owner(), act)
            .await
            .unwrap_or_else(|code| panic!("{code}: {name}"))
    }

    async fn it_is(&mut self, at: &str) {
        let moment = at.parse().unwrap();
        let moved =
            goodturn_app::clockwork::move_to(self.site.store(), self.firm.id.0, moment).await.unwrap();
        moved.unwrap();
    }

    async fn print(&self) -> String {
        self.site.print_of(&self.firm).await
    }

    async fn meetings(&self) -> usize {
        let id = self.firm.id.0;
        let read =
            self.site.store().read_long(id, move |tx| Box::pin(goodturn_store::rows::everything(tx, id)));
        let all = read.await.unwrap();
        let matters = all["matters"].as_array().unwrap();
        matters.iter().filter(|it| it.to_string().contains("\"planned\"")).count()
    }
}

/// The keys of the ticks of a page, and whether each is set.
fn ticks(page: &Page) -> Vec<(String, bool)> {
    let parts = page.text.split("name=\"take\" value=\"").skip(1);
    let tick = |part: &str| {
        let (key, rest) = part.split_once('"').unwrap();
        (key.to_owned(), rest.split('>').next().unwrap().contains("checked"))
    };
    parts.map(tick).collect()
}

/// The key of the meeting with a title.
fn key_of(page: &Page, title: &str) -> String {
    let before = page.text.split(title).next().unwrap();
    before.rsplit("name=\"take\" value=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

async fn a_file_is_told_on(engine: TestEngine) {
    let mut house = House::opens(engine).await;
    let looked = house.browser.brings_to("/meetings/file", "days.ics", DAYS.as_bytes()).await;
    let to = looked.location().to_owned();
    assert!(looked.status == 303 && to.starts_with("/meetings/file/"), "{}", looked.text);
    let page = house.browser.get(&to).await;
    for words in [
        "Coffee",
        "Café Anna",
        "with Maria Keller",
        "45 minutes",
        "Not in your book: Somebody New.",
        "Call with Tom Berg",
        "Weekly with Maria Keller",
        "Who is it?",
        "One event lasts the whole day",
        "does not say when it begins",
        "Line 49",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    for words in ["Not for me", "Holiday", "Nora Quiet"] {
        assert!(!page.text.contains(words), "{words}");
    }
    // Those whose people are known by their address are ticked, a name alone is a question.
    assert_eq!(ticks(&page).iter().map(|(_, set)| *set).collect::<Vec<_>>(), [true, false, true, false]);
    let before = house.print().await;
    let nothing = house.browser.says(&to, &[]).await;
    assert!(nothing.status == 422 && nothing.text.contains("Nothing was ticked"));
    assert_eq!(house.print().await, before);

    // What is clear is noted, the question stays.
    let (coffee, call) = (key_of(&page, " Coffee<"), key_of(&page, " Call with Tom Berg<"));
    let weekly = key_of(&page, " Weekly with Maria Keller<");
    let asked = house.browser.says(&to, &[("take", &coffee), ("take", &call)]).await;
    assert!(asked.status == 422 && asked.text.contains("With whom?") && asked.text.contains("noted already"));
    assert_eq!(house.meetings().await, 1);
    let tom = page.text.split("<option value=\"").find(|part| part.contains(">Tom Berg<")).unwrap();
    let tom = tom.split('"').next().unwrap().to_owned();
    // Whoever is not asked about cannot be put in by hand.
    let ada = page.text.split("<option value=\"").find(|part| part.contains(">Ada Both<")).unwrap();
    let ada = ada.split('"').next().unwrap().to_owned();
    let forged = house.browser.says(&to, &[("take", &call), (&format!("who-{call}"), &ada)]).await;
    assert_eq!((forged.status, house.meetings().await), (422, 1));
    let noted =
        house.browser.says(&to, &[("take", &call), (&format!("who-{call}"), &tom), ("take", &weekly)]).await;
    assert_eq!((noted.status, noted.location()), (303, "/"), "{}", noted.text);
    assert_eq!(house.meetings().await, 3);
    let today = house.browser.get("/").await;
    assert!(today.text.contains("Maria Keller"), "what to have ready for the coffee");

    // The same file again changes nothing.
    let before = house.print().await;
    let to =
        house.browser.brings_to("/meetings/file", "days.ics", DAYS.as_bytes()).await.location().to_owned();
    let page = house.browser.get(&to).await;
    assert_eq!(page.text.matches("noted already").count(), 3);
    let again =
        house.browser.says(&to, &[("take", &coffee), ("take", &call), (&format!("who-{call}"), &tom)]).await;
    assert_eq!((again.status, house.print().await), (422, before));

    // What was taken back can be noted once more.
    let seq = today.text.split("name=\"seq\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(house.browser.says("/undo", &[("seq", &seq)]).await.status, 303);
    assert_eq!(house.meetings().await, 2);
    let noted = house.browser.says(&to, &[("take", &weekly)]).await;
    assert_eq!((noted.status, house.meetings().await), (303, 3));

    // A week later only what comes back is there.
    house.it_is("2026-03-30T08:00:00+02:00").await;
    let to = house.browser.brings("days.ics", DAYS.as_bytes()).await.location().to_owned();
    assert!(to.starts_with("/meetings/file/"), "a calendar is welcome with the address book, too: {to}");
    let page = house.browser.get(&to).await;
    assert_eq!(ticks(&page).len(), 1);
    assert!(page.text.contains("Weekly with Maria Keller") && !page.text.contains("Coffee"));

    // In the member's language, as soon as it is offered.
    house.does(json!({"act": "member.language", "language": "de"})).await;
    let words = Words::offered(Language::De);
    let page = house.browser.get(&to).await;
    assert!(page.text.contains(&words.tell1("meetings-with", "names", "Maria Keller")), "{}", page.text);
    // Something else is told what it is, and nobody else sees the file.
    let other = house.browser.brings_to("/meetings/file", "a.vcf", b"BEGIN:VCARD\nFN:A\nEND:VCARD\n").await;
    assert!(other.status == 422 && other.text.contains(&words.say("meetings-wrong-other")));
    let empty = house.browser.brings_to("/meetings/file", "a.ics", b"").await;
    assert_eq!(empty.status, 422);
    let large = [DAYS.as_bytes(), &vec![b' '; 6 << 20]].concat();
    let large = house.browser.brings_to("/meetings/file", "a.ics", &large).await;
    assert!(large.status == 422 && large.text.contains("5 MB"), "{}", large.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_file_is_looked_at_and_what_is_ticked_is_noted() {
    for engine in testing::engines().await {
        a_file_is_told_on(engine).await;
    }
}

/// A server of a calendar on this machine: how often it was asked, and whether it answers well.
struct Server {
    address: String,
    asked: Arc<AtomicUsize>,
    well: Arc<AtomicBool>,
}

impl Server {
    async fn begins() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address =
            format!("http://{}/secret-path/basic.ics?key=secret-key", listener.local_addr().unwrap());
        let (asked, well) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(true)));
        let (counted, fine) = (asked.clone(), well.clone());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                drop(stream.read(&mut [0; 4_096]).await);
                let answer = if fine.load(Ordering::SeqCst) {
                    format!(
                        "HTTP/1.1 200 OK\r\ncontent-type: text/calendar\r\ncontent-length: {}\r\n\r\n{DAYS}",
                        DAYS.len()
                    )
                } else {
                    "HTTP/1.1 404 Gone\r\ncontent-length: 0\r\n\r\n".to_owned()
                };
                drop(stream.write_all(answer.as_bytes()).await);
            }
        });
        Server { address, asked, well }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// As if a quarter of an hour had gone by on the wall.
async fn a_while_later(house: &House) {
    let id = house.firm.id.0;
    house
        .site
        .store()
        .write(id, move |tx| {
            let sql = "UPDATE calendar_feed SET tried_at = NULL WHERE workspace_id = $1";
            Box::pin(async move { tx.exec(sql, &[&id]).await })
        })
        .await
        .unwrap();
}

async fn a_feed_is_told_on(engine: TestEngine) {
    let server = Server::begins().await;
    let mut house = House::opens(engine).await;
    for (address, words) in [
        ("http://10.0.0.1/", ""),
        ("ftp://example.com/", "no address of a calendar"),
        ("https://me:word@example.com/", "name or a password"),
        ("https://example.com:22/", "port of its own"),
    ] {
        let page = house.browser.says("/settings/calendar", &[("address", address)]).await;
        if words.is_empty() {
            assert_eq!(page.status, 303);
            let page = house.browser.get("/meetings").await;
            assert!(page.text.contains("private network") && page.text.contains("Nothing was noted"));
        } else {
            assert!(page.status == 422 && page.text.contains(words), "{}", page.text);
            assert!(!page.text.contains(address), "what was typed is a secret");
        }
    }
    let before = house.print().await;
    let named = house.browser.says("/settings/calendar", &[("address", &server.address)]).await;
    assert_eq!((named.status, named.location(), server.asked()), (303, "/meetings", 0));
    let page = house.browser.get("/meetings").await;
    assert!(page.text.contains("Coffee") && page.text.contains("127.0.0.1"), "{}", page.text);
    assert_eq!((ticks(&page).len(), server.asked()), (4, 1));
    // Fetching is no act, and not more often than every quarter of an hour, not even by hand within seconds.
    assert_eq!(house.print().await, before);
    house.browser.get("/meetings").await;
    house.browser.says("/meetings/feed", &[("again", "1")]).await;
    assert_eq!(server.asked(), 1);

    // The address is on no page and in no export.
    for to in [
        "/meetings",
        "/settings/calendar",
        "/settings",
        "/history",
        "/export/everything.json",
        "/export/days.ics",
    ] {
        let page = house.browser.get(to).await;
        assert!(page.status == 200 && !page.text.contains("secret-"), "{to}");
    }
    let noted = house.browser.says("/meetings/feed", &[("take", &key_of(&page, " Coffee<"))]).await;
    assert_eq!((noted.status, house.meetings().await), (303, 1));
    // The same meeting by a file is the same meeting.
    let to =
        house.browser.brings_to("/meetings/file", "days.ics", DAYS.as_bytes()).await.location().to_owned();
    assert_eq!(house.browser.get(&to).await.text.matches("noted already").count(), 1);

    // When the calendar is gone, what was read is kept, and it is said what to do.
    server.well.store(false, Ordering::SeqCst);
    a_while_later(&house).await;
    let page = house.browser.get("/meetings").await;
    assert!(page.text.contains("no longer at this address") && page.text.contains("is kept and shown"));
    assert!(page.text.contains("Weekly with Maria Keller"));
    assert_eq!(server.asked(), 2);
    server.well.store(true, Ordering::SeqCst);
    a_while_later(&house).await;
    assert!(!house.browser.get("/meetings").await.text.contains("no longer at this address"));
    assert_eq!(server.asked(), 3);

    // Two programs on one store: one of them fetches.
    a_while_later(&house).await;
    let (store, workspace, member) = (house.site.store().clone(), house.firm.id.0, house.firm.owner());
    let day = jiff::civil::date(2026, 3, 23);
    let mut turns = 0;
    let held = calendar::feed(&store, workspace, member).await.unwrap().unwrap();
    for turn in [true, false, true, false] {
        turns += usize::from(calendar::claimed(&store, workspace, member, &held, day, turn).await.unwrap());
    }
    assert_eq!(turns, 1);

    // Another day asks for another reading, without waiting for the quarter of an hour to be over.
    house.it_is("2026-03-30T08:00:00+02:00").await;
    let page = house.browser.get("/meetings").await;
    assert!(!page.text.contains("Coffee"), "what is over is not shown");
    // Nobody else has it: not another member, and not whoever looks on.
    house.does(json!({"act": "member.add", "name": "Jonas Weber", "mail": "jonas@example.org", "role": "member"})).await;
    house
        .does(json!({"act": "member.add", "name": "Vera Voss", "mail": "vera@example.org", "role": "viewer"}))
        .await;
    let (firm, ..) = goodturn_app::looks::person::firm(&store, workspace).await.unwrap().unwrap();
    goodturn_app::house::let_members_in(&store, &firm).await.unwrap();
    for mail in ["jonas@example.org", "vera@example.org"] {
        let mut other = house.site.as_member(mail).await;
        let page = other.get("/meetings").await;
        assert!(page.status == 200 && !page.text.contains("Weekly with"), "{mail}");
        let status = other.says("/settings/calendar", &[("address", &server.address)]).await.status;
        assert_eq!(status, if mail.starts_with("vera") { 404 } else { 303 });
    }
    // Whoever leaves takes it along.
    let jonas = firm.members.iter().find(|it| it.mail.starts_with("jonas")).unwrap().id;
    assert!(calendar::feed(&store, workspace, jonas).await.unwrap().is_some());
    let leave = fields(&[("member", &jonas.0.to_string()), ("to", &member.0.to_string())]);
    assert_eq!(house.browser.press("/do/member.leave", &leave).await.status, 303);
    assert!(calendar::feed(&store, workspace, jonas).await.unwrap().is_none());

    let forgotten = house.browser.says("/settings/calendar", &[("forget", "1")]).await;
    assert!(house.browser.get(forgotten.location()).await.text.contains("It is forgotten"));
    assert!(calendar::feed(&store, workspace, member).await.unwrap().is_none());
    assert_eq!(house.meetings().await, 1, "what was noted stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_named_calendar_is_read_in_the_morning_and_kept_secret() {
    for engine in testing::engines().await {
        a_feed_is_told_on(engine).await;
    }
}
