//! From an address book to a kept promise and the next ask, told through the command line alone, on both engines.

use crate::firm::Firm;
use goodturn_store::{StoreAddress, testing};
use serde_json::{Value, json};

const BOOK: &[u8] =
    b"BEGIN:VCARD\nVERSION:3.0\nFN:Maria Keller\nN:Keller;Maria;;;\nEMAIL:maria@example.com\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:3.0\nFN:Tom Berg\nN:Berg;Tom;;;\nEMAIL:tom@example.com\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nN:Lee;Ann;;;\nEMAIL:ann@example.com\nEND:VCARD\n";

/// The story as it goes on: the firm, its people by name, and what acts made by label.
struct Story {
    firm: Firm,
    made: std::collections::BTreeMap<String, Value>,
}

impl Story {
    /// It is that time, and this is done; labels stand for what was made or imported.
    fn does(&mut self, at: &str, acts: &[Value]) {
        let mut lines = acts.to_vec();
        lines[0]["at"] = json!(at);
        lines.iter_mut().for_each(|line| self.name(line));
        let said = self.firm.acts(&lines);
        assert_eq!(said.code, 0, "{}", said.out);
        for (act, answer) in acts.iter().zip(said.lines()) {
            if let Some(label) = act["label"].as_str() {
                for (noun, id) in answer["ids"].as_object().unwrap() {
                    self.made.insert(format!("{label}.{noun}"), id.clone());
                }
            }
        }
    }

    /// Puts the id of what `"@tom"` or `"@intro.referral"` names in its place.
    fn name(&self, value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Some(name) = text.strip_prefix('@') {
                    *value =
                        self.made.get(name).unwrap_or_else(|| panic!("nothing is called {name}")).clone();
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.name(item)),
            Value::Object(fields) => fields.values_mut().for_each(|field| self.name(field)),
            _ => {}
        }
    }

    /// Today shows exactly these: rule, person, due day, and the reason.
    fn sees(&self, wanted: &[(&str, &str, &str, &str)]) {
        let day = self.firm.tells(&["today"]);
        let seen: Vec<[&str; 4]> = day["fits"].as_array().unwrap().iter().map(told).collect();
        let wanted: Vec<[&str; 4]> = wanted.iter().map(|it| [it.0, it.1, it.2, it.3]).collect();
        assert_eq!(seen, wanted, "on {}", day["date"]);
        assert_eq!(day["left"], json!([]));
        assert_eq!(self.firm.tells(&["verify"])["ok"], true);
    }

    /// The clock alone: somebody writes a remark, and nothing else changes.
    fn waits(&mut self, until: &str) {
        self.does(until, &[json!({"act": "touch.remark", "person": "@ann", "words": "-"})]);
    }
}

fn told(duty: &Value) -> [&str; 4] {
    let facts = duty["why"]["facts"].as_array().unwrap();
    assert!(facts.iter().any(|fact| fact["person"] == duty["person"]["id"]), "{duty}");
    [&duty["rule"], &duty["person"]["name"], &duty["due_on"], &duty["why"]["text"]]
        .map(|it| it.as_str().unwrap())
}

