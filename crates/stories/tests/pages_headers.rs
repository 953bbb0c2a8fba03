//! What is on every answer, whoever asks for what and however: the headers, the name of the house, the methods.

#![allow(clippy::unwrap_used, reason = "a story stops at the first thing that goes wrong")]

use axum::Router;
use axum::routing::get;
use goodturn_stories::pages::{Ask, BASE, Browser, Page, Site, address, asked, fields};
use goodturn_web::routes::{dressed, table};
use goodturn_web::{House, Settings};

const HTTPS: &str = "https://goodturn.example.com";

/// Holds an answer to what every answer has.
fn dressed_well(page: &Page, https: bool, of: &str) {
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.split("; ").any(|held| held == part), "{of}: {part} in {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains('*'), "{of}: {policy}");
    assert_eq!(page.header("x-content-type-options"), "nosniff", "{of}");
    assert_eq!(page.header("referrer-policy"), "same-origin", "{of}");
    assert_eq!(page.header("x-frame-options"), "DENY", "{of}");
    assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{of}");
    assert_eq!(page.header("cross-origin-resource-policy"), "same-origin", "{of}");
    let is_asset = of.contains("/assets/") && page.status == 200;
    assert_eq!(page.header("cache-control") == "no-store", !is_asset, "{of}");
    assert_eq!(page.header("strict-transport-security"), if https { "max-age=31536000" } else { "" }, "{of}");
    assert!(
        page.header("server").is_empty() && page.header("access-control-allow-origin").is_empty(),
        "{of}"
    );
    for line in page.cookies() {
        let has = |part: &str| line.split("; ").any(|held| held == part);
        assert!(has("HttpOnly") && has("SameSite=Lax") && has("Path=/"), "{of}: {line}");
        assert_eq!(has("Secure"), https, "{of}: {line}");
        assert!(!line.to_lowercase().contains("domain="), "{of}: {line}");
        // What opens a door is bound to this very host.
        let is_key = !["goodturn-done=", "goodturn-language="].iter().any(|name| line.starts_with(name));
        assert_eq!(line.starts_with("__Host-"), https && is_key, "{of}: {line}");
    }
}

async fn looks_everywhere(browser: &mut Browser, id: &str, https: bool) -> usize {
    let mut seen = 0;
    for route in table() {
        let to = address(route.path, id, "person.praise");
        for method in ["GET", "HEAD", "OPTIONS", "POST", "PUT"] {
            let of = format!("{method} {to}");
            dressed_well(&browser.send(Ask::get(&to).by(method)).await, https, &of);
            seen += 1;
        }
        if route.methods.contains(&"post") && !["/sign-out", "/settings/sessions"].contains(&route.path) {
            let forms = if route.path == "/do/{act}" {
                vec![fields(&[("words", "x")])]
            } else {
                asked(route.path, id)
            };
            for form in forms {
                dressed_well(&browser.press(&to, &form).await, https, &format!("POST {to} with a form"));
                seen += 1;
            }
        }
    }
    for to in [
        "/nowhere",
        "/people/x",
        "/people/1/2/3",
        "/people?after=x",
        "/assets/none.js",
        "//people",
        "/%00",
        "/imports/x",
    ] {
        let page = browser.get(to).await;
        assert!(page.status == 404 || page.status == 303, "{to}: {}", page.status);
        dressed_well(&page, https, to);
    }
    let large = Ask { body: vec![b'a'; (1 << 20) + 10], ..Ask::form("/sign-in", &[]) };
    let page = browser.send(large).await;
    assert_eq!(page.status, 400);
    dressed_well(&page, https, "a form that is too large");
    seen
}

#[tokio::test]
async fn every_answer_has_its_headers() {
    for base in [BASE, HTTPS] {
        let site = Site::at(base).await;
        let https = base == HTTPS;
        looks_everywhere(&mut site.browser(), "x", https).await;
        let firm = site.founds("Berger", "bea@example.org", false).await;
        let mut owner = site.as_member("bea@example.org").await;
        assert!(owner.is_in().await, "{base}");
        assert_eq!(owner.says("/do/person.add", &[("name", "Maria Muster")]).await.status, 303);
        let person = site.ids_of(&firm).await.people[0].to_string();
        assert!(looks_everywhere(&mut site.browser(), &person, https).await > 200);
        assert!(looks_everywhere(&mut owner, &person, https).await > 200);
        dressed_well(&owner.says("/sign-out", &[]).await, https, "signing out");
        let mut elsewhere = site.browser();
        elsewhere.host = "evil.example".into();
        dressed_well(&elsewhere.get("/").await, https, "another name");
    }
}

#[tokio::test]
async fn a_page_that_breaks_off_says_so_and_nothing_else() {
    let site = Site::at(BASE).await;
    let settings = Settings { base_url: BASE.into(), movable_clock: false, feeds: goodturn_web::Feeds::Off };
    let house = House::new(site.store().clone(), settings);
    async fn breaks() -> &'static str {
        let words = String::from("canary-of-a-panic");
        assert!(words.is_empty(), "{words}");
        "never"
    }
    let mut browser = site.browser();
    browser.host = "127.0.0.1:8480".into();
    let mut broken = browser.inside(dressed(Router::new().route("/breaks", get(breaks)), house));
    for _ in 0..3 {
        let page = broken.get("/breaks").await;
        assert_eq!(page.status, 500);
        assert!(!page.text.contains("canary") && page.text.contains("Nothing was changed"));
        dressed_well(&page, false, "/breaks");
    }
}

