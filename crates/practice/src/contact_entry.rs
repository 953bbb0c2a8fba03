//! From a line that a member typed to the content of an entry.

use crate::contact::{Contact, EmailAddress, Labelled, Name, Phone};
use crate::refusal::Refusal;
use crate::saying::say;

/// A contact from what was given: everything in `contact`, with the name, mail and number typed beside it.
///
/// # Errors
/// Refuses an entry without any name, a mail address that is none, and a number without a digit.
pub(crate) fn filled(
    contact: Option<&Contact>,
    name: &str,
    mail: Option<&str>,
    phone: Option<&str>,
) -> Result<Contact, Refusal> {
    let mut filled = contact.cloned().unwrap_or_default();
    if !name.trim().is_empty() {
        filled.name = parted(name);
    }
    if filled.name.full.trim().is_empty() && filled.organizations.is_empty() {
        return Err(Refusal::value("name", say("refusal-name-enough")));
    }
    if let Some(mail) = mail.filter(|mail| !mail.trim().is_empty()) {
        let address =
            EmailAddress::parse(mail).ok_or_else(|| Refusal::value("mail", say("refusal-mail-form")))?;
        filled.mails.insert(0, Labelled::new("", address));
    }
    if let Some(phone) = phone.filter(|phone| !phone.trim().is_empty()) {
        let number = Phone::parse(phone).ok_or_else(|| Refusal::value("phone", say("refusal-phone")))?;
        filled.phones.insert(0, Labelled::new("", number));
    }
    Ok(filled)
}

/// A name in its parts as far as they can be guessed: the last word is the family's, the rest the given name. One
/// word stays whole.
pub(crate) fn parted(name: &str) -> Name {
    let full = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match full.rsplit_once(' ') {
        Some((given, family)) => {
            Name { given: given.to_owned(), family: family.to_owned(), full: full.clone(), ..Name::default() }
        }
        None => Name { full, ..Name::default() },
    }
}
