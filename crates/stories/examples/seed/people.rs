//! The address book: invented people, each with an address that leads nowhere.

use std::fmt::Write;

const GIVEN: &[&str] = &[
    "Maria", "Paul", "Aiko", "Kwame", "Leila", "Tomás", "Ingrid", "Rajesh", "Chiara", "Wei", "Zofia",
    "Marek", "Amina", "Søren", "Fatma", "Niamh", "Dmitri", "Ana", "Yusuf", "Greta", "Hana", "Mateo", "Lotte",
    "Sanjay", "Eleni", "Birgit", "Rosa", "Henrik", "Nadia", "Gábor", "Freya", "Kenji", "Beatriz", "Anouk",
    "Tariq", "Ilse", "Radu", "Jonas", "Clara", "Emil", "Selma", "Oskar", "Vera", "Hugo", "Edith", "Bruno",
    "Nora", "Felix",
];
const BEGINNINGS: &[&str] = &[
    "Lind", "Bren", "Bo", "Had", "Sol", "Na", "Kowal", "Dvo", "Dia", "Vol", "Per", "De", "Hof", "Ade", "No",
    "Quis", "Dij", "Iy", "Papa", "Ach", "Del", "Fal", "Ben", "Sza", "Thor", "Mori", "Fon", "Rah", "Ver",
    "Ion", "Gar", "Wes", "Mül", "Ost", "Kell", "Sand", "Rot", "Hal", "Win", "Stern",
];
const ENDINGS: &[&str] = &[
    "qvist", "ner", "ateng", "dad", "heim", "ir", "czyk", "rák", "llo", "kov", "eira", "mir", "mann", "yemi",
    "vák", "ler", "jk", "er", "daki", "berg", "gado", "kenau", "ali", "lai", "ne", "moto", "seca", "man",
    "meulen", "escu", "land", "ton", "dorf", "rup", "feld", "sson", "well", "stein", "hofer", "brook",
];
const FIRMS: &[&str] =
    &["Harbour Bakery", "Studio North", "Blue Door", "Fennel Catering", "Kiln Pottery", "Tide Architects"];

/// A given name.
pub(crate) fn given(nr: usize) -> &'static str {
    GIVEN[nr % GIVEN.len()]
}

/// Given and family name of a person: no two are the same within 76,800, so that nobody is taken for a double.
fn name(nr: usize) -> (String, String) {
    let round = nr / GIVEN.len();
    let family = format!(
        "{}{}",
        BEGINNINGS[round % BEGINNINGS.len()],
        ENDINGS[round / BEGINNINGS.len() % ENDINGS.len()]
    );
    let again = round / (BEGINNINGS.len() * ENDINGS.len());
    let second = if again == 0 { String::new() } else { format!(" {}", given(nr + again * 7)) };
    (format!("{}{second}", given(nr)), family)
}

/// A person as a vCard, about as full as people are in real books.
pub(crate) fn card(nr: usize, birthday: bool) -> String {
    let (given, family) = name(nr);
    let mut card = format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;;\r\nFN:{given} {family}\r\n\
         EMAIL;TYPE=WORK:person{nr}@example.com\r\nTEL;TYPE=WORK:+49 30 {:08}\r\n",
        10_000_000 + nr
    );
    if nr.is_multiple_of(2) {
        let firm = FIRMS[nr / 2 % FIRMS.len()];
        let _ = write!(card, "ORG:{firm} {}\r\nTITLE:Owner\r\n", nr / 50);
    }
    if nr.is_multiple_of(3) {
        let _ = write!(card, "ADR;TYPE=WORK:;;Lindenstraße {};Berlin;;10{:03};DE\r\n", nr % 200, nr % 1_000);
    }
    if nr.is_multiple_of(7) {
        let _ = write!(card, "NOTE:Met at the fair of {}.\r\n", 2_000 + nr % 25);
    }
    if birthday {
        let _ = write!(card, "BDAY:19{:02}-{:02}-{:02}\r\n", 50 + nr % 50, nr % 12 + 1, nr / 12 % 28 + 1);
    }
    card.push_str("END:VCARD\r\n");
    card
}
