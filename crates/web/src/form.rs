//! Forms: a press by a member, checked, and its fields as an act.

use crate::answer::Trouble;
use crate::house::House;
use crate::visit::Visit;
use axum::Form;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value};

/// Words of a form that are not part of the act.
const AROUND: &[&str] = &["csrf", "back", "seen"];

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

impl Fields {
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
    pub(crate) fn act(&self, name: &str) -> Value {
        let mut act = Map::new();
        act.insert("act".to_owned(), Value::String(name.to_owned()));
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
            put(&mut act, path, value);
        }
        Value::Object(act)
    }
}

fn put(into: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        // `wanted[0].name`: somebody of several, chosen or typed.
        Some((first, rest)) => {
            if let Some((list, place)) = placed(first) {
                let items = into.entry(list).or_insert_with(|| Value::Array(Vec::new()));
                let Value::Array(items) = items else { return };
                while items.len() <= place && items.len() < 50 {
                    items.push(Value::Object(Map::new()));
                }
                if let Some(Value::Object(inner)) = items.get_mut(place) {
                    put(inner, rest, value);
                }
                return;
            }
            let inner = into.entry(first.to_owned()).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
        None => {
            if let Some(list) = path.strip_suffix("[]") {
                let items = into.entry(list.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(items) = items {
                    items.push(value);
                }
            } else if let Some((list, place)) = placed(path) {
                let items = into.entry(list).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(items) = items {
                    while items.len() <= place && items.len() < 50 {
                        items.push(Value::Object(Map::new()));
                    }
                    if let Some(item) = items.get_mut(place) {
                        *item = value;
                    }
                }
            } else {
                into.insert(path.to_owned(), value);
            }
        }
    }
}

fn placed(name: &str) -> Option<(String, usize)> {
    let (list, place) = name.strip_suffix(']')?.split_once('[')?;
    Some((list.to_owned(), place.parse().ok()?))
}

/// Whether a browser says that the form came from elsewhere.
pub(crate) fn from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if matches!(text("sec-fetch-site"), Some("cross-site" | "same-site")) {
        return true;
    }
    match (text("origin"), headers.get(header::HOST).and_then(|host| host.to_str().ok())) {
        (Some(origin), Some(host)) => origin.split("://").nth(1) != Some(host),
        _ => false,
    }
}

/// Equal, in a time that tells nothing about where they differ.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

/// What is said when a form's token is missing or another's.
pub(crate) fn strange() -> Trouble {
    Trouble::Said(
        StatusCode::FORBIDDEN,
        "This form is no longer good",
        "It did not come from a page of your present sign-in. Nothing was changed. Open the page again and press once more."
            .to_owned(),
    )
}

impl FromRequest<House> for Press {
    type Rejection = Trouble;

    async fn from_request(request: Request, house: &House) -> Result<Self, Trouble> {
        let (mut parts, body) = request.into_parts();
        let visit = <Visit as FromRequestParts<House>>::from_request_parts(&mut parts, house).await?;
        if from_elsewhere(&parts.headers) {
            return Err(strange());
        }
        let request = Request::from_parts(parts, body);
        let Form(fields) =
            Form::<Vec<(String, String)>>::from_request(request, house).await.map_err(|_| {
                Trouble::Said(
                    StatusCode::BAD_REQUEST,
                    "This form cannot be read",
                    "Nothing was changed.".to_owned(),
                )
            })?;
        let fields = Fields(fields);
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
        let fields = Fields(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect());
        assert_eq!(
            fields.act("promise.make"),
            json!({"act": "promise.make", "source": "s", "count": 2, "names": [{"name": "Tom"}, {"name": "Ann"}],
                "roles": ["client", "friend"], "request": {"offer": {"to_source": "a dinner\nfor two"}}, "answered": true})
        );
    }
}
