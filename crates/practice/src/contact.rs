//! What an address book knows of an entry: names, ways to reach them, dates, notes, and whatever else came along.
//!
//! Nothing here is judged. What a file says and Goodturn has no place for is kept in [`Contact::others`] word for
//! word, so that taking an address book in and out again loses nothing.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The address-book content of one entry (a person, an organization or a household).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// The name and its parts.
    pub name: Name,
    /// Where they work, the present place first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Organization>,
    /// Mail addresses in the order of preference.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mails: Vec<Labelled<EmailAddress>>,
    /// Telephone numbers in the order of preference, as they were written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Labelled<Phone>>,
    /// Postal addresses in the order of preference.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Labelled<Address>>,
    /// The birthday, often without a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthday: Option<PartialDate>,
    /// The wedding or other anniversary of the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anniversary: Option<PartialDate>,
    /// Any other date with the label it came with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Labelled<PartialDate>>,
    /// Notes, one per note of the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Pages and profiles. They are shown, and never fetched.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Labelled<String>>,
    /// Groups and categories of the other program.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// People named beside them (spouse, manager, assistant), as text: a tie is only made by hand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Labelled<String>>,
    /// Everything that has no place of its own, kept as it came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Other>,
}

/// A name as it is shown, and its parts where they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Name {
    /// The whole name as people say it.
    pub full: String,
    /// Dr., Prof., Mrs.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// The name they are called by: Maria.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub given: String,
    /// Names between.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub additional: String,
    /// The family's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub family: String,
    /// Jr., III, PhD. A different suffix means a different person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// What friends say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nicknames: Vec<String>,
    /// How it is spoken, where a file says so (given and family in one).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phonetic: String,
}

impl Name {
    /// The word for a letter's greeting: the given name, else the whole.
    pub fn called(&self) -> &str {
        if self.given.is_empty() { &self.full } else { &self.given }
    }

    /// The key by which lists are ordered: family name, then given name, in lower case; the whole name without parts.
    pub fn sort_key(&self) -> String {
        let key = if self.family.is_empty() {
            self.full.clone()
        } else {
            format!("{} {} {}", self.family, self.given, self.additional)
        };
        key.trim().to_lowercase()
    }
}

/// A place of work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Organization {
    /// The firm.
    pub name: String,
    /// Departments, from the larger to the smaller.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// The position held: Head of Finance.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The part played (vCard ROLE), where a file tells it apart from the title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
}

/// A value with the word the other program put beside it ("work", "home", "Ferienhaus"); empty when there was none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Labelled<T> {
    /// "work", "home", "cell", "fax", or a word of the user's own; several are joined by a comma.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The value itself.
    pub value: T,
}

impl<T> Labelled<T> {
    /// A value with its label.
    pub fn new(label: impl Into<String>, value: T) -> Self {
        Self { label: label.into(), value }
    }
}

/// A mail address that looks like one (something, one at sign, a domain). `Debug` hides it, so it cannot slip into a log.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Takes an address as written, trimmed; `None` when it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@')?;
        let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"\\()[]".contains(c));
        let domain_ok = !domain.is_empty()
            && !domain.starts_with(['.', '-'])
            && !domain.ends_with('.')
            && !domain.contains("..");
        (plain && !local.is_empty() && !local.contains('@') && domain_ok && text.len() <= 254)
            .then(|| Self(text.to_owned()))
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two addresses are compared: lower case.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }

    /// The part behind the at sign, in lower case.
    pub fn domain(&self) -> String {
        self.0.rsplit_once('@').map(|(_, domain)| domain.to_lowercase()).unwrap_or_default()
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

/// A telephone number as it was written. `Debug` hides it, so it cannot slip into a log.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    /// Takes a number as written, trimmed; `None` when it holds no digit.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        text.chars().any(|c| c.is_ascii_digit()).then(|| Self(text.to_owned()))
    }

    /// Takes what another program keeps as a number, word for word ("reception"); `None` when it holds no letter and
    /// no digit of the common ones.
    pub fn as_written(text: &str) -> Option<Self> {
        let text = text.trim();
        text.chars().any(|c| c.is_ascii_alphanumeric()).then(|| Self(text.to_owned()))
    }

    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

/// A postal address in the parts that programs tell apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Address {
    /// Post office box.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub po_box: String,
    /// Flat, floor, "c/o".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub extended: String,
    /// Street and number; lines are kept apart by `\n`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub street: String,
    /// Town.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub locality: String,
    /// State or county.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// Postal code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    /// Country, as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
}

/// Countries in which the town stands before the code, by the names that address books give them.
const TOWN_FIRST: &[&str] = &[
    "us",
    "usa",
    "united states",
    "united states of america",
    "ca",
    "canada",
    "gb",
    "uk",
    "united kingdom",
    "england",
    "scotland",
    "wales",
    "ie",
    "ireland",
    "au",
    "australia",
    "nz",
    "new zealand",
    "in",
    "india",
];

impl Address {
    /// All its parts, in the order in which vCard writes them (RFC 6350, section 6.3.1).
    pub fn parts(&self) -> [&str; 7] {
        let Self { po_box, extended, street, locality, region, postal_code, country } = self;
        [po_box, extended, street, locality, region, postal_code, country].map(String::as_str)
    }

