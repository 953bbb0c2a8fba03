//! Webs of invented people.

use super::*;
use goodturn_practice::contact::Contact;
use goodturn_practice::person::Origin;

fn id(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn person(number: u128, name: &str) -> Person {
    let mut contact = Contact::default();
    contact.name.full = name.to_owned();
    Person::new(id(number), contact, Origin::default())
}

fn tie(from: u128, to: u128) -> Line {
    Line { from: id(from), to: id(to), between: Between::Tie(Strength::Friendly) }
}

fn book(people: Vec<Person>) -> BTreeMap<PersonId, Person> {
    people.into_iter().map(|person| (person.id, person)).collect()
}

#[test]
fn everybody_within_two_steps_is_drawn_once_and_nobody_behind() {
    let people = book(vec![
        person(1, "Anna"),
        person(2, "Zoe"),
        person(3, "Ben"),
        person(4, "Cem"),
        person(5, "Dora"),
        person(6, "Emil"),
    ]);
    let lines = BTreeSet::from([
        tie(1, 2),
        tie(1, 3),
        tie(2, 3),
        tie(3, 4),
        tie(4, 5),
        Line { from: id(1), to: id(2), between: Between::Recommended },
    ]);
    let web = Web::of(&people[&id(1)], &lines, &people);
    let seen: Vec<(&str, u8, usize)> =
        web.knots.iter().map(|knot| (knot.person.name.as_str(), knot.step, knot.through)).collect();
    // By name on the first step; Cem through Ben; Dora is three steps away, and Emil knows nobody.
    assert_eq!(seen, [("Anna", 0, 0), ("Ben", 1, 0), ("Zoe", 1, 0), ("Cem", 2, 1)]);
    assert_eq!(web.lines.len(), 5);
    assert!(!web.more);
}

#[test]
fn whoever_wants_to_be_left_alone_is_not_drawn_and_leads_to_nobody() {
    let mut people = book(vec![person(1, "Anna"), person(2, "Ben"), person(3, "Cem")]);
    let lines = BTreeSet::from([tie(1, 2), tie(2, 3)]);
    people.entry(id(2)).and_modify(|person| person.leave_alone = true);
    let web = Web::of(&people[&id(1)], &lines, &people);
    assert_eq!((web.knots.len(), web.lines.len(), web.left_alone), (1, 0, false));
    let own = Web::of(&people[&id(2)], &lines, &people);
    assert_eq!((own.knots.len(), own.lines.len(), own.left_alone), (1, 0, true));
}

#[test]
fn a_large_web_ends_at_its_number_and_says_so() {
    let people = book((1..=400).map(|number| person(number, &format!("P {number}"))).collect());
    let lines = (2..=400).map(|number| tie(1, number)).collect();
    let web = Web::of(&people[&id(1)], &lines, &people);
    assert_eq!((web.knots.len(), web.lines.len(), web.more), (MOST, MOST - 1, true));
}
