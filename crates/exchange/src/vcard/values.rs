//! What `calcard` hands over, as plain text.

use calcard::common::{IanaString, PartialDateTime};
use calcard::vcard::{VCardEntry, VCardParameterName, VCardParameterValue, VCardValue};
use std::collections::HashSet;

/// A value as text; nothing for a picture or another binary.
pub(super) fn text(value: &VCardValue) -> Option<String> {
    Some(match value {
        VCardValue::Text(text) => text.clone(),
        VCardValue::Component(parts) => parts.iter().map(|part| part.trim()).collect::<Vec<_>>().join(", "),
        VCardValue::Integer(number) => number.to_string(),
        VCardValue::Float(number) => number.to_string(),
        VCardValue::Boolean(yes) => yes.to_string(),
        VCardValue::PartialDateTime(moment) => moment_text(moment),
        VCardValue::Binary(_) => return None,
        VCardValue::Sex(sex) => sex.as_str().to_owned(),
        VCardValue::GramGender(gender) => gender.as_str().to_owned(),
        VCardValue::Kind(kind) => kind.as_str().to_owned(),
    })
}

/// All values of a line, joined as they were written; nothing when one is binary.
pub(super) fn whole(entry: &VCardEntry) -> Option<String> {
    let parts: Vec<String> = entry.values.iter().map(text).collect::<Option<_>>()?;
    Some(parts.join(";").trim().to_owned())
}

/// The components of a structured line (name, address, organization).
pub(super) fn parts(entry: &VCardEntry) -> Vec<String> {
    entry.values.iter().map(|value| text(value).unwrap_or_default().trim().to_owned()).collect()
}

/// A moment as ISO 8601 with what is known of it.
fn moment_text(moment: &PartialDateTime) -> String {
    let day = match (moment.year, moment.month, moment.day) {
        (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
        (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
        (Some(year), None, None) => format!("{year:04}"),
        (None, Some(month), None) => format!("--{month:02}"),
        (_, None, Some(day)) => format!("---{day:02}"),
        (None, None, None) => String::new(),
    };
    let (minute, second) = (moment.minute.unwrap_or(0), moment.second.unwrap_or(0));
    let zone = match (moment.tz_hour, moment.tz_minute) {
        (Some(0), None | Some(0)) => "Z".to_owned(),
        (Some(hours), minutes) => {
            format!("{}{hours:02}:{:02}", if moment.tz_minus { '-' } else { '+' }, minutes.unwrap_or(0))
        }
        (None, _) => String::new(),
    };
    match moment.hour {
        Some(hour) => format!("{day}T{hour:02}:{minute:02}:{second:02}{zone}"),
        // A zone may stand alone.
        None => format!("{day}{zone}"),
    }
}

/// The value of a parameter as text.
fn param_text(value: &VCardParameterValue) -> String {
    match value {
        VCardParameterValue::Text(text) => text.clone(),
        VCardParameterValue::Integer(number) => number.to_string(),
        VCardParameterValue::Timestamp(number) => number.to_string(),
        VCardParameterValue::Bool(yes) => yes.to_string(),
        VCardParameterValue::ValueType(value) => value.as_str().to_owned(),
        VCardParameterValue::Type(value) => value.as_str().to_owned(),
        VCardParameterValue::Calscale(value) => value.as_str().to_owned(),
        VCardParameterValue::Level(value) => value.as_str().to_owned(),
        VCardParameterValue::Phonetic(value) => value.as_str().to_owned(),
        VCardParameterValue::Jscomps(_) | VCardParameterValue::Null => String::new(),
    }
}

/// The parameter of that name, in any spelling.
pub(super) fn param(entry: &VCardEntry, name: &str) -> Option<String> {
    let found = entry.params.iter().find(|param| param.name.as_str().eq_ignore_ascii_case(name))?;
    Some(param_text(&found.value))
}

/// All values of a parameter: a comma that stands in no quotation marks cuts it.
pub(super) fn param_whole(entry: &VCardEntry, name: &str) -> Option<String> {
    let same = entry.params.iter().filter(|param| param.name.as_str().eq_ignore_ascii_case(name));
    let values: Vec<String> = same.map(|param| param_text(&param.value)).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

/// A parameter as RFC 6868 writes what it may not hold: `^n` is a line end, `^'` a quotation mark, `^^` a caret.
pub(super) fn caret_free(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letters.clone().next()) {
            ('^', Some(next @ ('n' | '\'' | '^'))) => {
                letters.next();
                out.push(match next {
                    'n' => '\n',
                    '\'' => '"',
                    _ => '^',
                });
            }
            _ => out.push(letter),
        }
    }
    out
}

/// A parameter's value as it may stand in a line.
pub(super) fn quoted(value: &str) -> String {
    if value.contains([',', ';', ':', '"']) {
        format!("\"{}\"", value.replace('"', "'"))
    } else {
        value.to_owned()
    }
}

/// The types of a line in lower case: `TYPE=work,fax`, and the bare words of vCard 2.1.
pub(super) fn types(entry: &VCardEntry) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for param in &entry.params {
        let words = match (&param.name, &param.value) {
            (VCardParameterName::Type, value) => param_text(value),
            (name, VCardParameterValue::Null) => name.as_str().to_owned(),
            _ => continue,
        };
        for word in words.split(',').map(|word| word.trim().trim_matches('"').to_lowercase()) {
            if !word.is_empty() && seen.insert(word.clone()) {
                found.push(word);
            }
        }
    }
    found
}

/// How much a line is preferred: smaller comes first. vCard 4.0 counts from 1 to 100, older ones know yes or no.
pub(super) fn rank(entry: &VCardEntry) -> u8 {
    match param(entry, "PREF").map(|value| value.trim().parse::<u8>()) {
        Some(Ok(number)) => number,
        Some(Err(_)) => 1,
        None if types(entry).iter().any(|word| word == "pref") => 1,
        None => 101,
    }
}

/// The property with its parameters, as it may be kept for a line without a place of its own.
pub(super) fn written_name(entry: &VCardEntry) -> String {
    let mut name = entry.name.as_str().to_uppercase();
    for param in &entry.params {
        let value = param_text(&param.value);
        let key = param.name.as_str().to_uppercase();
        if matches!(key.as_str(), "ENCODING" | "CHARSET") || value.is_empty() && key == "QUOTED-PRINTABLE" {
            continue;
        }
        name.push(';');
        name.push_str(&key);
        if !value.is_empty() {
            name.push('=');
            name.push_str(&quoted(&value));
        }
    }
    name
}
