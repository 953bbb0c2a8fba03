//! What a column means, and the mapping in which a member says it.

use crate::date::Order;
use goodturn_practice::fold::name_key;
use goodturn_practice::saying::{Saying, say};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a column means. The text beside some is the label that its values get.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The whole name.
    Full,
    /// Dr., Mrs.
    Prefix,
    /// The name they are called by.
    Given,
    /// Names between.
    Additional,
    /// The family's name.
    Family,
    /// Jr., III.
    Suffix,
    /// What friends say.
    Nickname,
    /// How the name is spoken.
    Phonetic,
    /// The firm.
    Firm,
    /// The department.
    Unit,
    /// The position held.
    Title,
    /// The part played.
    Role,
    /// A mail address.
    Mail(String),
    /// A telephone number.
    Phone(String),
    /// A part of a postal address.
    Address(String, Part),
    /// The birthday.
    Birthday,
    /// The anniversary.
    Anniversary,
    /// Another date.
    Date(String),
    /// A note.
    Note,
    /// A page or profile.
    Link(String),
    /// Groups; several are separated by a semicolon or by Google's `:::`.
    Category,
    /// Somebody beside them.
    Related(String),
    /// A value of a numbered group of columns (`E-mail 2 - Value`): which group, which number.
    Slot(Slot, u8),
    /// The label of a numbered group.
    SlotLabel(Slot, u8),
    /// Kept as text under the name of the column.
    Keep,
    /// Left out.
    LeaveOut,
}

/// Parts of a postal address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The whole address in one cell.
    Whole,
    /// Post office box.
    PoBox,
    /// Flat, floor.
    Extended,
    /// Number of the house, where it has a column of its own.
    House,
    /// Street; further columns are further lines.
    Street,
    /// Town.
    Locality,
    /// State.
    Region,
    /// Postal code.
    PostalCode,
    /// Country.
    Country,
}

/// Numbered groups of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Mail addresses.
    Mail,
    /// Numbers.
    Phone,
    /// A part of an address.
    Address(Part),
    /// Firm.
    Firm,
    /// Department.
    Unit,
    /// Title.
    Title,
    /// Pages.
    Link,
    /// Dates.
    Date,
    /// People beside them.
    Related,
    /// Fields of the user's own.
    Custom,
}

impl Target {
    pub(super) fn is_name(&self) -> bool {
        matches!(self, Target::Full | Target::Given | Target::Family | Target::Firm | Target::Nickname)
            || matches!(self, Target::Slot(Slot::Firm, _))
    }

    pub(super) fn is_reach(&self) -> bool {
        matches!(self, Target::Mail(_) | Target::Phone(_) | Target::Firm | Target::Link(_))
            || matches!(self, Target::Slot(Slot::Mail | Slot::Phone | Slot::Firm, _))
    }

    pub(super) fn is_date(&self) -> bool {
        matches!(self, Target::Birthday | Target::Anniversary | Target::Date(_) | Target::Slot(Slot::Date, _))
    }

    /// What a column is taken for, in words for a person.
    pub fn words(&self) -> String {
        let labelled = |word: &str, label: &str| {
            if label.is_empty() { word.to_owned() } else { format!("{word} ({label})") }
        };
        match self {
            Target::Full => "name".into(),
            Target::Prefix => "title before the name".into(),
            Target::Given => "given name".into(),
            Target::Additional => "middle name".into(),
            Target::Family => "family name".into(),
            Target::Suffix => "suffix".into(),
            Target::Nickname => "nickname".into(),
            Target::Phonetic => "spoken name".into(),
            Target::Firm | Target::Slot(Slot::Firm, _) => "firm".into(),
            Target::Unit | Target::Slot(Slot::Unit, _) => "department".into(),
            Target::Title | Target::Slot(Slot::Title, _) => "position".into(),
            Target::Role => "role".into(),
            Target::Mail(label) => labelled("mail address", label),
            Target::Phone(label) => labelled("number", label),
            Target::Address(label, _) => labelled("address", label),
            Target::Birthday => "birthday".into(),
            Target::Anniversary => "anniversary".into(),
            Target::Date(label) => labelled("date", label),
            Target::Note => "note".into(),
            Target::Link(label) => labelled("page", label),
            Target::Category => "group".into(),
            Target::Related(label) => labelled("person beside them", label),
            Target::Slot(Slot::Mail, _) => "mail address".into(),
            Target::Slot(Slot::Phone, _) => "number".into(),
            Target::Slot(Slot::Address(_), _) => "address".into(),
            Target::Slot(Slot::Link, _) => "page".into(),
            Target::Slot(Slot::Date, _) => "date".into(),
            Target::Slot(Slot::Related, _) => "person beside them".into(),
            Target::Slot(Slot::Custom, _) => "kept as it is".into(),
            Target::SlotLabel(..) => "label".into(),
            Target::Keep => "kept as it is".into(),
            Target::LeaveOut => "left out".into(),
        }
    }