/// The book comes in and is sorted; Maria is met, asked, and promises two.
fn promised(store: Firm) -> Story {
    let mut story = Story { firm: store, made: std::collections::BTreeMap::new() };
    assert_eq!(story.firm.init(&["--test-clock"]).code, 0);
    let book = story.firm.file("book.vcf", BOOK);
    let morning = "2026-03-02T08:00:00+01:00";
    story.does(
        morning,
        &[json!({"act": "ideal.describe", "label": "ideal", "name": "Owners of a second shop"})],
    );
    let report = story.firm.tells(&["import", &book]);
    assert_eq!((&report["people_new"], &report["records"]), (&json!(3), &json!(3)));
    for (name, mail) in
        [("maria", "maria@example.com"), ("tom", "tom@example.com"), ("ann", "ann@example.com")]
    {
        let id = story.firm.tells(&["person", mail])["person"]["id"].clone();
        story.made.insert(name.to_owned(), id);
    }
    story.sees(&[]);
    story.does(
        morning,
        &[
            json!({"act": "person.sort", "person": "@maria", "roles": ["client"], "mood": "happy"}),
            json!({"act": "person.circle", "person": "@maria", "circle": null}),
            json!({"act": "person.sort", "person": "@tom", "roles": ["prospect"]}),
            json!({"act": "person.sort", "person": "@ann", "roles": ["prospect"]}),
            json!({"act": "meeting.plan", "label": "meeting", "people": ["@maria"], "on": "2026-03-02", "starts": "10:00"}),
        ],
    );
    story.sees(&[("P4E", "Maria Keller", "2026-03-02", "You meet Maria Keller at 10:00.")]);
    story.does(morning, &[json!({"act": "meeting.prepare", "meeting": "@meeting.meeting"})]);
    story.waits("2026-03-02T11:05:00+01:00");
    story.sees(&[(
        "P44",
        "Maria Keller",
        "2026-03-02",
        "You met Maria Keller. Did you ask? Is there praise to write down?",
    )]);
    let request = json!({"ideal": "@ideal.ideal", "wanted": ["@tom", "@ann"], "action": "write them two lines and copy me", "moment": "meeting"});
    story.does(
        "2026-03-02T11:06:00+01:00",
        &[
            json!({"act": "ask.make", "label": "ask", "source": "@maria", "request": request, "channel": "talk"}),
            json!({"act": "meeting.hold", "meeting": "@meeting.meeting"}),
            json!({"act": "promise.make", "label": "promise", "source": "@maria", "count": 2, "by": "2026-03-16", "names": ["@tom"]}),
        ],
    );
    story
}

/// She is thanked the same day and reminded on the first working day after; one introduction comes.
fn introduced(story: &mut Story) {
    let maria = "Maria Keller";
    story.sees(&[(
        "P30",
        maria,
        "2026-03-02",
        "Maria Keller promised two introductions today. Thank them now, before they have done anything.",
    )]);
    story
        .does("2026-03-02T11:10:00+01:00", &[json!({"act": "promise.thank", "promise": "@promise.promise"})]);
    story.sees(&[]);
    story.waits("2026-03-16T16:00:00+01:00");
    story.sees(&[]);
    story.waits("2026-03-17T09:00:00+01:00");
    story.sees(&[(
        "P32",
        maria,
        "2026-03-17",
        "Maria Keller promised two introductions by Monday, 16 March. It is about Tom Berg.",
    )]);
    story.does(
        "2026-03-17T09:05:00+01:00",
        &[json!({"act": "promise.remind", "promise": "@promise.promise"})],
    );
    story.sees(&[]);
    let came = json!({"act": "referral.introduce", "label": "intro", "sources": ["@maria"], "person": "@tom", "effort": "wrote"});
    story.does("2026-03-18T10:00:00+01:00", &[came]);
    story.sees(&[
        (
            "P33",
            "Tom Berg",
            "2026-03-18",
            "Maria Keller opened the door to Tom Berg, who waits to hear from you.",
        ),
        ("P30", maria, "2026-03-18", "Maria Keller introduced Tom Berg to you. Thank them today."),
    ]);
    let tried = json!({"act": "referral.try", "referral": "@intro.referral"});
    story.does(
        "2026-03-18T11:00:00+01:00",
        &[tried.clone(), json!({"act": "news.thank", "news": "@intro.news"})],
    );
    story.sees(&[]);
    story.does("2026-03-20T09:00:00+01:00", &[tried]);
    story.waits("2026-03-23T09:00:00+01:00");
    story.sees(&[("P34", maria, "2026-03-23", "Maria Keller introduced Tom Berg, whom you have not reached yet. Say so; there is nothing for them to do.")]);
    story.does("2026-03-23T09:05:00+01:00", &[json!({"act": "news.tell", "news": "@intro.news"})]);
    // The third attempt reaches.
    story.waits("2026-03-25T09:00:00+01:00");
    story.sees(&[(
        "P33",
        "Tom Berg",
        "2026-03-25",
        "Tom Berg, whom you know through Maria Keller, was not reached yet. This is attempt 3.",
    )]);
    story.does(
        "2026-03-25T09:05:00+01:00",
        &[json!({"act": "referral.reach", "referral": "@intro.referral", "next_on": "2026-04-01"})],
    );
    story.sees(&[(
        "P34",
        maria,
        "2026-03-25",
        "You reached Tom Berg. Tell Maria Keller, and thank them again.",
    )]);
    story.does("2026-03-25T09:10:00+01:00", &[json!({"act": "news.tell", "news": "@intro.news"})]);
    story.sees(&[]);
}

