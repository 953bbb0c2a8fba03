//! Hostile texts as names, words and files: they are shown as what they are, go out as what they are, and bring nothing
//! down.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use goodturn_practice::workspace::Firm;
use goodturn_store::testing;
use goodturn_stories::forms::forms;
use goodturn_stories::pages::{Ask, BASE, Browser, Page, Site, coded, does, fields};
use serde_json::json;
use std::time::{Duration, Instant};

/// Ways out of text, attribute, address, script and template.
const WAYS_OUT: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "</textarea><svg onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "\" autofocus onfocus=alert(1) x=\"",
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "<a href=javascript:alert(1)>x</a>",
    "<svg><script>alert&#40;1)</script>",
    "<math><mi xlink:href=\"javascript:alert(1)\">",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><input name=csrf>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example)}</style>",
    "<input type=hidden name=csrf value=x>",
    "{{ 7 * 7 }}",
    "{% include \"/etc/passwd\" %}",
    "{{ shell.csrf }}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{promise}",
    "{person}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3c;script&#x3e;",
    "\\u003cscript\\u003e",
    "%3Cscript%3E",
    "+ADw-script+AD4-",
    "\u{ff1c}script\u{ff1e}",
    "<\u{0}script>",
    "<scr\u{0}ipt>alert(1)</scr\u{0}ipt>",
    "<sCrIpT/x>alert(1)</sCrIpT>",
    "<<script>alert(1);//<</script>",
    "<img src=`javascript:alert(1)`>",
    "\u{202e}<script>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<x data-controller=\"letter\" data-action=\"click->letter#open\">",
    "<turbo-frame src=//evil.example>",
    "<turbo-stream action=replace target=main><template>x</template></turbo-stream>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "\r\nSet-Cookie: a=b",
    "\r\n\r\n<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "\t=1+1",
    "'=1+1",
    "''=1+1",
    "\"=1+1\"",
    "=1+1\";\"=2",
];

/// The list of naughty texts, where the shared data is, else our own alone.
fn texts() -> Vec<String> {
    let mut all: Vec<String> = WAYS_OUT.iter().map(|text| (*text).to_owned()).collect();
    let list = goodturn_stories::shared_data().map(|folder| folder.join("malicious/blns/blns.json"));
    match list.map(std::fs::read_to_string) {
        Some(Ok(text)) => all.extend(serde_json::from_str::<Vec<String>>(&text).unwrap()),
        _ => eprintln!(
            "The shared list of naughty texts is not here; {} texts of our own are tried.",
            all.len()
        ),
    }
    all.retain(|text| !text.trim().is_empty());
    all
}

/// A text between marks by which it is found again on a page.
fn marked(nr: usize, text: &str) -> String {
    format!("qq{nr}zq{text}qz{nr}qq")
}

/// Holds every marked text of a page to being mere text, and every address to being one; gives how many there were.
fn shown_as_text(page: &Page, of: &str) -> usize {
    assert!(page.status < 500, "{of}: {}", page.status);
    assert!(page.header("content-type").starts_with("text/html"), "{of}");
    let mut seen = 0;
    let mut rest = page.text.as_str();
    while let Some(at) = rest.find("qq") {
        rest = &rest[at + 2..];
        let nr: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if nr.is_empty() || !rest[nr.len()..].starts_with("zq") {
            continue;
        }
        let Some(end) = rest.find(&format!("qz{nr}qq")) else { continue };
        let inside = &rest[nr.len() + 2..end];
        if inside.contains(&format!("qq{nr}zq")) || inside.contains("</p>") {
            // That one was shortened, or said in parts; this is the end of another.
            continue;
        }
        assert!(!inside.contains(['<', '>', '"', '\'']), "{of}: {inside}");
        seen += 1;
        rest = &rest[end..];
    }
    // However a page cuts a text up: none stands there as it was typed.
    for text in WAYS_OUT.iter().filter(|text| text.contains('<') && text.contains('>')) {
        assert!(!page.text.contains(text), "{of}: {text}");
    }
    for part in page.text.split("href=\"").skip(1) {
        let to = part.split('"').next().unwrap().to_lowercase();
        let known =
            ["/", "#", "https://", "http://", "mailto:", "tel:"].iter().any(|begin| to.starts_with(begin));
        assert!(known && !to.starts_with("//"), "{of}: {to}");
    }
    // One script, ours; nothing runs from within the page.
    assert_eq!(page.text.matches("<script").count(), 1, "{of}");
    assert_eq!(page.text.matches("<base").count() + page.text.matches("<meta http-equiv").count(), 0, "{of}");
    for tag in page.text.split('<').skip(1).filter_map(|tag| tag.split('>').next()) {
        // Outside of quotes, no attribute of a tag listens to anything.
        let bare: String = tag.split('"').step_by(2).collect();
        assert!(!bare.split_whitespace().any(|word| word.starts_with("on")), "{of}: {tag}");
        assert!(!bare.contains('\''), "{of}: {tag}");
    }
    seen
}

