//! What scripts rely on, tried through the program itself: exit codes, one JSON document, one line for each line.

use crate::firm::Firm;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};

/// Maria promised two, and introduced Tom: what most of the commands below look at.
fn maria() -> Vec<Value> {
    let source = json!({"ref": "maria"});
    vec![
        json!({"act": "person.add", "label": "maria", "name": "Maria Keller", "mail": "maria@example.com",
            "roles": ["client"], "at": "2026-03-20T09:00:00+01:00"}),
        json!({"act": "promise.make", "label": "promise", "source": source, "count": 2}),
        json!({"act": "promise.thank", "promise": {"ref": "promise"}}),
        json!({"act": "referral.introduce", "label": "intro", "sources": [source],
            "person": {"name": "Tom Brandt", "phone": "+49 30 5550101"}}),
    ]
}

#[test]
fn a_command_that_is_not_understood_ends_with_two() {
    let firm = Firm::nowhere();
    assert_eq!(firm.says(&["dance"], b"").code, 2);
    assert_eq!(firm.says(&["init"], b"").code, 2);
    assert_eq!(firm.says(&["today", "--on", "someday"], b"").code, 2);
    let said = firm.says(&["--json", "today", "--on", "someday"], b"");
    assert_eq!((said.code, &said.document()["error"]["code"]), (2, &json!("usage")));
    assert_eq!(firm.says(&["--help"], b"").code, 0);
}

#[test]
fn what_cannot_be_read_ends_with_three_and_what_is_refused_with_one() {
    let firm = Firm::nowhere();
    firm.file("g.db", b"This is a letter, and no store at all.\n");
    let said = firm.says(&["--json", "today"], b"");
    assert_eq!((said.code, &said.document()["error"]["code"]), (3, &json!("store")));
    let firm = Firm::nowhere();
    assert_eq!(firm.says(&["--json", "today"], b"").code, 3, "nobody has founded one yet");
    assert_eq!(firm.init(&[]).code, 0);
    let said = firm.says(&["--json", "person", "nobody@example.com"], b"");
    assert_eq!((said.code, &said.document()["error"]["code"]), (1, &json!("refused")));
    assert_eq!(firm.says(&["import", "nothing-here.vcf"], b"").code, 3);
}

#[test]
fn each_line_is_answered_by_a_line_and_the_stream_goes_on() {
    let firm = Firm::with_test_clock();
    let mut input: Vec<u8> = Vec::new();
    let lines: [&[u8]; 6] = [
        br#"{"act": "person.add", "name": "Maria", "key": "one"}"#,
        b"{\"act\": \"person.add\", \"name\": \"M\xfcller\"}",
        b"no JSON",
        br#"{"act": "person.add", "name": "Maria", "nickname": "Mia"}"#,
        br#"{"act": "person.add", "name": "Maria", "key": "one"}"#,
        br#"{"act": "person.add", "name": "Tom", "key": "one"}"#,
    ];
    for line in lines {
        input.extend(line);
        input.push(b'\n');
    }
    let said = firm.says(&["act"], &input);
    let answers = said.lines();
    assert_eq!(said.code, 1);
    let told = |nr: usize| match answers[nr]["ok"].as_bool() {
        Some(true) => "done",
        _ => answers[nr]["refusal"]["code"].as_str().unwrap(),
    };
    let codes: Vec<&str> = (0..6).map(told).collect();
    assert_eq!(codes, ["done", "bad_json", "bad_json", "unknown_field", "done", "key_reused"]);
    assert_eq!(answers[0]["ids"], answers[4]["ids"], "the same key gives the first answer");
    assert_eq!(answers[3]["refusal"]["field"], "nickname");
    assert!(answers.iter().zip(1..).all(|(answer, line)| answer["line"] == line));
}

