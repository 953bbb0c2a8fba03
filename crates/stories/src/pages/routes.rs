//! What every form asks, and the address of every route: a new one is noticed here.

use super::browser::fields;

/// What can be captured.
const CAPTURED: &str =
    "met asked promised name introduced called spoke yes no nice complained request gave client other";

/// The fields of every form but those of acts, several where a form has several ways, with an id where one is meant.
///
/// # Panics
/// When a form is new and nobody said what it asks.
pub fn asked(path: &str, id: &str) -> Vec<Vec<(String, String)>> {
    match path {
        "/start" => vec![fields(&[
            ("firm", "Another"),
            ("owner", "Eve"),
            ("mail", "eve@example.com"),
            ("zone", "Europe/Berlin"),
            ("country", "DE"),
            ("password", "long enough it is"),
        ])],
        "/sign-in" => vec![fields(&[("mail", "anna@example.com"), ("password", "long enough it is")])],
        "/enter" => vec![fields(&[("token", id)])],
        "/meetings/feed" => {
            vec![fields(&[("again", "1")]), fields(&[("take", id), (&format!("who-{id}"), id)])]
        }
        "/meetings/file/{ticket}" => vec![fields(&[("take", id)])],
        "/settings/calendar" => {
            vec![fields(&[("address", "http://127.0.0.1:9/calendar.ics")]), fields(&[("forget", "1")])]
        }
        "/sign-out" | "/import" | "/meetings/file" | "/imports/{id}/undo" => vec![Vec::new()],
        "/undo" => vec![fields(&[("seq", "9")])],
        "/clock" => vec![fields(&[("to", "day")])],
        "/people/{id}/edit" => vec![fields(&[("full", "Somebody Else"), ("notes", "else")])],
        "/capture" => {
            let of = |kind| fields(&[("person", id), ("kind", kind)]);
            let mut all: Vec<_> = CAPTURED.split(' ').map(of).collect();
            all.push(fields(&[("name", "Quite New"), ("kind", "met"), ("new", "yes")]));
            all
        }
        "/meetings" => {
            vec![
                fields(&[("line", "10:30 Maria"), ("person0", id)]),
                fields(&[("line", "9h Xu"), ("person0", "new")]),
            ]
        }
        "/sort" => vec![
            fields(&[("person", id), ("role", "friend")]),
            fields(&[("person", id), ("role", "client"), ("mood", "happy"), ("circle", "A")]),
            fields(&[("person", id), ("role", "alone")]),
        ],
        "/running" => {
            let both = |kind| {
                fields(&[("kind", kind), ("source", id), ("person", id), ("happened_on", "2026-11-02")])
            };
            let mut all: Vec<_> =
                ["promise", "named", "introduced", "conversation"].into_iter().map(both).collect();
            all.push(fields(&[("kind", "named"), ("source.name", "Quite New"), ("person", id)]));
            all
        }
        "/ask" => vec![
            fields(&[("source", id), ("request.action", "write two lines"), ("names[0].name", "Quite New")]),
            fields(&[("source", id), ("plan", "yes"), ("on", "2027-01-04")]),
        ],
        "/import/{ticket}" => {
            vec![fields(&[("take", "yes")]), fields(&[("column", "a"), ("meaning", "name")])]
        }
        path if path.starts_with("/settings/") => of_settings(path, id),
        other => panic!("the form of {other} is new: say what it asks"),
    }
}

/// The same for the settings.
fn of_settings(path: &str, id: &str) -> Vec<Vec<(String, String)>> {
    match path {
        "/settings/ideals" => vec![fields(&[("ideal", id), ("name", "Bakers"), ("description", "who bake")])],
        "/settings/letters/{letter}" => vec![own_words("{{ greeting }} hello"), own_words("{{ salary }}")],
        "/settings/rhythm" => vec![fields(&[("capacity", "9")]), fields(&[("tries", "none")])],
        "/settings/password" => vec![fields(&[("password", "another good password")])],
        "/settings/sessions" => vec![fields(&[("session", "others")])],
        other => panic!("the form of {other} is new: say what it asks"),
    }
}

/// The form of a letter's own words.
fn own_words(body: &str) -> Vec<(String, String)> {
    let place = [("channel", "mail"), ("tone", "formal"), ("language", "en"), ("subject", "A word")];
    fields(&place.into_iter().chain([("body", body)]).collect::<Vec<_>>())
}

/// The address of a route with something in its open parts.
///
/// # Panics
/// When a part is new and nobody said what fits it.
pub fn address(path: &str, id: &str, act: &str) -> String {
    let fitted = path.split('/').map(|part| match part {
        "{id}" | "{duty}" | "{person}" | "{ticket}" => id,
        "{act}" => act,
        "{kind}" => "complained",
        "{letter}" => "P32_first",
        "{file}" => "people.csv",
        "{name}" => "app.css",
        new if new.starts_with('{') => panic!("{new} in {path} is new: say what fits it"),
        fixed => fixed,
    });
    fitted.collect::<Vec<_>>().join("/")
}