    /// The lines of an envelope below the name: street, town and code in the order of the country, the country.
    pub fn lines(&self) -> Vec<String> {
        let country = self.country.trim();
        let said = |parts: [&str; 3]| {
            let parts = parts.map(str::trim).into_iter().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" ")
        };
        let town = if TOWN_FIRST.contains(&country.to_lowercase().as_str()) {
            said([&self.locality, &self.region, &self.postal_code])
        } else {
            said([&self.postal_code, &self.locality, ""])
        };
        let street = [&self.extended, &self.street, &self.po_box].into_iter().flat_map(|part| part.lines());
        let all = street.map(str::trim).chain([town.as_str(), country]);
        all.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }
}

/// A date whose year may be unknown: "3 February" is a birthday, and no year is made up for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct PartialDate {
    year: Option<i16>,
    month: i8,
    day: i8,
}

impl PartialDate {
    /// A date that exists (29 February is allowed without a year); `None` otherwise.
    pub fn new(year: Option<i16>, month: i8, day: i8) -> Option<Self> {
        // Without a year a leap year decides, so that 29 February can be kept.
        Date::new(year.unwrap_or(2000), month, day).ok()?;
        Some(Self { year, month, day })
    }

    /// The year, where it is known.
    pub fn year(self) -> Option<i16> {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.month
    }

    /// The day of the month.
    pub fn day(self) -> i8 {
        self.day
    }

    /// Whether two can be the same date: equal day and month, and no two different years.
    pub fn agrees(self, other: Self) -> bool {
        (self.month, self.day) == (other.month, other.day)
            && (self.year.is_none() || other.year.is_none() || self.year == other.year)
    }

    /// Of two that agree the one that knows the year.
    #[must_use]
    pub fn fuller(self, other: Self) -> Self {
        if self.year.is_none() { other } else { self }
    }

    /// The day on which it is kept in `year`: 29 February falls on the 28th in other years.
    pub fn in_year(self, year: i16) -> Date {
        Date::new(year, self.month, self.day)
            .or_else(|_| Date::new(year, self.month, 28))
            .unwrap_or(Date::MAX)
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: Some(date.year()), month: date.month(), day: date.day() }
    }
}

impl fmt::Display for PartialDate {
    /// `1980-03-22`, or `--03-22` without a year (the form of ISO 8601:2000 that vCard 4.0 uses).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for PartialDate {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl std::str::FromStr for PartialDate {
    type Err = String;

    /// Reads what `Display` writes.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("“{text}” is not a date like 1980-03-22 or --03-22");
        let (year, rest) = match text.strip_prefix("--") {
            Some(rest) => (None, rest),
            None => {
                let (year, rest) = text.split_once('-').ok_or_else(wrong)?;
                (Some(year.parse().map_err(|_| wrong())?), rest)
            }
        };
        let (month, day) = rest.split_once('-').ok_or_else(wrong)?;
        let (month, day) = (month.parse().map_err(|_| wrong())?, day.parse().map_err(|_| wrong())?);
        Self::new(year, month, day).ok_or_else(wrong)
    }
}

/// A line of a file without a place of its own, kept as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Other {
    /// The property or column name as written, with group and parameters where there were any.
    pub name: String,
    /// The value, decoded where the encoding was known.
    pub value: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stands_on_an_envelope_as_its_country_writes_it() {
        let address = |country: &str| Address {
            street: "Lindenweg 4\n".into(),
            locality: "Berlin".into(),
            region: "BE".into(),
            postal_code: "10115".into(),
            country: country.into(),
            ..Address::default()
        };
        assert_eq!(address("Germany").lines(), ["Lindenweg 4", "10115 Berlin", "Germany"]);
        assert_eq!(address("").lines(), ["Lindenweg 4", "10115 Berlin"]);
        assert_eq!(address("USA").lines(), ["Lindenweg 4", "Berlin BE 10115", "USA"]);
        assert!(Address::default().lines().is_empty());
    }

    #[test]
    fn a_date_without_a_year_survives_text_and_leap_years() {
        let date: PartialDate = "--02-29".parse().unwrap();
        assert_eq!((date.year(), date.to_string().as_str()), (None, "--02-29"));
        assert_eq!(date.in_year(2027), jiff::civil::date(2027, 2, 28));
        assert_eq!(date.in_year(2028), jiff::civil::date(2028, 2, 29));
        assert!("1999-02-29".parse::<PartialDate>().is_err());
    }

    #[test]
    fn addresses_and_numbers_do_not_show_in_debug() {
        let contact = Contact {
            mails: vec![Labelled::new("work", EmailAddress::parse("ann@example.com").unwrap())],
            phones: vec![Labelled::new("", Phone::parse("+44 20 1").unwrap())],
            ..Contact::default()
        };
        let shown = format!("{contact:?}");
        assert!(!shown.contains("ann@") && !shown.contains("+44"), "{shown}");
    }

    #[test]
    fn what_cannot_be_an_address_is_not_one() {
        for bad in ["", "@", "a@", "@b", "a b@c.de", "a@b@c.de", "a@b..de", "ÑÑÑ", "x<y@z.de>"] {
            assert!(EmailAddress::parse(bad).is_none(), "{bad}");
        }
        assert_eq!(EmailAddress::parse(" Ann@Example.com ").unwrap().key(), "ann@example.com");
    }
}