#[test]
fn each_answer_is_there_before_the_next_line_is_asked_for() {
    let firm = Firm::with_test_clock();
    let mut child = firm.command(&["act"]).spawn().unwrap();
    let (mut input, mut answers) =
        (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
    for name in ["Maria", "Tom"] {
        writeln!(input, "{}", json!({"act": "person.add", "name": name})).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["ok"], true);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_label_means_what_its_field_means() {
    let firm = Firm::with_test_clock();
    let mut lines = maria();
    lines.extend([
        json!({"act": "news.thank", "news": {"ref": "intro"}}),
        json!({"act": "referral.try", "label": "tried", "referral": {"ref": "intro"}}),
        json!({"act": "referral.reach", "referral": {"ref": "tried"}}),
        json!({"act": "person.circle", "person": {"ref": "intro"}, "circle": "B"}),
        json!({"act": "duty.put_off", "matter": {"ref": "promise"}, "rule": "P32", "until": "2026-06-01"}),
    ]);
    let said = firm.acts(&lines);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.lines()[3]["events"].as_array().unwrap().contains(&json!("promise.kept")));
}

#[test]
fn the_clock_is_moved_in_a_workspace_made_for_it_only() {
    let real = Firm::nowhere();
    assert_eq!(real.init(&[]).code, 0);
    let line = json!({"act": "person.add", "name": "Maria", "at": "2026-03-20T09:00:00+01:00"});
    assert_eq!(real.acts(std::slice::from_ref(&line)).lines()[0]["refusal"]["code"], "clock_fixed");
    let firm = Firm::with_test_clock();
    let back = json!({"act": "person.add", "name": "Tom", "at": "2026-03-19T09:00:00+01:00"});
    let answers = firm.acts(&[line, back]).lines();
    assert_eq!(answers[1]["refusal"]["code"], "clock_back");
}

#[test]
fn today_has_its_fields() {
    let firm = Firm::with_test_clock();
    assert_eq!(firm.acts(&maria()).code, 0);
    let day = firm.tells(&["today"]);
    assert_eq!(day["date"], "2026-03-20");
    assert_eq!((&day["capacity"], &day["left"]), (&json!(8), &json!([])));
    let duties = day["fits"].as_array().unwrap();
    let rules: Vec<&str> = duties.iter().map(|duty| duty["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["P33", "P30"], "{day}");
    let [call, thanks] = [&duties[0], &duties[1]];
    assert_eq!((&call["group"], &call["matter"]["kind"]), (&json!("waiting"), &json!("referral")));
    assert_eq!((&call["person"]["name"], &call["due_on"]), (&json!("Tom Brandt"), &json!("2026-03-20")));
    assert_eq!(call["due_at"], "2026-03-20T13:00:00+01:00", "within four working hours");
    assert!(call["why"]["facts"].as_array().unwrap().iter().all(|fact| fact.is_object()));
    assert!(!call["why"]["text"].as_str().unwrap().is_empty());
    for duty in duties {
        assert!(duty["id"].is_string() && duty["owner"].is_string() && duty.get("draft").is_some());
    }
    assert_eq!(
        (&thanks["draft"]["channel"], &thanks["person"]["name"]),
        (&json!("mail"), &json!("Maria Keller"))
    );
    // What nobody has done is still there, with what came since.
    let later = firm.tells(&["today", "--on", "2026-05-22", "--all"]);
    let rules: Vec<&str> =
        later["fits"].as_array().unwrap().iter().map(|it| it["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"P33") && rules.contains(&"P32"), "{rules:?}");
    let id = thanks["id"].as_str().unwrap();
    for channel in ["mail", "message", "phone", "card"] {
        let letter = firm.tells(&["letter", id, "--channel", channel]);
        assert_eq!(letter["channel"], channel);
        assert!(letter["body"].as_str().unwrap().contains("Tom"), "{letter}");
    }
}

#[test]
fn an_import_counts_every_record_and_is_taken_back() {
    let firm = Firm::with_test_clock();
    assert_eq!(firm.acts(&maria()).code, 0);
    let before = firm.tells(&["digest"]);
    let book = firm.file(
        "book.vcf",
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ida Blum\r\nN:Blum;Ida;;;\r\nEMAIL:ida@example.com\r\nEND:VCARD\r\n\
          BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maria Keller\r\nN:Keller;Maria;;;\r\nEMAIL:maria@example.com\r\nEND:VCARD\r\n\
          BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n",
    );
    let dry = firm.tells(&["import", "--dry-run", &book]);
    assert_eq!((&dry["people_new"], firm.tells(&["digest"])), (&json!(1), before.clone()));
    let report = firm.tells(&["import", &book]);
    let count = |field: &str| report[field].as_u64().unwrap();
    let refused = report["refused"].as_array().unwrap();
    assert_eq!(
        count("people_new")
            + count("people_changed")
            + count("people_same")
            + u64::try_from(refused.len()).unwrap(),
        count("records")
    );
    assert_eq!((count("records"), count("people_new"), refused.len()), (3, 1, 1), "{report}");
    assert!(refused[0]["file"].is_string() && refused[0]["line"] == 13 && refused[0]["reason"].is_string());
    let again = firm.tells(&["import", &book]);
    assert_eq!((&again["people_new"], &again["people_changed"]), (&json!(0), &json!(0)));
    let id = report["files"][0]["import"].as_str().or(report["import"].as_str()).unwrap();
    firm.tells(&["import", "--undo", id]);
    assert_eq!(firm.tells(&["digest"]), before);
    // Columns and nobody in them: there was nothing to refuse.
    let empty = firm.file("empty.csv", b"First Name,Last Name,E-mail Address\r\n");
    assert_eq!(firm.tells(&["import", &empty])["records"], 0);
    let picture = firm.file("picture.vcf", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert_eq!(firm.says(&["import", &picture], b"").code, 1);
}

#[test]
fn every_other_command_answers_with_one_document() {
    let firm = Firm::with_test_clock();
    assert_eq!(firm.acts(&maria()).code, 0);
    assert_eq!(firm.tells(&["people", "kel"])["people"][0]["name"], "Maria Keller");
    assert_eq!(firm.tells(&["person", "maria@example.com"])["name"], "Maria Keller");
    let history = firm.tells(&["history", "--limit", "3"]);
    let seq = history["events"][0]["seq"].as_i64().unwrap_or_else(|| panic!("{history}"));
    let before = firm.tells(&["digest"]);
    let dir = firm.folder.path().join("out").display().to_string();
    firm.tells(&["export", &dir]);
    let file = firm.folder.path().join("copy").display().to_string();
    firm.tells(&["backup", &file]);
    firm.tells(&["undo", &seq.to_string()]);
    assert_ne!(firm.tells(&["digest"])["digest"], before["digest"]);
    assert_eq!(firm.says(&["--json", "restore", &file], b"").code, 1, "there is a firm here already");
    firm.tells(&["restore", &file, "--replace"]);
    assert_eq!(firm.tells(&["digest"])["digest"], before["digest"]);
    assert_eq!(firm.tells(&["verify"])["ok"], true);
    firm.tells(&["doctor"]);
    firm.tells(&["rhythm", "set", "capacity", "9"]);
    assert!(firm.tells(&["rhythm"]).to_string().contains("capacity"));
    let schema = firm.says(&["act", "--schema"], b"").document();
    assert!(schema.is_object());
}

#[test]
fn serve_says_first_where_it_is() {
    let firm = Firm::with_test_clock();
    let mut serving = firm.command(&["serve", "--listen", "127.0.0.1:0", "--json"]).spawn().unwrap();
    let first = BufReader::new(serving.stdout.take().unwrap()).lines().next();
    serving.kill().unwrap();
    serving.wait().unwrap();
    let line: Value = serde_json::from_str(&first.unwrap().unwrap()).unwrap();
    let base = line["listening"].as_str().unwrap();
    assert!(base.starts_with("http://127.0.0.1:") && line["sign_in"].as_str().unwrap().starts_with(base));
    // Nobody looks at a terminal and nobody asked: the link stays unsaid.
    let mut quiet = firm.command(&["serve", "--listen", "127.0.0.1:0"]).spawn().unwrap();
    let mut lines = BufReader::new(quiet.stdout.take().unwrap()).lines();
    let said: Vec<String> = lines.by_ref().take(2).map(Result::unwrap).collect();
    quiet.kill().unwrap();
    quiet.wait().unwrap();
    assert!(said.iter().all(|line| !line.contains("sign-in")), "{said:?}");
    assert_eq!(
        firm.says(&["serve", "--listen", "0.0.0.0:0"], b"").code,
        1,
        "any other address needs TLS before it"
    );
}