#[tokio::test]
async fn hostile_texts_are_shown_as_what_they_are() {
    let site = Site::at(BASE).await;
    let firm = site.founds(&marked(9001, "</title><script>x</script>"), "bea@example.org", true).await;
    let (store, id, by) = (site.store(), firm.id.0, firm.owner());
    let all = texts();
    let ideal = json!({"act": "ideal.describe", "name": marked(9002, WAYS_OUT[1]), "description": marked(9003, WAYS_OUT[2]),
        "listen_for": [marked(9004, WAYS_OUT[3])]});
    does(store, id, by, ideal).await.unwrap();
    let profile = json!({"what_we_do": marked(9005, WAYS_OUT[1]), "for_whom": marked(9006, WAYS_OUT[7]), "why_us": marked(9007, WAYS_OUT[0])});
    does(store, id, by, json!({"act": "firm.describe", "profile": profile})).await.unwrap();
    let mut people = Vec::new();
    for (nr, text) in all.iter().enumerate() {
        let text = marked(nr, text);
        let contact = json!({"name": {"full": text}, "notes": [text], "categories": [text], "links": [{"label": text, "value": WAYS_OUT[10 + nr % 3]}],
            "organizations": [{"name": text, "title": text}], "addresses": [{"label": text, "value": {"street": text}}]});
        let mut person = does(store, id, by, json!({"act": "person.add", "contact": contact})).await;
        if person.is_err() {
            // A name that is none is refused in words; the text is tried as a note then.
            let contact = json!({"name": {"full": format!("Nr {nr}")}, "notes": [text]});
            person = does(store, id, by, json!({"act": "person.add", "contact": contact})).await;
        }
        if text.contains('\0') {
            assert_eq!(person.unwrap_err(), "bad_value", "no text carries U+0000");
            continue;
        }
        let person = person.unwrap()["person"].clone();
        if nr % 8 == 0 {
            for act in [
                json!({"act": "person.sort", "person": person, "roles": ["client"], "mood": "happy"}),
                json!({"act": "person.praise", "person": person, "words": text}),
                json!({"act": "touch.remark", "person": person, "words": text}),
                json!({"act": "promise.make", "source": person, "action": text, "plan": text, "names": [{"name": text}]}),
                json!({"act": "complaint.raise", "person": person, "words": text}),
                json!({"act": "referral.introduce", "sources": [person], "person": {"name": text}}),
            ] {
                let _ = does(store, id, by, act).await;
            }
        }
        people.push(person.as_str().unwrap().to_owned());
    }
    let mut browser = site.as_member("bea@example.org").await;
    everywhere(&mut browser, &people).await;
    everything_open(&site, &firm, &mut browser).await;
    taken_back_and_looked_at(&mut browser, &all).await;
}

