//! The writing desk: the words, the facts beside them, and the ways out. Nothing is sent from here by itself.

use crate::answer::{Answer, Trouble, page};
use crate::pages::matters::{Fact, story};
use crate::parts::{Path, Query};
use crate::paths;
use crate::shell::Shell;
use crate::visit::{Visit, encoded};
use askama::Template;
use goodturn_app::letters::{Channel, Letter, Tone};
use goodturn_app::looks::desk::{Chosen, Desk, desk};
use goodturn_app::looks::matter::matter;
use goodturn_practice::duty::Rule;
use goodturn_practice::id::IdealId;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    channel: String,
    #[serde(default)]
    tone: String,
    /// For whom somebody is asked, where the ask page led here.
    #[serde(default)]
    ideal: String,
}

/// A way of sending that can be chosen.
struct Way {
    word: &'static str,
    name: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "write.html")]
struct Page {
    shell: Shell,
    desk: Desk,
    to: String,
    address: String,
    mailto: String,
    channels: Vec<Way>,
    tones: Vec<Way>,
    channel: &'static str,
    done: Done,
    facts: String,
    ideal: String,
    no_letter: String,
    tries: bool,
    referral: bool,
    back_to: String,
    rows: usize,
    /// What the letter rests on.
    grounds: Vec<Fact>,
    /// Who writes, and what stands on the envelope.
    sender: Vec<String>,
    envelope: Vec<String>,
}

/// The act that marks it as done, with its fields.
struct Done {
    act: &'static str,
    fields: Vec<(&'static str, String)>,
}

/// The step of a letter to the family of somebody who died.
const FAMILY: &str = "family";

/// How it is noted that the letter went out, and where the facts stand.
fn noted_by(visit: &Visit, desk: &Desk, ideal: Option<IdealId>, channel: &str) -> (Done, String) {
    let id = desk.duty.id;
    let channel = ("channel", channel.to_owned());
    if desk.duty.rule != Rule::Ask {
        let fields = vec![("matter", id.to_string()), ("rule", desk.duty.rule.to_string()), channel];
        return (Done { act: "duty.done", fields }, paths::matter(id));
    }
    let facts = paths::person(id);
    if desk.duty.step == FAMILY {
        let words = visit.words.say("write-family-sent");
        let fields = vec![("person", id.to_string()), ("words", words)];
        return (Done { act: "touch.remark", fields }, facts);
    }
    let mut fields = vec![("source", id.to_string()), channel];
    fields.extend(ideal.map(|ideal| ("request.ideal", ideal.0.to_string())));
    (Done { act: "ask.make", fields }, facts)
}

/// `GET /write/{duty}`
pub(crate) async fn write(visit: Visit, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Answer {
    let ideal = asked.ideal.parse::<Uuid>().ok().map(IdealId);
    let chosen = Chosen {
        channel: asked.channel.parse::<Channel>().ok(),
        tone: asked.tone.parse::<Tone>().ok(),
        ideal,
    };
    let found = desk(visit.words, &visit.house.store, visit.workspace, visit.id(), id, chosen).await?;
    let Some(desk) = found else { return Err(Trouble::nothing()) };
    let here = format!("/write/{id}");
    let letter = desk.letter.as_ref();
    let channel = letter.map_or("mail", |letter| letter.channel.word());
    let (done, facts) = noted_by(&visit, &desk, ideal, channel);
    let to: Vec<&str> = letter.iter().flat_map(|it| &it.to).map(|it| it.name.as_str()).collect();
    let reader = letter.and_then(|letter| letter.to.first());
    let address = match channel {
        "mail" => reader.and_then(|it| it.mail.as_ref()).map(|mail| mail.as_str().to_owned()),
        "card" => None,
        _ => reader.and_then(|it| it.phone.as_ref()).map(|phone| phone.as_str().to_owned()),
    };
    let address = address.unwrap_or_default();
    let mailto = letter.filter(|_| channel == "mail").map(|letter| mailto(letter, &address));
    let way = |word: &'static str, chosen: bool| Way {
        name: visit.words.say(&format!("write-way-{word}")),
        word,
        chosen,
    };
    let page_data = Page {
        to: visit.words.list(&to),
        address,
        mailto: mailto.unwrap_or_default(),
        channels: desk.channels.iter().map(|it| way(it.word(), it.word() == channel)).collect(),
        tones: Tone::ALL.iter().map(|it| way(it.word(), *it == desk.tone)).collect(),
        channel,
        done,
        facts,
        ideal: ideal.map(|ideal| ideal.0.to_string()).unwrap_or_default(),
        no_letter: visit.words.say(if desk.channels.is_empty() {
            "write-none"
        } else {
            "write-none-channel"
        }),
        tries: desk.duty.rule == Rule::FollowUp,
        referral: matches!(desk.duty.rule, Rule::FollowUp | Rule::Move),
        back_to: "/".to_owned(),
        grounds: grounds(&visit, &desk).await?,
        sender: sender(&visit),
        envelope: reader.map(|it| it.envelope.clone()).unwrap_or_default(),
        rows: letter.map_or(8, |letter| letter.body.lines().count() + letter.body.len() / 90 + 1),
        shell: Shell::of(&visit, "today", here).await?,
        desk,
    };
    page(&page_data)
}

/// The letter as a link that opens the member's own mail program.
fn mailto(letter: &Letter, address: &str) -> String {
    let subject = encoded(letter.subject.as_deref().unwrap_or_default());
    let body = encoded(&letter.body.replace('\n', "\r\n"));
    format!("mailto:{}?subject={subject}&body={body}", encoded(address).replace("%40", "@"))
}

/// The facts of the matter, as its own page shows them.
async fn grounds(visit: &Visit, desk: &Desk) -> Result<Vec<Fact>, Trouble> {
    if desk.duty.rule == Rule::Ask {
        return Ok(Vec::new());
    }
    let look = matter(visit.words, &visit.house.store, visit.workspace, desk.duty.matter.id).await?;
    Ok(look.map(|look| story::told(&look, visit.words).facts).unwrap_or_default())
}

/// The firm as it stands small on an envelope; nothing while it has no address.
fn sender(visit: &Visit) -> Vec<String> {
    let address = visit.firm.profile.address.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> = address.map(str::to_owned).collect();
    if lines.is_empty() { lines } else { [visit.firm.name.clone()].into_iter().chain(lines).collect() }
}
