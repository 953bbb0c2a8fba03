//! The letters of the firm: which there are, and one of them in the firm's own words.

use crate::answer::{Answer, Trouble, page, page_with};
use crate::form::{Fields, Press};
use crate::pages::act::{done, on};
use crate::parts::{Path, Query};
use crate::shell::Shell;
use crate::visit::{Visit, encoded};
use askama::Template;
use axum::http::StatusCode;
use goodturn_app::letters::{self, Channel, Place, Tone};
use goodturn_app::looks::people::{Wanted, people};
use goodturn_app::looks::wordings::{Shown, one, own};
use goodturn_app::words::{Language, Words};
use goodturn_practice::wording::Wording;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

/// A letter in the list, with the ways it goes.
struct Line {
    title: String,
    ways: Vec<Way>,
}

/// One way a letter goes, and whether it is said in own words there.
struct Way {
    name: String,
    page: String,
    own: bool,
}

#[derive(Template)]
#[template(path = "wordings/list.html")]
struct ListPage {
    shell: Shell,
    letters: Vec<Line>,
}

/// A choice of the page: another tone or language.
struct Choice {
    word: &'static str,
    name: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "wordings/one.html")]
struct OnePage {
    shell: Shell,
    title: String,
    letter: String,
    here: String,
    place: Place,
    channels: Vec<Choice>,
    tones: Vec<Choice>,
    languages: Vec<Choice>,
    wording: Wording,
    shown: Shown,
    wrong: String,
    /// Fields as they are written, with what they stand for: those that this letter came with.
    fields: Meanings,
    /// All others.
    others: Meanings,
    /// What can be asked in a condition.
    asked: Vec<(String, String)>,
    /// How a condition is written.
    conditions: String,
    who: String,
    nobody: bool,
}

impl OnePage {
    fn channel(&self) -> &'static str {
        self.channels.iter().find(|it| it.chosen).map_or("mail", |it| it.word)
    }

    fn rows(&self) -> usize {
        self.wording.body.lines().map(|line| line.chars().count() / 70 + 1).sum::<usize>().max(6) + 1
    }
}

/// Which words are looked at.
#[derive(Debug, Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    channel: String,
    #[serde(default)]
    tone: String,
    #[serde(default)]
    language: String,
    /// Who reads them, chosen or typed.
    #[serde(default)]
    person: String,
    #[serde(default, rename = "person.name")]
    name: String,
}

fn title(words: Words, letter: &str) -> String {
    words.say(&format!("wording-title-{}", letter.to_ascii_lowercase().replace('_', "-")))
}

fn page_of(letter: &str, channel: Channel, tone: Tone, language: Language) -> String {
    let (channel, tone, language) = (channel.word(), tone.word(), language.word());
    format!("/settings/letters/{letter}?channel={channel}&tone={tone}&language={language}")
}

/// `GET /settings/letters`
pub(crate) async fn letters_page(visit: Visit) -> Answer {
    let held = own(&visit.house.store, visit.workspace).await?;
    let language = visit.firm.profile.language;
    let line = |(letter, channels): (&'static str, Vec<Channel>)| {
        let way = |channel: &Channel| Way {
            name: visit.words.say(&format!("write-way-{}", channel.word())),
            page: page_of(letter, *channel, Tone::Familiar, language),
            own: held.values().any(|it| it.place.letter == letter && it.place.channel == (*channel).into()),
        };
        Line { title: title(visit.words, letter), ways: channels.iter().map(way).collect() }
    };
    let letters = letters::letters().into_iter().map(line).collect();
    page(&ListPage { shell: Shell::of(&visit, "settings", "/settings/letters").await?, letters })
}

/// `GET /settings/letters/{letter}`
pub(crate) async fn letter_page(
    visit: Visit,
    Path(letter): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let found = look(&visit, &letter, &asked).await?;
    page(&found)
}

/// `POST /settings/letters/{letter}`: the words as they are from now on. What cannot be kept comes back as it was typed,
/// with what is wrong about it.
pub(crate) async fn edit(Path(letter): Path<String>, press: Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let typed = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let asked = Asked {
        channel: typed("channel"),
        tone: typed("tone"),
        language: typed("language"),
        person: typed("person"),
        name: String::new(),
    };
    let act = json!({
        "act": "wording.edit", "letter": letter, "channel": asked.channel, "tone": asked.tone,
        "language": asked.language, "subject": typed("subject"), "body": body_of(&fields), "key": fields.get("key"),
    });
    match done(&visit, act, &fields).await? {
        Ok(done) => Ok(on(fields.get("back").unwrap_or("/settings/letters"), &done)),
        Err(refusal) => {
            let mut found = look(&visit, &letter, &asked).await?;
            found.wrong = visit.words.refusal(&refusal);
            found.wording.subject = typed("subject");
            found.wording.body = body_of(&fields);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &found)
        }
    }
}