/// The pages that show people.
async fn everywhere(browser: &mut Browser, people: &[String]) {
    for (nr, person) in people.iter().enumerate() {
        let to = format!("/people/{person}");
        assert!(shown_as_text(&browser.get(&to).await, &to) > 0, "{to}");
        if nr % 8 == 0 {
            for to in [
                format!("/people/{person}/edit"),
                format!("/capture?person={person}"),
                format!("/ask?person={person}"),
                format!("/capture/introduced/{person}"),
                format!("/capture/no/{person}"),
                format!("/sort?person={person}"),
            ] {
                shown_as_text(&browser.get(&to).await, &to);
            }
        }
    }
    let (mut to, mut shown, mut pages) = ("/people".to_owned(), 0, 0);
    loop {
        let page = browser.get(&to).await;
        shown += shown_as_text(&page, &to);
        pages += 1;
        let next = page.text.split("href=\"/people?q=").nth(1);
        let Some(next) = next.filter(|_| pages < 40) else { break };
        to = format!(
            "/people?q={}",
            next.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&")
        );
    }
    assert!(shown >= people.len() / 2, "{shown} of {} on {pages} pages of the list", people.len());
    let mut before = None;
    let mut shown = 0;
    loop {
        let to = before.map_or_else(|| "/history".to_owned(), |seq: i64| format!("/history?before={seq}"));
        let page = browser.get(&to).await;
        shown += shown_as_text(&page, &to);
        let next =
            page.text.split("/history?before=").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok());
        if next.is_none() || next == before {
            break;
        }
        before = next;
    }
    assert!(shown >= people.len() / 2, "{shown} in the history");
    for to in [
        "/",
        "/referrals",
        "/settings",
        "/settings/ideals",
        "/settings/rhythm",
        "/settings/members",
        "/settings/sign-in",
        "/more",
        "/sort",
        "/running",
        "/capture",
        "/import",
    ] {
        shown_as_text(&browser.get(to).await, to);
    }
}

/// Every matter and every letter.
async fn everything_open(site: &Site, firm: &Firm, browser: &mut Browser) {
    let id = firm.id.0;
    let all = site
        .store()
        .read_long(id, move |tx| Box::pin(goodturn_store::rows::everything(tx, id)))
        .await
        .unwrap();
    let mut shown = 0;
    for matter in all["matters"].as_array().unwrap() {
        let id = matter["id"].as_str().unwrap();
        for to in [
            format!("/matters/{id}"),
            format!("/write/{id}"),
            format!("/write/{id}?channel=mail&tone=formal"),
            format!("/write/{id}?channel=card"),
        ] {
            let page = browser.get(&to).await;
            if page.status == 200 {
                shown += shown_as_text(&page, &to);
            }
        }
    }
    assert!(shown > 300, "{shown} in matters and letters");
}

/// Texts that were just typed: a search, a form that is refused, an address that is none, a file that is looked at.
async fn taken_back_and_looked_at(browser: &mut Browser, all: &[String]) {
    for (nr, text) in all.iter().enumerate() {
        let text = marked(nr, text);
        for to in [
            format!("/people?q={}", coded(&text)),
            format!("/capture?name={}", coded(&text)),
            format!("/people?role={}", coded(&text)),
        ] {
            shown_as_text(&browser.get(&to).await, &to);
        }
        if nr % 4 == 0 {
            for (to, form) in [
                ("/do/person.edit".to_owned(), vec![("person", text.as_str())]),
                (
                    "/do/person.add".to_owned(),
                    vec![("name", ""), (text.as_str(), text.as_str()), ("back", text.as_str())],
                ),
                (format!("/do/{}", coded(&text)), vec![("words", text.as_str())]),
                ("/do/rhythm.set".to_owned(), vec![("setting", text.as_str()), ("value", text.as_str())]),
                ("/do/rhythm.set".to_owned(), vec![("setting", "hours.zone"), ("value", text.as_str())]),
                ("/meetings".to_owned(), vec![("line", text.as_str())]),
                ("/running".to_owned(), vec![("source.name", text.as_str()), ("kind", text.as_str())]),
                ("/capture".to_owned(), vec![("name", text.as_str()), ("kind", text.as_str())]),
                ("/sort".to_owned(), vec![("person", text.as_str()), ("after", text.as_str())]),
                ("/settings/ideals".to_owned(), vec![("name", ""), ("description", text.as_str())]),
                ("/undo".to_owned(), vec![("seq", "999999"), ("back", text.as_str())]),
            ] {
                let page = browser.says(&to, &form).await;
                assert!(page.status < 500, "{to}: {}", page.status);
                if page.status != 303 {
                    shown_as_text(&page, &to);
                }
                assert!(
                    page.location().is_ascii() && !page.location().contains("evil"),
                    "{}",
                    page.location()
                );
            }
        }
        // Signed out, what was typed comes back on the page as well.
        if nr % 60 == 0 {
            let mut guest = browser.inside_nobody();
            shown_as_text(&guest.get(&format!("/sign-in?next={}", coded(&text))).await, "/sign-in?next=");
            shown_as_text(&guest.get(&format!("/enter?token={}", coded(&text))).await, "/enter?token=");
            shown_as_text(&guest.says("/enter", &[("token", &text)]).await, "/enter");
        }
    }
    // The preview of a file, its columns and what is refused of it.
    for portion in all.chunks(40) {
        let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut file = format!("Name,E-mail,{}\n", cell(&marked(9008, WAYS_OUT[0])));
        for (nr, text) in portion.iter().enumerate() {
            let text = cell(&marked(nr, text));
            file.push_str(&format!("{text},{text},{text}\n"));
        }
        file.push_str("too,many,cells,in,this,\"<script>alert(1)</script>\"\n");
        let page = browser.brings(&marked(9009, "\u{3c}b>.csv"), file.as_bytes()).await;
        let to = page.location().to_owned();
        let page = browser.get(&to).await;
        let shown = shown_as_text(&page, &to);
        assert!(shown >= portion.len() / 2, "{shown} of {}", portion.len());
        let form = [("column", marked(9010, "<b>")), ("meaning", marked(9011, "<i>"))];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        shown_as_text(&browser.says(&to, &form).await, "a mapping");
        let page = browser.says(&to, &[("take", "yes")]).await;
        let to = page.location().to_owned();
        assert!(to.starts_with("/imports/"), "{} {to}", page.status);
        shown_as_text(&browser.get(&to).await, &to);
    }
    shown_as_text(&browser.get("/import").await, "/import");
}