/// Won, told and thanked in one; the second of the two is let go by a press, and after her rest Maria is proposed.
fn rested(story: &mut Story) {
    let maria = "Maria Keller";
    story.does(
        "2026-03-31T10:00:00+02:00",
        &[
            json!({"act": "referral.win", "referral": "@intro.referral"}),
            json!({"act": "person.circle", "person": "@tom", "circle": null}),
        ],
    );
    story.sees(&[(
        "P38",
        maria,
        "2026-03-31",
        "Tom Berg said yes, and Maria Keller opened the door. Tell them and thank them in one; a card by hand says most.",
    )]);
    story.does(
        "2026-03-31T10:05:00+02:00",
        &[json!({"act": "news.tell", "news": "@intro.news", "channel": "card"})],
    );
    story.waits("2026-04-01T09:00:00+02:00");
    story.sees(&[(
        "P32",
        maria,
        "2026-04-01",
        "Maria Keller promised two introductions by Monday, 16 March. 1 of 2 came.",
    )]);
    story.does(
        "2026-04-01T09:05:00+02:00",
        &[json!({"act": "promise.remind", "promise": "@promise.promise"})],
    );
    story.waits("2026-04-15T09:00:00+02:00");
    story.sees(&[("P32", maria, "2026-04-15", "Maria Keller promised two introductions by Monday, 16 March. 1 of 2 came. They were reminded twice. Let it go?")]);
    story.does(
        "2026-04-15T09:05:00+02:00",
        &[json!({"act": "promise.let_go", "promise": "@promise.promise"})],
    );
    story.sees(&[]);
    story.waits("2026-06-12T09:00:00+02:00");
    story.sees(&[]);
    story.waits("2026-06-15T09:00:00+02:00");
    story.sees(&[(
        "P43",
        maria,
        "2026-06-15",
        "Maria Keller, a client, is happy with your work, and was last asked on 2 March 2026.",
    )]);
}

/// Somebody back after two months finds one overdue duty for each open matter, not ten.
fn away(story: &mut Story) {
    let promise = json!({"act": "promise.make", "label": "again", "source": "@maria"});
    let came = json!({"act": "referral.introduce", "label": "late", "sources": ["@tom"], "person": "@ann"});
    story.does("2026-06-15T10:00:00+02:00", &[promise, came]);
    story
        .does("2026-08-17T09:00:00+02:00", &[json!({"act": "touch.remark", "person": "@tom", "words": "-"})]);
    story.sees(&[
        ("P33", "Ann Lee", "2026-06-15", "Tom Berg opened the door to Ann Lee, who waits to hear from you."),
        ("P30", "Maria Keller", "2026-06-15", "Maria Keller promised an introduction on Monday, 15 June. Thank them now, before they have done anything."),
        ("P30", "Tom Berg", "2026-06-15", "Tom Berg introduced Ann Lee to you. Thank them today."),
    ]);
}

fn told_in(store: Firm) {
    let mut story = promised(store);
    introduced(&mut story);
    rested(&mut story);
    away(&mut story);
}

#[test]
fn in_sqlite() {
    told_in(Firm::nowhere());
}

#[tokio::test]
async fn in_postgresql() {
    let Some((address, guard)) = testing::empty_database().await else { return };
    let StoreAddress::Postgres(address) = address else { panic!("it is a database of PostgreSQL") };
    tokio::task::spawn_blocking(move || told_in(Firm::at(address))).await.unwrap();
    drop(guard);
}