fn body_of(fields: &Fields) -> String {
    fields.all("body").next().unwrap_or_default().replace("\r\n", "\n")
}

async fn look(visit: &Visit, letter: &str, asked: &Asked) -> Result<OnePage, Trouble> {
    let known = letters::letters().into_iter().find(|(held, _)| *held == letter);
    let (letter, ways) = known.ok_or_else(Trouble::nothing)?;
    let first = *ways.first().ok_or_else(Trouble::nothing)?;
    let channel = asked.channel.parse().ok().filter(|it| ways.contains(it)).unwrap_or(first);
    let tone = asked.tone.parse().unwrap_or(Tone::Familiar);
    let language = Language::of_tag(&asked.language).unwrap_or(visit.firm.profile.language);
    let place = Place { letter: letter.to_owned(), channel: channel.into(), tone, language };
    let person = somebody(visit, asked).await?;
    let shown = one(&visit.house.store, visit.workspace, visit.id(), place.clone(), person).await?;
    let shown = shown.ok_or_else(Trouble::nothing)?;
    let mut here = page_of(letter, channel, tone, language);
    if let Some(person) = person {
        here.push_str(&format!("&person={person}"));
    }
    let (said, conditions) = meanings(visit.words);
    let usual = letters::named(&place);
    let (fields, others) = said.into_iter().partition(|(field, _)| usual.contains(field));
    let (fields, others) = (written(fields), written(others));
    let named = |word: &'static str, chosen| Choice {
        word,
        name: visit.words.say(&format!("write-way-{word}")),
        chosen,
    };
    Ok(OnePage {
        shell: Shell::of(visit, "settings", here.clone()).await?,
        title: title(visit.words, letter),
        letter: encoded(letter),
        here,
        channels: ways.iter().map(|it| named(it.word(), *it == channel)).collect(),
        tones: Tone::ALL.iter().map(|it| named(it.word(), *it == tone)).collect(),
        languages: Language::ALL
            .iter()
            .map(|it| Choice { word: it.word(), name: it.own_name().to_owned(), chosen: *it == language })
            .collect(),
        wording: shown.wording.clone(),
        wrong: String::new(),
        fields,
        others,
        asked: conditions,
        conditions: visit.words.tell2(
            "wording-conditions-lead",
            ("open", "{% if late %}"),
            ("close", "{% endif %}"),
        ),
        who: shown.reader.clone().unwrap_or_else(|| asked.name.clone()),
        nobody: shown.preview.is_none() && !(asked.person.is_empty() && asked.name.trim().is_empty()),
        place,
        shown,
    })
}

/// Who reads the preview: the one chosen, else the first whom the typed name finds.
async fn somebody(visit: &Visit, asked: &Asked) -> Result<Option<Uuid>, Trouble> {
    if let Ok(id) = asked.person.parse() {
        return Ok(Some(id));
    }
    if asked.name.trim().is_empty() {
        return Ok(None);
    }
    let wanted = Wanted { query: asked.name.clone(), role: None, unsorted: false };
    let found = people(&visit.house.store, visit.workspace, wanted, None, 1).await?;
    Ok(found.people.first().map(|line| line.person.id))
}

/// Fields with what they stand for.
type Meanings = Vec<(String, String)>;

/// Fields as they stand in the words of a letter.
fn written(fields: Meanings) -> Meanings {
    fields.into_iter().map(|(field, words)| (format!("{{{{ {field} }}}}"), words)).collect()
}

/// What the fields stand for: those that are said, and those that a condition can ask.
fn meanings(words: Words) -> (Meanings, Meanings) {
    let all = letters::fields().into_iter().map(|field| {
        let said = words.say(&format!("wording-field-{}", field.replace('_', "-")));
        (field, said)
    });
    let (asked, said): (Vec<_>, Vec<_>) = all.partition(|(field, _)| letters::is_asked(field));
    (said, asked)
}