/// The cells of a table, as a spreadsheet reads them.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut signs = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => cell.push(signs.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            other => cell.push(other),
        }
    }
    rows
}

#[tokio::test]
async fn what_goes_out_runs_in_no_spreadsheet() {
    let site = Site::at(BASE).await;
    let firm = site.founds("Berger", "bea@example.org", true).await;
    let (mut added, mut tried) = (0, 0);
    for begin in [
        "=",
        "+",
        "-",
        "@",
        "\t=",
        "\r=",
        "\n=",
        " =",
        "'=",
        "''+",
        "\"=",
        "=\"",
        "\u{a0}=",
        "\u{feff}=",
        "\u{0}=",
        "|",
        "%",
        "",
        "\u{ff1d}",
        "\u{200b}=",
    ] {
        for rest in [
            "1+1",
            "cmd|' /C calc'!A0",
            "HYPERLINK(\"http://evil.example\")",
            "a,=1+1",
            "a\n=1+1",
            "a;=1+1",
            "a\t=1+1",
        ] {
            let text = format!("{begin}{rest}");
            let contact = json!({"name": {"full": text}, "notes": [text], "categories": [text], "organizations": [{"name": text, "title": text}],
                "addresses": [{"label": "", "value": {"street": text, "locality": text}}], "phones": [{"label": "", "value": "+49 30 1234567"}], "mails": [{"label": "", "value": format!("nr{tried}@example.org")}]});
            let made =
                does(site.store(), firm.id.0, firm.owner(), json!({"act": "person.add", "contact": contact}))
                    .await;
            tried += 1;
            added += usize::from(made.is_ok());
        }
    }
    assert!(added > 120, "{added}");
    let mut browser = site.as_member("bea@example.org").await;
    let page = browser.get("/export/people.csv").await;
    assert_eq!(page.header("content-disposition"), "attachment; filename=\"people.csv\"");
    assert!(page.header("content-type").starts_with("text/csv"));
    let rows = cells(&page.text);
    assert_eq!(rows.len(), added + 1);
    let width = rows[0].len();
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']), "{cell:?}");
    }
    assert!(rows.iter().all(|row| row.len() == width));
    // It comes in again as what it was: nobody is new, nobody is changed.
    let page = browser.brings("people.csv", page.text.as_bytes()).await;
    let to = page.location().to_owned();
    assert_eq!(browser.get(&to).await.status, 200);
    let count = rows.len();
    let page = browser.says(&to, &[("take", "yes")]).await;
    assert_eq!(page.status, 303);
    let again = cells(&browser.get("/export/people.csv").await.text);
    assert_eq!(again.len(), count);
    for (file, kind) in
        [("people.vcf", "text/vcard"), ("days.ics", "text/calendar"), ("everything.json", "application/json")]
    {
        let page = browser.get(&format!("/export/{file}")).await;
        assert!(
            page.header("content-type").starts_with(kind)
                && page.header("content-disposition").starts_with("attachment")
        );
    }
    let cards = browser.get("/export/people.vcf").await.text;
    assert_eq!(cards.lines().filter(|line| line.trim() == "BEGIN:VCARD").count(), added);
    assert_eq!(cards.lines().filter(|line| line.trim() == "END:VCARD").count(), added);
}

