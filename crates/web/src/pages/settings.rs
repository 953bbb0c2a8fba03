//! Settings: the firm, whom we look for, the rhythm, members, and one's own sign-in.

use crate::act_form::{ActForm, Ask, one_of};
use crate::answer::{Answer, page};
use crate::door::short;
use crate::parts::Query;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::dates::full;
use goodturn_app::looks::firm::ideals;
use goodturn_practice::id::MemberId;
use goodturn_practice::pause::Pause;
use goodturn_practice::workspace::{MemberRole, Profile};
use serde::Deserialize;
use serde_json::Value;

#[derive(Template)]
#[template(path = "settings/firm.html")]
struct FirmPage {
    shell: Shell,
    profile: Profile,
}

#[derive(Template)]
#[template(path = "settings/ideals.html")]
struct IdealsPage {
    shell: Shell,
    ideals: Vec<(String, String, String, String)>,
}

/// A setting of the rhythm, with its words.
struct Setting {
    key: String,
    words: String,
    value: String,
}

#[derive(Template)]
#[template(path = "settings/rhythm.html")]
struct RhythmPage {
    shell: Shell,
    settings: Vec<Setting>,
}

/// A pause, said in a line.
struct Rest {
    text: String,
    /// Whose, empty for the firm's.
    member: String,
    may_end: bool,
}

