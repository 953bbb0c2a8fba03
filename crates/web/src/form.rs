//! Forms: a press by a member, checked, and its fields as an act.

use crate::answer::Trouble;
use crate::house::House;
use crate::visit::Visit;
use axum::Form;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, StatusCode, header};
use goodturn_exchange::date::{self, Order};
use goodturn_practice::refusal::Refusal;
use goodturn_practice::saying::say;
use serde_json::{Map, Value};

/// Words of a form that are not part of the act.
const AROUND: &[&str] = &["csrf", "back", "seen"];
/// The most fields of a form: the mapping of a table with a thousand columns has two for each.
const MOST_FIELDS: usize = 4000;
/// The longest name of a field, in bytes.
const LONGEST_NAME: usize = 120;
/// The most places of a list in a form.
const LONGEST_LIST: usize = 50;

/// A form that a member sent. There is no other way to read a form of somebody signed in, so none can forget the
/// checks.
pub(crate) struct Press {
    /// Who pressed.
    pub(crate) visit: Visit,
    /// What the form said, in its order.
    pub(crate) fields: Fields,
}

/// The fields of a form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(pub(crate) Vec<(String, String)>);

/// In which order the firm writes a date with slashes: by the country it is in.
pub(crate) fn dates_of(visit: &Visit) -> Order {
    if visit.firm.profile.country == "US" { Order::MonthFirst } else { Order::DayFirst }
}

impl Fields {
    /// The same with every `birthday:date`, as a person writes a day, as the practice reads it. What is no date stays as
    /// it was typed, and is refused by name.
    #[must_use]
    pub(crate) fn with_dates(mut self, order: Order) -> Self {
        for (name, value) in self.0.iter_mut().filter(|(name, _)| name.ends_with(":date")) {
            name.truncate(name.len() - ":date".len());
            if let Some(day) = date::read(value.trim(), order) {
                *value = day.to_string();
            }
        }
        self
    }

    /// The first field of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// Every field of that name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The fields as the JSON of an act: `person.name` is a field within, `roles[]` one of several, `count:number` a
    /// number, `answered:flag` a yes or no. An empty field says nothing. Somebody is `who` (an id, chosen) or
    /// `who.name` (typed): the id wins.
    ///
    /// # Errors
    /// Refuses a field that has no place beside the others: none is left out without a word.
    pub(crate) fn act(&self, name: &str) -> Result<Value, Refusal> {
        let mut act = Map::new();
        for (field, value) in &self.0 {
            let value = value.trim();
            if value.is_empty() || AROUND.contains(&field.as_str()) {
                continue;
            }
            let (path, kind) = field.split_once(':').unwrap_or((field, ""));
            let value = match kind {
                "number" => {
                    value.parse::<i64>().map_or_else(|_| Value::String(value.to_owned()), Value::from)
                }
                "flag" => Value::Bool(matches!(value, "true" | "on" | "yes")),
                _ => Value::String(value.replace("\r\n", "\n")),
            };
            if path == "act" || put(&mut act, path, value).is_none() {
                let saying = say("refusal-form-place").with("act", name).with("field", field.as_str());
                return Err(Refusal::new("unknown_field", saying).at(path));
            }
        }
        act.insert("act".to_owned(), Value::String(name.to_owned()));
        Ok(Value::Object(act))
    }
}