#[tokio::test]
async fn huge_and_deep_forms_bring_nothing_down() {
    let site = Site::at(BASE).await;
    let firm = site.full().await;
    let ids = site.ids_of(&firm).await;
    let person = ids.people[0].to_string();
    let mut owner = site.as_member("anna@example.com").await;
    let before = site.print_of(&firm).await;
    let many = |name: &str, count: usize| -> Vec<(String, String)> {
        (0..count).map(|nr| (name.replace('#', &nr.to_string()), "x".to_owned())).collect()
    };
    let deep = |part: &str, count: usize| vec![(part.repeat(count), "x".to_owned())];
    let forms = [
        many("f#", 10_000),
        many("words", 10_000),
        many("names[#].name", 10_000),
        many("roles[]", 10_000),
        many("a.b#.c", 10_000),
        many("x[0].y#", 3_900),
        many("names[#].name", 3_900),
        many("roles[]", 3_900),
        many("f#", 3_900),
        deep("a.", 10),
        deep("a.", 60),
        deep("a.", 1_000),
        deep("a.", 200_000),
        deep("a[0].", 24),
        deep("a[0].", 100_000),
        deep("[", 500_000),
        deep("]", 100),
        deep(".", 100),
        deep(":", 100),
        deep("a[49].", 19),
        deep("a[", 50),
        vec![
            ("names[18446744073709551615].name".into(), "x".into()),
            ("names[99999999999999999999999].name".into(), "x".into()),
        ],
        vec![("words".into(), "x".repeat(1_000_000))],
        vec![("words".into(), "[".repeat(300_000))],
        vec![("words".into(), "<".repeat(300_000))],
        vec![("words".into(), "\u{202e}".repeat(100_000))],
        vec![(String::new(), "x".into()), (":".into(), "x".into()), (".".into(), "x".into())],
        vec![("person.ref".into(), "x".into())],
        vec![("key".into(), "x".repeat(500_000))],
        vec![("happened_on".into(), "9".repeat(500_000))],
        vec![("seen".into(), "9".repeat(500))],
        vec![("csrf".into(), "x".repeat(500_000))],
    ];
    for (nr, form) in forms.iter().enumerate() {
        for to in [
            "/do/person.edit",
            "/do/promise.make",
            "/do/firm.describe",
            "/capture",
            "/meetings",
            "/running",
            "/sort",
            "/settings/ideals",
            "/settings/sessions",
            "/undo",
            "/settings/password",
        ] {
            let begun = Instant::now();
            let mut all =
                vec![("csrf".to_owned(), owner.token.clone()), ("act.x".to_owned(), person.clone())];
            all.extend(form.iter().cloned());
            let page = owner.send(Ask::form(to, &all)).await;
            assert!(page.status < 500, "{to}, form {nr}: {}", page.status);
            assert!(begun.elapsed() < Duration::from_secs(5), "{to}, form {nr}: {:?}", begun.elapsed());
            assert!(page.text.len() < 20 << 20, "{to}, form {nr}: {} bytes", page.text.len());
        }
        let mut guest = site.browser();
        guest.get("/sign-in").await;
        for to in ["/sign-in", "/enter", "/start"] {
            let status = guest.press(to, form).await.status;
            assert!(status < 500, "{to}, form {nr}: {status}");
        }
    }
    assert_eq!(site.print_of(&firm).await, before);
    // Files: too large, cut short, in a thousand parts, with a boundary that is none.
    let token = fields(&[("csrf", &owner.token)]);
    let large = owner.send(Ask::file("/import", &token, "a.vcf", &vec![b'x'; (40 << 20) + 1000])).await;
    assert_eq!(large.status, 422);
    assert!(large.text.contains("larger than 40 MB"));
    let whole = Ask::file("/import", &token, "a.vcf", b"BEGIN:VCARD\nEND:VCARD\n");
    for cut in [1, 20, 60, 100, whole.body.len() - 3] {
        let ask = Ask { body: whole.body[..cut].to_vec(), ..whole.clone() };
        assert!(owner.send(ask).await.status < 500, "cut at {cut}");
    }
    let parts = many("p#", 10_000);
    assert!(owner.send(Ask::file("/import", &parts, "a.vcf", b"x")).await.status < 500);
    for kind in [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=other",
        "multipart/mixed; boundary=edge",
        "",
    ] {
        assert!(owner.send(whole.clone().with("content-type", kind)).await.status < 500, "{kind}");
    }
    // Long addresses and heads.
    for to in [
        format!("/people?q={}", "a".repeat(60_000)),
        format!("/people?q={}", "%F0%9F%98%80".repeat(5_000)),
        format!("/do/{}", "a.".repeat(20_000)),
        format!("/people{}", "/x".repeat(20_000)),
        format!("/people?{}", "a=b&".repeat(10_000)),
        "/people?q=%FF%FE%00".to_owned(),
        "/people?q=%".to_owned(),
        "/history?before=-9223372036854775808".to_owned(),
        "/history?before=9223372036854775807".to_owned(),
        "/people?after=x".to_owned(),
        "/settings/sign-in?saved=999".to_owned(),
    ] {
        let page = owner.get(&to).await;
        assert!(page.status < 500, "{to:.40}: {}", page.status);
    }
    let mut odd = owner.clone();
    odd.jar.insert("x".into(), "y".repeat(100_000));
    odd.jar.insert("goodturn-done".into(), "-9223372036854775808".into());
    assert!(odd.is_in().await);
    assert_eq!(site.print_of(&firm).await, before);
}