#[tokio::test]
async fn the_house_answers_to_its_own_name_alone() {
    for (base, ours, strange) in [
        (
            BASE,
            vec!["127.0.0.1:8480", "localhost:8480", "[::1]:8480", "localhost"],
            vec![
                "evil.example",
                "127.0.0.1.evil.example",
                "evil.example:8480",
                "",
                "192.0.2.1:8480",
                "localhost.evil.example:80",
                "evil@127.0.0.1:8480",
                "127.0.0.2:8480",
            ],
        ),
        (
            HTTPS,
            vec!["goodturn.example.com"],
            vec![
                "localhost",
                "127.0.0.1",
                "evil.example",
                "goodturn.example.com.evil.example",
                "goodturn.example.com:8443",
                "evil.example#goodturn.example.com",
            ],
        ),
    ] {
        let site = Site::at(base).await;
        site.founds("Berger", "bea@example.org", false).await;
        for host in ours {
            let mut browser = site.browser();
            browser.host = host.into();
            assert_eq!(browser.get("/sign-in").await.status, 200, "{host}");
            // What somebody before us claims the name to be is not believed.
            let claimed = Ask::get("/enter?token=x")
                .with("x-forwarded-host", "evil.example")
                .with("x-host", "evil.example")
                .with("x-original-url", "/settings")
                .with("forwarded", "host=evil.example");
            let page = browser.send(claimed).await;
            assert!(page.status == 200 && !page.text.contains("evil"), "{host}");
        }
        for host in strange {
            let mut browser = site.browser();
            browser.host = host.into();
            for ask in [
                Ask::get("/sign-in"),
                Ask::form("/sign-in", &[]),
                Ask::get("/assets/app.css"),
                Ask::get("/health"),
            ] {
                let page = browser.send(ask).await;
                assert_eq!(page.status, 421, "{host}");
                assert!(page.cookies().is_empty() && !page.text.contains("evil"), "{host}");
            }
        }
        // Two names at a time, and one in the first line that is not the one below it.
        let mut browser = site.browser();
        let (own, first) = (browser.host.clone(), "evil.example");
        let mut two = Ask::get("/sign-in");
        two.headers = vec![("host".into(), own.clone()), ("host".into(), first.into())];
        assert_eq!(browser.send(two).await.status, 421);
        browser.host = first.into();
        let absolute = format!("http://{own}/sign-in");
        assert_eq!(browser.send(Ask::get(&absolute)).await.status, 421);
    }
}

#[tokio::test]
async fn a_method_that_a_route_has_not_does_nothing() {
    let site = Site::at(BASE).await;
    let firm = site.founds("Berger", "bea@example.org", false).await;
    let mut owner = site.as_member("bea@example.org").await;
    assert_eq!(owner.says("/do/person.add", &[("name", "Maria Muster")]).await.status, 303);
    owner.get("/").await;
    let ids = site.ids_of(&firm).await;
    let before = site.print_of(&firm).await;
    let person = ids.people[0].to_string();
    for route in table() {
        let to = address(route.path, &person, "person.praise");
        for method in
            ["OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "FROBNICATE", "get", "POST", "GET"]
        {
            let is_known = route.methods.iter().any(|known| known.to_uppercase() == method);
            if is_known {
                continue;
            }
            let form =
                fields(&[("csrf", &owner.token), ("words", "x"), ("person", &person), ("_method", "POST")]);
            let ask = Ask::form(&to, &form).by(method).with("x-http-method-override", "POST");
            assert_eq!(owner.send(ask).await.status, 405, "{method} {to}");
        }
        if route.methods.contains(&"get") {
            let query = format!("{to}?_method=POST&person={person}&words=x&csrf={}", owner.token);
            let page = owner.send(Ask::get(&query).with("x-http-method-override", "POST")).await;
            assert!(page.status < 500, "{to}");
            let (got, head) = (owner.get(&to).await, owner.send(Ask::get(&to).by("HEAD")).await);
            assert_eq!((got.status, got.location()), (head.status, head.location()), "HEAD {to}");
            assert_eq!(got.header("content-type"), head.header("content-type"), "HEAD {to}");
            assert!(head.text.is_empty(), "HEAD {to}");
        }
    }
    assert_eq!(site.print_of(&firm).await, before);
    assert!(owner.is_in().await);
    // Other spellings of an address are other addresses, and show nothing.
    for to in [
        "/people/",
        "//people",
        "/./people",
        "/x/../people",
        "/%70eople/..",
        "/people%2f",
        "/people/%2e%2e/settings",
        "/PEOPLE",
        "/assets/../people",
        "/assets/%2e%2e%2fapp.css",
        "/export/..%2f..%2fetc%2fpasswd",
        "/export/people.csv%00",
    ] {
        let page = owner.get(to).await;
        assert_eq!(page.status, 404, "{to}");
    }
}
