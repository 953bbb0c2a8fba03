//! Words as people mean them: without case, marks and signs, so that "MÜLLER" is found as "müller" and "muller".

use crate::contact::Contact;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest word that is looked up, in characters; longer ones are cut.
const LONGEST: usize = 64;

/// A text without case and marks. Letters that a mark does not explain are written as people type them without the
/// key: ß as ss, æ as ae, ø as o, ł as l.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'þ' | 'Þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            '’' | 'ʼ' | '`' | '´' => folded.push('\''),
            _ => folded.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c))),
        }
    }
    folded
}

/// The words of a text, folded: runs of letters and digits. An apostrophe joins (O'Brien is obrien).
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.chars().filter(|c| *c != '\'').take(LONGEST).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

/// A name as it is compared: its folded words with one blank between them.
pub fn name_key(text: &str) -> String {
    words(text).join(" ")
}

/// The digits of a telephone number that tell it from others: its last nine. Country and area are written in too many
/// ways (+49 30, 0049 30, 030) for more to agree. `None` for fewer than six digits: those are extensions.
pub fn phone_key(text: &str) -> Option<String> {
    // An extension behind the number belongs to the desk, not to the person's line.
    let number = text.split(['x', ';', '#']).next().unwrap_or(text);
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 6).then(|| digits[digits.len().saturating_sub(9)..].iter().collect())
}

/// Every word under which an entry is found by its beginning: names, places of work, mail addresses whole and by their
/// domain, numbers whole and by their last four digits, towns and categories.
pub fn search_words(contact: &Contact) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let name = &contact.name;
    for text in
        [&name.full, &name.prefix, &name.given, &name.additional, &name.family, &name.suffix, &name.phonetic]
    {
        found.extend(words(text));
    }
    for text in name.nicknames.iter().chain(&contact.categories) {
        found.extend(words(text));
    }
    for place in &contact.organizations {
        found.extend(words(&place.name));
        found.extend(words(&place.title));
    }
    for mail in &contact.mails {
        found.insert(mail.value.key());
        found.insert(mail.value.domain());
        found.extend(words(mail.value.as_str()));
    }
    for phone in &contact.phones {
        let digits: String = phone.value.as_str().chars().filter(char::is_ascii_digit).collect();
        found.extend(digits.len().checked_sub(4).map(|at| digits[at..].to_owned()));
        found.insert(digits);
    }
    for address in &contact.addresses {
        found.extend(words(&address.value.locality));
    }
    found.extend(spelled_out(&name.full));
    found.retain(|word| !word.is_empty());
    found.into_iter().map(|word| word.chars().take(LONGEST).collect()).collect()
}

/// The words of a name as they are typed where there is no key for ä, ö and ü: Mueller for Müller.
fn spelled_out(text: &str) -> Vec<String> {
    let marked = |c: char| matches!(c, 'ä' | 'ö' | 'ü');
    let text: String = text.nfc().flat_map(char::to_lowercase).collect();
    if !text.contains(marked) {
        return Vec::new();
    }
    words(&text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_case_and_signs_do_not_matter() {
        assert_eq!(fold("Übermäßig ŁÓDŹ Ærø İstanbul"), "ubermassig lodz aero istanbul");
        assert_eq!(name_key("  O’Brien-Müller,  Seán "), "obrien muller sean");
        assert_eq!(name_key("山田 太郎"), "山田 太郎");
        assert_eq!(words("…"), Vec::<String>::new());
    }

    #[test]
    fn a_number_is_the_same_however_the_country_is_written() {
        let keys =
            ["+49 30 1234567", "0049 (30) 123 45 67", "030/1234567"].map(|text| phone_key(text).unwrap());
        assert_eq!(keys, ["301234567", "301234567", "301234567"]);
        assert_eq!(phone_key("ext. 12345"), None);
        assert_eq!(phone_key("555-1234 x77"), phone_key("5551234"));
    }
}
