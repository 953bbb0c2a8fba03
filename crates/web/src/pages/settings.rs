//! Settings: the firm, whom we look for, the rhythm, members, and one's own sign-in.

mod rhythm;

pub(crate) use rhythm::{change as change_rhythm, rhythm_page};

use crate::act_form::{ActForm, Ask, choices};
use crate::answer::{Answer, page};
use crate::door::short;
use crate::parts::Query;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::firm::ideals;
use goodturn_app::words::Language;
use goodturn_practice::id::MemberId;
use goodturn_practice::pause::Pause;
use goodturn_practice::profession::is_confidential;
use goodturn_practice::workspace::{MemberRole, Profile};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "settings/firm.html")]
struct FirmPage {
    shell: Shell,
    profile: Profile,
}

impl FirmPage {
    /// What is usual in the profession, as the words choose by it.
    fn confidential_word(&self) -> &'static str {
        if is_confidential(&self.profile.profession) { "yes" } else { "no" }
    }
}

#[derive(Template)]
#[template(path = "settings/ideals.html")]
struct IdealsPage {
    shell: Shell,
    ideals: Vec<(String, String, String, String)>,
}

/// A pause, said in a line.
struct Rest {
    text: String,
    /// Whose, empty for the firm's.
    member: String,
    /// Its first day, by which it is known.
    from: jiff::civil::Date,
    may_end: bool,
}

#[derive(Template)]
#[template(path = "settings/members.html")]
struct MembersPage {
    shell: Shell,
    members: Vec<(String, String, String)>,
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
    language: Option<Language>,
}

impl SignInPage {
    /// Whether that is the language the member chose.
    fn is_language(&self, language: &Language) -> bool {
        self.language == Some(*language)
    }
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

/// `GET /settings/members`
pub(crate) async fn members_page(visit: Visit) -> Answer {
    let say = |key: &str| visit.words.say(key);
    let word = |role: MemberRole| say(&format!("settings-is-{}", role.word()));
    let active: Vec<_> = visit.firm.members.iter().filter(|member| member.active).collect();
    let members =
        active.iter().map(|member| (member.name.clone(), member.mail.clone(), word(member.role))).collect();
    let mut forms = Vec::new();
    if visit.member.role == MemberRole::Owner {
        forms.push(
            ActForm::new("member.add", say("settings-add"), say("settings-add-button"))
                .needs("name", say("settings-add-name"), Ask::Line)
                .needs("mail", say("settings-mail"), Ask::Line)
                .field(
                    "role",
                    say("settings-they"),
                    choices(
                        visit.words,
                        &[
                            ("member", "settings-role-member"),
                            ("owner", "settings-role-owner"),
                            ("viewer", "settings-role-viewer"),
                        ],
                    ),
                    true,
                    "",
                    "member",
                )
                .note(say("settings-add-note")),
        );
        let choice = || Ask::One(active.iter().map(|it| (it.id.0.to_string(), it.name.clone())).collect());
        if active.len() > 1 {
            forms.push(
                ActForm::new("member.leave", say("settings-leave"), say("settings-leave-button"))
                    .field("member", say("settings-leave-who"), choice(), true, "", "")
                    .field("to", say("settings-leave-to"), choice(), true, say("settings-leave-hint"), "")
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
            from: pause.from,
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
            since: visit.words.full(calendar.day_of(session.created_at)),
            agent: if session.agent.is_empty() {
                visit.words.say("settings-a-browser")
            } else {
                session.agent
            },
        })
        .collect();
    let shell = Shell::of(&visit, "settings", "/settings/sign-in").await?;
    page(&SignInPage {
        shell,
        mail: visit.member.mail.clone(),
        places,
        saved: asked.saved.is_some(),
        language: visit.member.language,
    })
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
        Err(refusal) => {
            let again = typed_ideal(&fields, &listen);
            crate::pages::act::refused(&visit, "ideal.describe", &again, &refusal).await
        }
    }
}

/// What was typed about an ideal, as the fields of its act.
fn typed_ideal(fields: &crate::form::Fields, listen: &[&str]) -> crate::form::Fields {
    let mut typed: Vec<(String, String)> = ["ideal", "name", "description"]
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), fields.get(name)?.to_owned())))
        .collect();
    typed.extend(listen.iter().map(|line| ("listen_for[]".to_owned(), (*line).to_owned())));
    typed.push(("back".to_owned(), "/settings/ideals".to_owned()));
    crate::form::Fields(typed)
}