#[derive(Template)]
#[template(path = "settings/members.html")]
struct MembersPage {
    shell: Shell,
    members: Vec<(String, String, &'static str)>,
    pauses: Vec<Rest>,
    who: Vec<(String, String)>,
    stays: Vec<(String, String)>,
    today: jiff::civil::Date,
    forms: Vec<ActForm>,
}

/// Where somebody is signed in.
struct Place {
    id: String,
    agent: String,
    since: String,
    own: bool,
}

#[derive(Template)]
#[template(path = "settings/sign_in.html")]
struct SignInPage {
    shell: Shell,
    mail: String,
    places: Vec<Place>,
    saved: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    saved: Option<u8>,
}

/// `GET /settings`
pub(crate) async fn firm_page(visit: Visit) -> Answer {
    let shell = Shell::of(&visit, "settings", "/settings").await?;
    page(&FirmPage { shell, profile: visit.firm.profile.clone() })
}

/// `GET /settings/ideals`
pub(crate) async fn ideals_page(visit: Visit) -> Answer {
    let found = ideals(&visit.house.store, visit.workspace).await?;
    let ideals = found
        .into_iter()
        .filter(|ideal| !ideal.retired)
        .map(|ideal| (ideal.id.0.to_string(), ideal.name, ideal.description, ideal.listen_for.join("\n")))
        .collect();
    page(&IdealsPage { shell: Shell::of(&visit, "settings", "/settings/ideals").await?, ideals })
}

/// The settings of the rhythm in words; those that are not listed are shown by their name.
const WORDS: &[(&str, &str)] = &[
    ("capacity", "How many things a day holds"),
    ("per_person", "How often one person may appear on a day"),
    ("asks_a_day", "Asks proposed a day"),
    ("asks_a_year", "Asks of one person a year, at most"),
    (
        "ask_policy",
        "Whom to ask: trust_first, or every_meeting (an ask before the work has shown its worth can cost goodwill)",
    ),
    ("answer_days", "Days until an ask is raised again"),
    ("planned_days", "Days until a planned ask is kept or dropped"),
    ("happened_days", "Days until you ask whether an introduction happened"),
    ("remind_days", "Days until a promise is brought to mind"),
    ("follow_up_hours", "Working hours within which an introduction is followed up"),
    ("tries", "Working days after the first attempt for the next ones"),
    ("never_reached_days", "Working days after the last attempt until “never reached?”"),
    ("not_yet_days", "Days until a source hears that nobody was reached yet"),
    ("move_days", "Days until a conversation is moved on"),
    ("progress_days", "Days without news until a source hears how it stands"),
    ("reward_days", "Days until a reward is settled"),
    ("put_right_days", "Days after a call until you make sure it was put right"),
    ("card_days", "Days before a date on which a card goes to the post"),
    ("occasion_passes_days", "Days after which a date passes"),
    ("notice_days", "Days until somebody named to you is told"),
    ("circle_a_days", "Days between touches in circle A"),
    ("circle_b_days", "Days between touches in circle B"),
    ("circle_c_days", "Days between touches in circle C"),
    ("rest_after_promise", "Days of rest after a promise ended"),
    ("rest_after_answer", "Days of rest after an answer"),
    ("rest_after_not_now", "Days of rest after “not now”"),
    ("rest_after_declined", "Days of rest after they declined"),
    ("rest_after_complaint", "Days of rest after a complaint was put right"),
    ("welcome_lines_a_year", "How often a year a letter says that recommendations are welcome"),
    ("hours.opens", "Work begins at"),
    ("hours.closes", "Work ends at"),
    ("hours.zone", "Time zone"),
    ("hours.days", "Working days"),
    ("hours.holidays", "Holidays, as days with commas between them"),
];

/// `GET /settings/rhythm`
pub(crate) async fn rhythm_page(visit: Visit) -> Answer {
    let value = serde_json::to_value(&visit.firm.rhythm).unwrap_or_default();
    let mut settings = Vec::new();
    flat("", &value, &mut settings);
    page(&RhythmPage { shell: Shell::of(&visit, "settings", "/settings/rhythm").await?, settings })
}

fn flat(before: &str, value: &Value, into: &mut Vec<Setting>) {
    let Value::Object(fields) = value else { return };
    for (name, value) in fields {
        let key = if before.is_empty() { name.clone() } else { format!("{before}.{name}") };
        let text = match value {
            Value::Object(_) => {
                flat(&key, value, into);
                continue;
            }
            Value::Array(items) => items
                .iter()
                .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
                .collect::<Vec<_>>()
                .join(","),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let words = WORDS
            .iter()
            .find(|(known, _)| *known == key)
            .map_or_else(|| key.replace(['_', '.'], " "), |(_, words)| (*words).to_owned());
        into.push(Setting { key, words, value: text });
    }
}

/// `GET /settings/members`
pub(crate) async fn members_page(visit: Visit) -> Answer {
    let word = |role| match role {
        MemberRole::Owner => "owner",
        MemberRole::Member => "member",
        MemberRole::Viewer => "looks on",
    };
    let active: Vec<_> = visit.firm.members.iter().filter(|member| member.active).collect();
    let members =
        active.iter().map(|member| (member.name.clone(), member.mail.clone(), word(member.role))).collect();
    let mut forms = Vec::new();
    if visit.member.role == MemberRole::Owner {
        forms.push(
            ActForm::new("member.add", "Take somebody in", "Take in")
                .needs("name", "Name", Ask::Line)
                .needs("mail", "Mail address", Ask::Line)
                .field(
                    "role",
                    "They",
                    one_of(&[
                        ("member", "do the work"),
                        ("owner", "set the firm up as well"),
                        ("viewer", "look on"),
                    ]),
                    true,
                    "",
                    "member",
                )
                .note("They come in by a sign-in link: goodturn serve --print-link --as their address."),
        );
        let choice = || Ask::One(active.iter().map(|it| (it.id.0.to_string(), it.name.clone())).collect());
        if active.len() > 1 {
            forms.push(
                ActForm::new("member.leave", "Somebody leaves", "Hand over and let go")
                    .field("member", "Who leaves", choice(), true, "", "")
                    .field("to", "Who takes over", choice(), true, "Everything that is open.", "")
                    .danger(),
            );
        }
    }
    let shell = Shell::of(&visit, "settings", "/settings/members").await?;
    let stays = active
        .iter()
        .filter(|it| visit.firm.is_active(it.id))
        .map(|it| (it.id.0.to_string(), it.name.clone()))
        .collect();
    let page_data = MembersPage {
        shell,
        members,
        forms,
        pauses: rests(&visit),
        who: who_may_rest(&visit),
        stays,
        today: visit.today,
    };
    page(&page_data)
}

/// The pauses that are noted, as far as they are not over.
fn rests(visit: &Visit) -> Vec<Rest> {
    let (words, firm) = (visit.words, &visit.firm);
    let name = |id: MemberId| firm.member(id).map(|member| member.name.clone()).unwrap_or_default();
    let coming = firm.pauses.iter().filter(|pause| pause.until >= visit.today);
    let said = |pause: &Pause| {
        let who = pause.member.map_or_else(|| words.say("pause-firm"), name);
        let when = [
            ("who", who.into()),
            ("from", words.full(pause.from).into()),
            ("until", words.full(pause.until).into()),
        ];
        match pause.to {
            Some(to) => words.tell("pause-line-to", when.into_iter().chain([("to", name(to).into())])),
            None => words.tell("pause-line", when),
        }
    };
    let may = |pause: &Pause| pause.member == Some(visit.id()) || visit.member.role == MemberRole::Owner;
    coming
        .map(|pause| Rest {
            text: said(pause),
            member: pause.member.map(|id| id.0.to_string()).unwrap_or_default(),
            may_end: visit.may_change() && may(pause),
        })
        .collect()
}

/// For whom the visitor may note a pause, themselves first: an owner for everybody, and for the whole firm.
fn who_may_rest(visit: &Visit) -> Vec<(String, String)> {
    let mut who = vec![(visit.id().0.to_string(), visit.words.say("pause-myself"))];
    if visit.member.role == MemberRole::Owner {
        let others =
            visit.firm.members.iter().filter(|it| it.id != visit.id() && visit.firm.is_active(it.id));
        who.extend(others.map(|it| (it.id.0.to_string(), it.name.clone())));
        who.push((String::new(), visit.words.say("pause-firm")));
    }
    who
}

/// `GET /settings/sign-in`
pub(crate) async fn sign_in_page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let calendar = visit.firm.rhythm.calendar();
    let found = goodturn_app::house::sessions(&visit.house.store, visit.user).await?;
    let places = found
        .into_iter()
        .map(|session| Place {
            id: short(&session.token_hash),
            own: session.token_hash == visit.token_hash,
            since: full(calendar.day_of(session.created_at)),
            agent: if session.agent.is_empty() { "a browser".to_owned() } else { session.agent },
        })
        .collect();
    let shell = Shell::of(&visit, "settings", "/settings/sign-in").await?;
    page(&SignInPage { shell, mail: visit.member.mail.clone(), places, saved: asked.saved.is_some() })
}

/// `POST /settings/ideals`: an ideal with what to listen for, one a line.
pub(crate) async fn describe_ideal(press: crate::form::Press) -> Answer {
    let (visit, fields) = (press.visit, press.fields);
    let listen: Vec<&str> = fields
        .get("listen")
        .unwrap_or_default()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let act = serde_json::json!({
        "act": "ideal.describe", "ideal": fields.get("ideal"), "name": fields.get("name").unwrap_or_default(),
        "description": fields.get("description").unwrap_or_default(), "listen_for": listen, "key": fields.get("key"),
    });
    match crate::pages::act::done(&visit, act, &fields).await? {
        Ok(done) => Ok(crate::pages::act::on("/settings/ideals", &done)),
        Err(refusal) => Err(crate::answer::Trouble::refused(visit.words, &refusal)),
    }
}
