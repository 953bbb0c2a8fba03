//! The table of duties, rule by rule, at the boundaries where a day or an hour is easily lost: weekends, holidays,
//! the change of the clocks, the end of the working day. Every value was worked out by hand from the practice.

#![allow(clippy::unwrap_used, reason = "a table that cannot be read is a failure")]

use goodturn_practice::duty::Rule;
use goodturn_stories::table::cases;
use std::collections::BTreeSet;
use std::path::Path;

fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/duty_table");
    std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap_or_else(|_| panic!("no {name}.txt"))
}

/// All cases of a file; how many, and at which boundaries they stand; or those that do not hold.
fn play(name: &str) -> Result<(usize, BTreeSet<String>), String> {
    let text = file(name);
    let all = cases(&text).unwrap();
    let broken: Vec<String> = all
        .iter()
        .filter_map(|case| {
            case.holds().err().map(|why| format!("  {}: {}\n    {why}", case.boundary, case.title))
        })
        .collect();
    if !broken.is_empty() {
        return Err(format!("{name}: {} of {} do not hold\n{}", broken.len(), all.len(), broken.join("\n")));
    }
    let boundaries = all.iter().map(|case| case.boundary.to_owned()).filter(|it| it != "also");
    Ok((all.len(), boundaries.collect()))
}

#[test]
fn every_rule_that_asks_for_something_is_due_when_the_practice_says() {
    // P43 is a proposal: it is worked out for the day and waits for nobody.
    let mut count = 0;
    let mut broken = Vec::new();
    for rule in Rule::ALL.iter().filter(|rule| **rule != Rule::Ask) {
        match play(rule.code()) {
            Ok((cases, boundaries)) if boundaries.len() >= 3 => count += cases,
            Ok((_, boundaries)) => broken.push(format!("{rule} stands at {boundaries:?} only")),
            Err(why) => broken.push(why),
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(count >= 90, "only {count} cases");
}

#[test]
fn nobody_is_asked_before_they_have_rested() {
    play("P20").unwrap();
}

#[test]
fn who_wants_quiet_is_named_by_no_duty() {
    play("P8").unwrap();
}
