//! Professions, as far as the practice goes by them.

use crate::fold;

/// Words by which a profession is known whose clients are nobody's business: for lawyers, doctors and tax advisers the
/// mere fact that somebody is a client is confidential (P93). The German list is that of section 203(1) of the Criminal
/// Code (Strafgesetzbuch); for lawyers elsewhere see rule 1.6 of the ABA Model Rules.
const CONFIDENTIAL: &[&str] = &[
    "advocate",
    "anwalt",
    "anwaltin",
    "anwaltskanzlei",
    "apotheker",
    "apothekerin",
    "arzt",
    "arztin",
    "attorney",
    "avocat",
    "avocate",
    "barrister",
    "dentist",
    "doctor",
    "hebamme",
    "kanzlei",
    "law",
    "lawyer",
    "midwife",
    "notar",
    "notarin",
    "notary",
    "patentanwalt",
    "patentanwaltin",
    "pharmacist",
    "physician",
    "psychologe",
    "psychologin",
    "psychologist",
    "psychotherapeut",
    "psychotherapeutin",
    "psychotherapist",
    "rechtsanwalt",
    "rechtsanwaltin",
    "solicitor",
    "steuerberater",
    "steuerberaterin",
    "steuerberatung",
    "surgeon",
    "therapist",
    "wirtschaftsprufer",
    "wirtschaftspruferin",
    "zahnarzt",
    "zahnarztin",
];

/// The same for professions of two words.
const CONFIDENTIAL_PAIRS: &[(&str, &str)] =
    &[("tax", "adviser"), ("tax", "advisor"), ("tax", "consultant"), ("statutory", "auditor")];

/// Whether it is confidential in that profession who its clients are. The profession is what a member wrote, in English
/// or German, or an id as `tax_adviser`.
pub fn is_confidential(profession: &str) -> bool {
    // An apostrophe parts here: it is an attorney whose office it is.
    let words = fold::words(&profession.replace(['\'', '’', 'ʼ', '`', '´'], " "));
    let pair = |two: &[String]| CONFIDENTIAL_PAIRS.iter().any(|(first, second)| two == [*first, *second]);
    words.iter().any(|word| CONFIDENTIAL.contains(&word.as_str())) || words.windows(2).any(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lawyers_doctors_and_tax_advisers_keep_their_clients_to_themselves() {
        for profession in [
            "tax adviser",
            "Tax_Advisor",
            "Steuerberaterin",
            "Rechtsanwältin und Notarin",
            "law firm",
            "attorney's office",
            "Zahnärztin",
            "US-LAW",
        ] {
            assert!(is_confidential(profession), "{profession}");
        }
        for profession in ["", "consultant", "bookkeeper", "lawn care", "taxi", "advertising agency"] {
            assert!(!is_confidential(profession), "{profession}");
        }
    }
}