/// Puts a value where its field says; `None` when there is no such place.
fn put(into: &mut Map<String, Value>, path: &str, value: Value) -> Option<()> {
    match path.split_once('.') {
        // `wanted[0].name`: somebody of several, chosen or typed.
        Some((first, rest)) => match placed(first) {
            Some((list, place)) => match item(into, list, place)? {
                Value::Object(inner) => put(inner, rest, value),
                // Chosen already.
                Value::String(_) if rest == "name" => Some(()),
                _ => None,
            },
            None => match into.entry(first.to_owned()).or_insert_with(|| Value::Object(Map::new())) {
                Value::Object(inner) => put(inner, rest, value),
                Value::String(_) if rest == "name" => Some(()),
                _ => None,
            },
        },
        None => {
            if let Some(list) = path.strip_suffix("[]") {
                let items = into.entry(list.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
                items.as_array_mut()?.push(value);
            } else if let Some((list, place)) = placed(path) {
                let item = item(into, list, place)?;
                if !gives_way(item) {
                    return None;
                }
                *item = value;
            } else if into.get(path).is_none_or(gives_way) {
                into.insert(path.to_owned(), value);
            } else {
                return None;
            }
            Some(())
        }
    }
}

/// Whether what is there gives way to an id: nothing else was said of them than a typed name.
fn gives_way(held: &Value) -> bool {
    match held {
        Value::Object(fields) => fields.keys().all(|name| name == "name"),
        Value::Array(_) => false,
        _ => true,
    }
}

/// A place of a list, which grows up to it.
fn item(into: &mut Map<String, Value>, list: String, place: usize) -> Option<&mut Value> {
    let items = into.entry(list).or_insert_with(|| Value::Array(Vec::new())).as_array_mut()?;
    while items.len() <= place && items.len() < LONGEST_LIST {
        items.push(Value::Object(Map::new()));
    }
    items.get_mut(place)
}

fn placed(name: &str) -> Option<(String, usize)> {
    let (list, place) = name.strip_suffix(']')?.split_once('[')?;
    Some((list.to_owned(), place.parse().ok()?))
}

/// Whether a browser says that the form came from elsewhere.
pub(crate) fn from_elsewhere(house: &House, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if matches!(text("sec-fetch-site"), Some("cross-site" | "same-site")) {
        return true;
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return false };
    let ours = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
    let Some((scheme, host)) = ours else { return true };
    let wanted = if house.settings.secure() { "https" } else { "http" };
    scheme != wanted || headers.get(header::HOST).and_then(|host| host.to_str().ok()) != Some(host)
}

/// Equal, in a time that tells nothing about where they differ.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

/// What is said when a form's token is missing or another's.
pub(crate) fn strange() -> Trouble {
    Trouble::Words(StatusCode::FORBIDDEN, "frame-form-old", "frame-form-old-text")
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let unreadable = |()| Trouble::Words(StatusCode::BAD_REQUEST, "frame-form-unread", "frame-unchanged");
        let Form(fields) =
            Form::<Vec<(String, String)>>::from_request(request, state).await.map_err(|_| unreadable(()))?;
        // No keyboard makes U+0000, and one of the engines cannot keep it.
        if fields.iter().any(|(name, value)| name.contains('\0') || value.contains('\0')) {
            return Err(unreadable(()));
        }
        // A name within a name within a name: whoever reads it goes down as far, so it has an end.
        if fields.len() > MOST_FIELDS || fields.iter().any(|(name, _)| name.len() > LONGEST_NAME) {
            return Err(Trouble::Words(StatusCode::BAD_REQUEST, "frame-form-long", "frame-form-long-text"));
        }
        Ok(Fields(fields))
    }
}

impl FromRequest<House> for Press {
    type Rejection = Trouble;

    async fn from_request(request: Request, house: &House) -> Result<Self, Trouble> {
        let (mut parts, body) = request.into_parts();
        let visit = <Visit as FromRequestParts<House>>::from_request_parts(&mut parts, house).await?;
        if from_elsewhere(house, &parts.headers) {
            return Err(strange());
        }
        let fields = Fields::from_request(Request::from_parts(parts, body), house).await?;
        if !same(fields.get("csrf").unwrap_or_default(), &visit.csrf) {
            return Err(strange());
        }
        Ok(Press { visit, fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_field_without_a_place_is_refused_and_not_left_out() {
        for pairs in [
            &[("person", "id"), ("person.version", "7")][..],
            &[("person.version", "7"), ("person", "id")],
            &[("person[]", "id"), ("person", "id")],
            &[("person", "id"), ("person[]", "id")],
            &[("names[50].name", "Tom")],
            &[("names[99999999999999].name", "Tom")],
            &[("act", "member.add")],
        ] {
            let refusal = fields(pairs).act("person.praise").err();
            assert_eq!(refusal.map(|refusal| refusal.code), Some("unknown_field"), "{pairs:?}");
        }
        let chosen = json!({"person": "id", "act": "person.praise"});
        for pairs in [[("person", "id"), ("person.name", "Tom")], [("person.name", "Tom"), ("person", "id")]]
        {
            assert_eq!(fields(&pairs).act("person.praise"), Ok(chosen.clone()));
        }
    }

    #[test]
    fn fields_become_the_act_they_mean() {
        let pairs = [
            ("csrf", "x"),
            ("source", "s"),
            ("count:number", "2"),
            ("by", ""),
            ("names[0].name", "Tom"),
            ("names[1].name", "Ann"),
            ("roles[]", "client"),
            ("roles[]", "friend"),
            ("request.offer.to_source", "a dinner\r\nfor two"),
            ("answered:flag", "yes"),
        ];
        assert_eq!(
            fields(&pairs).act("promise.make"),
            Ok(
                json!({"act": "promise.make", "source": "s", "count": 2, "names": [{"name": "Tom"}, {"name": "Ann"}],
                "roles": ["client", "friend"], "request": {"offer": {"to_source": "a dinner\nfor two"}}, "answered": true})
            )
        );
    }
}