#[tokio::test]
async fn odd_values_are_refused_in_words() {
    const ODD: [&str; 24] = [
        "\u{0}",
        "a\u{0}b",
        "\u{1}\u{1b}[2J",
        "\u{fffe}\u{ffff}",
        "\u{202e}abc",
        "-9999-01-01",
        "9999-12-31",
        "9999-12-30",
        "0000-00-00",
        "-009999-01-01",
        "2026-02-30",
        "0001-01-01",
        "99999999999999999999",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "1e308",
        "NaN",
        "null",
        "{}",
        "[]",
        "23:59:60",
        "00000000-0000-0000-0000-000000000000",
        "'; DROP TABLE person; --",
    ];
    for engine in testing::engines().await {
        let name = engine.name;
        let site = Site::on(engine, BASE);
        let firm = site.founds("Berger", "bea@example.org", true).await;
        let mut owner = site.as_member("bea@example.org").await;
        let anna = [("name", "Maria Muster"), ("name", "Tom Muster")];
        for pair in anna {
            assert_eq!(owner.says("/do/person.add", &[pair]).await.status, 303);
        }
        let person = site.ids_of(&firm).await.people[0].to_string();
        assert_eq!(owner.says("/do/promise.make", &[("source", &person)]).await.status, 303);
        let ids = site.ids_of(&firm).await;
        let own = |kind: &str| ids.own(kind);
        let mut faults = Vec::new();
        let mut tried = 0;
        for form in forms(&own) {
            // Whoever leaves is gone; the rhythm has values of its own, tried below.
            for value in ODD {
                let mut all = form.with(value);
                if form.wants.is_empty() {
                    all.push(("happened_on".to_owned(), value.to_owned()));
                    all.push(("key".to_owned(), format!("{}{value}", form.act)));
                }
                let page = owner.press(&format!("/do/{}", form.act), &all).await;
                tried += 1;
                if page.status >= 500 {
                    faults.push(format!("{name} {} {}={value:?}: {}", form.act, form.place(), page.status));
                }
            }
        }
        for value in ODD {
            let code = coded(value);
            for to in [
                "/people?q=",
                "/people.json?q=",
                "/people?role=",
                "/capture?name=",
                "/capture?person=",
                "/ask?ideal=",
                "/sort?role=",
                "/history?before=",
                "/sign-in?next=",
                "/enter?token=",
                "/people/",
                "/imports/",
                "/import/",
                "/export/",
            ] {
                let page = owner.get(&format!("{to}{code}")).await;
                tried += 1;
                if page.status >= 500 {
                    faults.push(format!("{name} GET {to}{value:?}: {}", page.status));
                }
            }
            let mut guest = site.browser();
            guest.get("/sign-in").await;
            let mut posts = vec![
                ("/sign-in", vec![("mail", value), ("password", value)]),
                ("/enter", vec![("token", value)]),
            ];
            for (to, form) in posts.drain(..) {
                if guest.says(to, &form).await.status >= 500 {
                    faults.push(format!("{name} POST {to} {value:?}"));
                }
            }
            for (to, form) in [
                ("/meetings", vec![("line", format!("10:30 {value}")), ("key", value.to_owned())]),
                ("/meetings", vec![("line", format!("{value} Maria"))]),
                (
                    "/capture",
                    vec![
                        ("name", value.to_owned()),
                        ("kind", "met".to_owned()),
                        ("happened_on", value.to_owned()),
                    ],
                ),
                (
                    "/running",
                    vec![
                        ("source.name", value.to_owned()),
                        ("kind", "named".to_owned()),
                        ("person.name", value.to_owned()),
                        ("happened_on", value.to_owned()),
                        ("by", value.to_owned()),
                    ],
                ),
                (
                    "/running",
                    vec![
                        ("source", person.clone()),
                        ("happened_on", value.to_owned()),
                        ("by", value.to_owned()),
                        ("next_on", value.to_owned()),
                        ("last_on", value.to_owned()),
                    ],
                ),
                (
                    "/sort",
                    vec![("person", person.clone()), ("role", value.to_owned()), ("mood", value.to_owned())],
                ),
                ("/undo", vec![("seq", value.to_owned())]),
                (
                    "/settings/ideals",
                    vec![
                        ("name", value.to_owned()),
                        ("description", value.to_owned()),
                        ("listen", value.to_owned()),
                    ],
                ),
                ("/settings/password", vec![("password", value.to_owned())]),
                ("/settings/sessions", vec![("session", value.to_owned())]),
            ] {
                let form: Vec<(&str, &str)> =
                    form.iter().map(|(name, value)| (*name, value.as_str())).collect();
                let page = owner.says(to, &form).await;
                tried += 1;
                if page.status >= 500 {
                    faults.push(format!("{name} POST {to} {form:?}: {}", page.status));
                }
            }
            for field in [
                "full",
                "mails",
                "phones",
                "links",
                "dates",
                "birthday",
                "anniversary",
                "notes",
                "related",
                "place_name",
                "street",
                "categories",
            ] {
                let page =
                    owner.says(&format!("/people/{person}/edit"), &[("full", "Maria"), (field, value)]).await;
                tried += 1;
                if page.status >= 500 {
                    faults.push(format!("{name} edit {field}={value:?}: {}", page.status));
                }
            }
            let file = format!("Name,E-mail,Birthday,Note\n{value},{value},{value},{value}\n");
            let to = owner.brings(value, file.as_bytes()).await.location().to_owned();
            if !to.is_empty()
                && (owner.get(&to).await.status >= 500
                    || owner.says(&to, &[("take", "yes")]).await.status >= 500)
            {
                faults.push(format!("{name} import {value:?}"));
            }
        }
        // What was taken in can be shown all the same.
        for to in [
            "/",
            "/people",
            "/referrals",
            "/history",
            "/settings",
            "/settings/rhythm",
            "/export/people.csv",
            "/export/days.ics",
            "/export/people.vcf",
        ] {
            let page = owner.get(to).await;
            if page.status >= 500 {
                faults.push(format!("{name} afterwards {to}: {}", page.status));
            }
        }
        assert!(faults.is_empty(), "{} of {tried}:\n{}", faults.len(), faults.join("\n"));
    }
}