    /// The word of a mapping: `given`, `phone:work`, `town:home`.
    fn named(text: &str) -> Option<Self> {
        let (word, label) = text.split_once(':').unwrap_or((text, ""));
        let label = label.trim().to_owned();
        let part = |part| Some(Target::Address(label.clone(), part));
        match word.trim().to_lowercase().as_str() {
            "name" => Some(Target::Full),
            "prefix" => Some(Target::Prefix),
            "given" => Some(Target::Given),
            "additional" => Some(Target::Additional),
            "family" => Some(Target::Family),
            "suffix" => Some(Target::Suffix),
            "nickname" => Some(Target::Nickname),
            "phonetic" => Some(Target::Phonetic),
            "organization" => Some(Target::Firm),
            "department" => Some(Target::Unit),
            "title" => Some(Target::Title),
            "role" => Some(Target::Role),
            "mail" => Some(Target::Mail(label)),
            "phone" => Some(Target::Phone(label)),
            "address" => part(Part::Whole),
            "po_box" => part(Part::PoBox),
            "extended" => part(Part::Extended),
            "house" => part(Part::House),
            "street" => part(Part::Street),
            "town" => part(Part::Locality),
            "region" => part(Part::Region),
            "postal_code" => part(Part::PostalCode),
            "country" => part(Part::Country),
            "birthday" => Some(Target::Birthday),
            "anniversary" => Some(Target::Anniversary),
            "date" => Some(Target::Date(label)),
            "note" => Some(Target::Note),
            "link" => Some(Target::Link(label)),
            "category" => Some(Target::Category),
            "related" => Some(Target::Related(label)),
            "keep" => Some(Target::Keep),
            "leave_out" => Some(Target::LeaveOut),
            _ => None,
        }
    }
}

/// The words that a mapping may use, for the message about a wrong one.
const WORDS: &str = "name, prefix, given, additional, family, suffix, nickname, phonetic, organization, department, title, \
role, mail, phone, address, po_box, extended, house, street, town, region, postal_code, country, birthday, anniversary, \
date, note, link, category, related, keep, leave_out";

/// A member's word on which column means what.
///
/// ```toml
/// delimiter = ";"
/// date_order = "day_first"
/// [columns]
/// "Kunde" = "name"
/// "Tel. Büro" = "phone:work"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map {
    columns: BTreeMap<String, Target>,
    /// Whether columns that are not named are guessed; else they are kept as text.
    pub(crate) guesses: bool,
    /// The separator, where it is not to be guessed.
    pub(crate) delimiter: Option<char>,
    /// The order of slashed dates, where it is not to be guessed.
    pub(crate) date_order: Option<Order>,
}

/// A mapping that cannot be understood, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongMap(pub Saying);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    delimiter: Option<String>,
    date_order: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
}

impl Map {
    /// Reads a mapping from TOML.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, WrongMap> {
        let written: Written = basic_toml::from_str(text)
            .map_err(|error| WrongMap(say("refusal-map-unreadable").with("error", error.to_string())))?;
        let mut map = Map::of(written.columns)?;
        if let Some(sign) = written.delimiter {
            let mut letters = sign.chars();
            map.delimiter = match (letters.next(), letters.next()) {
                (Some(sign), None) if sign.is_ascii() => Some(sign),
                _ => {
                    return Err(WrongMap(say("refusal-map-delimiter")));
                }
            };
        }
        map.date_order = match written.date_order.as_deref() {
            None => None,
            Some("day_first") => Some(Order::DayFirst),
            Some("month_first") => Some(Order::MonthFirst),
            Some(_) => {
                return Err(WrongMap(say("refusal-map-order")));
            }
        };
        Ok(map)
    }

    /// A mapping from pairs of column and word.
    ///
    /// # Errors
    /// A word that means nothing.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Self, WrongMap> {
        let mut columns = BTreeMap::new();
        for (column, word) in pairs {
            let target = Target::named(&word).ok_or_else(|| {
                WrongMap(
                    say("refusal-map-word")
                        .with("column", column.as_str())
                        .with("word", word.as_str())
                        .with("known", WORDS),
                )
            })?;
            columns.insert(name_key(&column), target);
        }
        Ok(Self { columns, guesses: false, delimiter: None, date_order: None })
    }

    /// A mapping that says something of some columns and leaves the others to be guessed.
    ///
    /// # Errors
    /// A word that means nothing.
    pub fn beside_guesses(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Self, WrongMap> {
        Ok(Self { guesses: true, ..Self::of(pairs)? })
    }

    /// What a column means by this mapping.
    pub(super) fn target(&self, column: &str) -> Option<Target> {
        self.columns.get(&name_key(column)).cloned()
    }
}
