//! The people of the demo: invented names of many cultures, each with a mail address that leads nowhere.

use goodturn_practice::contact::{
    Address, Contact, EmailAddress, Labelled, Name, Organization, PartialDate, Phone,
};

/// Given and family names; a person is made of the two at one place of the round.
const NAMES: &[(&str, &str)] = &[
    ("Maria", "Lindqvist"),
    ("Paul", "Brenner"),
    ("Aiko", "Tanabe"),
    ("Kwame", "Boateng"),
    ("Leila", "Haddad"),
    ("Tomás", "Arrieta"),
    ("Ingrid", "Solheim"),
    ("Rajesh", "Nair"),
    ("Chiara", "Bonetti"),
    ("Wei", "Chen"),
    ("Zofia", "Kowalczyk"),
    ("Marek", "Dvořák"),
    ("Amina", "Diallo"),
    ("Søren", "Ångström"),
    ("Fatma", "Yıldız"),
    ("Jean-Luc", "Moreau"),
    ("Niamh", "O'Sullivan"),
    ("Dmitri", "Volkov"),
    ("Ana", "Pereira"),
    ("Yusuf", "Demir"),
    ("Greta", "Hofmann"),
    ("Oluwaseun", "Adeyemi"),
    ("Hana", "Novák"),
    ("Mateo", "Quispe"),
    ("Lotte", "van Dijk"),
    ("Sanjay", "Iyer"),
    ("Eleni", "Papadaki"),
    ("Min-jun", "Park"),
    ("Birgit", "Achterberg"),
    ("Rosa", "Delgado"),
    ("Henrik", "Falk"),
    ("Nadia", "Benali"),
    ("Gábor", "Szalai"),
    ("Freya", "Thorne"),
    ("Kenji", "Morimoto"),
    ("Beatriz", "Fonseca"),
    ("Anouk", "Lefèvre"),
    ("Tariq", "Rahman"),
    ("Ilse", "Vermeulen"),
    ("Radu", "Ionescu"),
];

const FIRMS: &[&str] = &[
    "Harbour Bakery",
    "Studio North",
    "Lark & Vale",
    "Blue Door Interiors",
    "Fennel Catering",
    "Kiln Pottery",
    "Mossgrove Nursery",
    "Paper Lantern Books",
    "Quarry Street Garage",
    "Saltmarsh Joinery",
    "Two Rivers Dental",
    "Willow Veterinary",
    "Copper Kettle",
    "Orchard Press",
    "Tide Architects",
    "Hazel Physio",
];

const TITLES: &[&str] =
    &["Owner", "Managing director", "Partner", "Head of finance", "Founder", "Office manager"];

/// Households and organizations that are one client each, with the numbers of those who belong to them.
pub(super) const UNITS: &[(&str, &str)] = &[
    ("Harbour Bakery", "organization"),
    ("Two Rivers Dental", "organization"),
    ("The Lindqvist family", "household"),
    ("The Moreau family", "household"),
];

/// Who lives together, by the place of their household among the units.
const HOUSEHOLDS: &[(usize, [usize; 2])] = &[(2, [106, 139]), (3, [81, 114])];

/// The household or organization to which somebody belongs, by its place among the units. The owner of the bakery is a
/// client in her own right.
pub(super) fn unit_of(nr: usize) -> Option<usize> {
    let household = HOUSEHOLDS.iter().find(|(_, members)| members.contains(&nr)).map(|(unit, _)| *unit);
    let firm = || {
        let place = person(nr).organizations.first().map(|place| place.name.clone())?;
        UNITS.iter().position(|(name, kind)| *kind == "organization" && *name == place)
    };
    household.or_else(|| firm().filter(|_| nr > 0))
}

/// How many people the demo has.
pub(super) const COUNT: usize = 150;

/// Person number `nr`. The first forty have the plain pairs; later ones mix them.
pub(super) fn person(nr: usize) -> Contact {
    let given = NAMES[nr % NAMES.len()].0;
    let family = NAMES[(nr + nr / NAMES.len() * 7) % NAMES.len()].1;
    let mail = format!("{}{nr}@example.com", goodturn_practice::fold::fold(given).replace([' ', '\''], ""));
    let month = i8::try_from(nr * 5 % 12).unwrap_or(0) + 1;
    let day = i8::try_from(nr * 11 % 28).unwrap_or(0) + 1;
    let year = (!nr.is_multiple_of(3)).then(|| 1950 + i16::try_from(nr * 13 % 50).unwrap_or(0));
    let mut contact = Contact {
        name: Name {
            full: format!("{given} {family}"),
            given: given.to_owned(),
            family: family.to_owned(),
            ..Name::default()
        },
        birthday: PartialDate::new(year, month, day),
        ..Contact::default()
    };
    contact.mails.extend(EmailAddress::parse(&mail).map(|mail| Labelled::new("work", mail)));
    contact.phones.extend(
        Phone::parse(&format!("+49 30 555 {:04}", nr + 1000)).map(|phone| Labelled::new("work", phone)),
    );
    if nr.is_multiple_of(2) {
        contact.organizations.push(Organization {
            name: FIRMS[nr / 2 % FIRMS.len()].to_owned(),
            title: TITLES[nr % TITLES.len()].to_owned(),
            ..Organization::default()
        });
    }
    if nr.is_multiple_of(4) {
        contact.addresses.push(Labelled::new(
            "work",
            Address {
                street: format!("Lindenstraße {}", nr % 60 + 1),
                postal_code: format!("10{:03}", nr * 7 % 1000),
                locality: "Berlin".to_owned(),
                ..Address::default()
            },
        ));
    }
    contact
}
