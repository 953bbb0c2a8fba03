//! What can be done about a matter in its state, as forms.

use crate::act_form::{ActForm, Ask as Field, choices};
use goodturn_app::looks::matter::Matter;
use goodturn_app::words::Words;
use goodturn_practice::ask::{Ask, AskState};
use goodturn_practice::complaint::{Complaint, ComplaintState};
use goodturn_practice::duty::Rule;
use goodturn_practice::id::{MatterId, PersonId};
use goodturn_practice::matter::Body;
use goodturn_practice::meeting::{Meeting, MeetingState};
use goodturn_practice::promise::Promise;
use goodturn_practice::referral::{Hears, Referral, ReferralState};
use goodturn_practice::reward::RewardState;

/// The forms of a matter.
pub(crate) fn forms(look: &Matter, words: Words) -> Vec<ActForm> {
    let id = look.matter.id;
    let form = |name, act, title, button| keyed(words, act, title, button).of(name, id.0);
    match &look.matter.body {
        Body::Ask(ask) => ask_forms(id, ask, words),
        Body::Promise(promise) => promise_forms(id, promise, words),
        Body::Referral(referral) => referral_forms(id, referral, words),
        Body::News(news) if look.open && !news.settled => vec![
            form("news", "news.tell", "matters-news-told", "matters-told"),
            form("news", "news.settle", "matters-news-settle", "matters-settle").danger(),
        ],
        Body::Reward(reward) if matches!(reward.state, RewardState::Due { .. }) => vec![
            form("reward", "reward.give", "matters-reward-given", "matters-given").open(),
            form("reward", "reward.waive", "matters-reward-waived", "matters-waive")
                .asks("by_them", words.say("matters-by-them"), Field::Flag)
                .asks("reason", words.say("field-reason"), Field::Line)
                .danger(),
        ],
        Body::Complaint(complaint) => complaint_forms(id, complaint, words),
        Body::Meeting(meeting) => meeting_forms(look, id, meeting, words),
        Body::Occasion(occasion) if !occasion.removed => vec![
            form("occasion", "occasion.skip", "matters-occasion-skip", "matters-leave-out"),
            form("occasion", "occasion.remove", "matters-occasion-remove", "matters-remove").danger(),
        ],
        Body::Notice(_) if look.open => vec![
            form("notice", "notice.tell", "matters-notice-told", "matters-notice-told-button").open(),
            form("notice", "notice.reduce", "matters-notice-reduce", "matters-reduce").danger(),
        ],
        Body::News(_) | Body::Reward(_) | Body::Occasion(_) | Body::Notice(_) | Body::Relationship(_) => {
            Vec::new()
        }
    }
}

/// A form by the keys of its title and of its button.
fn keyed(words: Words, act: &'static str, title: &str, button: &str) -> ActForm {
    ActForm::new(act, words.say(title), words.say(button))
}

/// The answers to an ask, as they come.
pub(crate) fn answers(source: PersonId, ask: Option<MatterId>, words: Words) -> Vec<ActForm> {
    let bound = |form: ActForm, name: &str| match ask {
        Some(ask) => form.of(name, ask.0),
        None => form,
    };
    let opened = |act, title, button| {
        keyed(words, act, title, button).of("sources[]", source.0).needs(
            "person",
            words.say("matters-whom"),
            Field::Somebody,
        )
    };
    let to = "/matters/{referral}";
    let introduced = opened("referral.introduce", "matters-introduced", "matters-introduced-button");
    let named = opened("referral.name", "matters-named", "matters-name-noted");
    let allowed = opened("referral.allow_name", "matters-allowed", "matters-noted");
    vec![
        bound(promised(source, words), "ask").open(),
        bound(effort(introduced, words).back(to), "ask"),
        bound(named.back(to), "ask"),
        bound(allowed.back(to), "ask"),
    ]
}

/// What somebody did who introduced somebody.
fn effort(form: ActForm, words: Words) -> ActForm {
    let efforts = [
        ("wrote", "matters-they-wrote"),
        ("called", "matters-they-called"),
        ("brought_together", "matters-they-brought-together"),
    ];
    form.field("effort", words.say("matters-did"), choices(words, &efforts), false, "", "wrote")
}

/// They promised.
pub(crate) fn promised(source: PersonId, words: Words) -> ActForm {
    let say = |key: &str| words.say(key);
    keyed(words, "promise.make", "matters-promised", "matters-promised-button")
        .of("source", source.0)
        .field("count", say("matters-promised-count"), Field::Count, true, "", "1")
        .asks("names[0]", say("matters-whom"), Field::Somebody)
        .asks("by", say("matters-promised-by"), Field::Day)
        .field(
            "plan",
            say("matters-promised-plan"),
            Field::Line,
            false,
            say("matters-promised-plan-hint"),
            "",
        )
        .back("/matters/{promise}")
}

fn ask_forms(id: MatterId, ask: &Ask, words: Words) -> Vec<ActForm> {
    let form = |act, title, button| keyed(words, act, title, button).of("ask", id.0);
    let mut forms = Vec::new();
    match ask.state {
        AskState::Planned { .. } => {
            forms.push(form("ask.make", "matters-ask-made", "matters-asked").open());
            let keep = keyed(words, "duty.put_off", "matters-ask-keep", "matters-ask-keep-button");
            let keep = keep.of("matter", id.0).with("rule", Rule::Answer.code());
            forms.push(keep.needs("until", words.say("field-until"), Field::Day));
        }
        AskState::Made { .. } => {
            forms.extend(answers(ask.source, Some(id), words));
            forms.push(form("ask.not_now", "matters-not-now", "matters-not-now-button").asks(
                "until",
                words.say("field-until"),
                Field::Day,
            ));
            forms.push(form("ask.decline", "matters-declined", "matters-declined-button").asks(
                "reason",
                words.say("matters-why-said"),
                Field::Line,
            ));
            forms.push(form("ask.no_answer", "matters-no-answer", "matters-no-answer-button"));
        }
        AskState::NotNow { .. } => {
            forms.push(form("ask.make", "matters-ask-again", "matters-asked").open());
        }
        AskState::Answered { .. } => return forms,
    }
    forms.push(
        form("ask.withdraw", "matters-ask-withdraw", "matters-withdraw")
            .asks("reason", words.say("field-reason"), Field::Line)
            .danger(),
    );
    forms
}

fn promise_forms(id: MatterId, promise: &Promise, words: Words) -> Vec<ActForm> {
    if !promise.is_open() {
        return Vec::new();
    }
    let form = |act, title, button| keyed(words, act, title, button);
    let whom = || words.say("matters-whom");
    let introduced = form("referral.introduce", "matters-introduced", "matters-introduced-button")
        .of("sources[]", promise.source.0)
        .of("promise", id.0)
        .needs("person", whom(), Field::Somebody);
    vec![
        effort(introduced, words).open(),
        form("promise.name", "matters-promise-name", "matters-name-noted").of("promise", id.0).needs(
            "person",
            whom(),
            Field::Somebody,
        ),
        edit_promise(id, promise, words),
        form("promise.let_go", "matters-let-go", "matters-let-go-button")
            .of("promise", id.0)
            .note(words.say("matters-let-go-note")),
        form("promise.withdraw", "matters-taken-back", "matters-taken-back-button")
            .of("promise", id.0)
            .danger(),
    ]
}

/// What they promised, to be put right.
fn edit_promise(id: MatterId, promise: &Promise, words: Words) -> ActForm {
    let say = |key: &str| words.say(key);
    let (count, by) = (promise.count.to_string(), promise.by.map(|day| day.to_string()).unwrap_or_default());
    keyed(words, "promise.edit", "matters-promise-edit", "matters-save")
        .of("promise", id.0)
        .field("count", say("matters-promised-count"), Field::Count, true, "", &count)
        .field("by", say("matters-promised-by"), Field::Day, false, "", &by)
        .field("action", say("matters-will-do"), Field::Line, false, "", &promise.action)
        .field(
            "plan",
            say("matters-plan"),
            Field::Line,
            false,
            say("matters-promised-plan-hint"),
            &promise.plan,
        )
}

const OUTCOMES: &[(&str, &str)] = &[
    ("not_interested", "matters-end-not-interested"),
    ("not_a_fit", "matters-end-not-a-fit"),
    ("never_reached", "matters-end-never-reached"),
    ("went_quiet", "matters-end-went-quiet"),
    ("passed_on", "matters-end-passed-on"),
    ("known_already", "matters-end-known-already"),
    ("withdrawn", "matters-end-withdrawn"),
];

const HEARS: &[(&str, &str)] = &[
    ("thanks_only", "matters-may-hear-thanks"),
    ("in_touch", "matters-may-hear-in-touch"),
    ("outcome", "matters-may-hear-outcome"),
];

fn referral_forms(id: MatterId, referral: &Referral, words: Words) -> Vec<ActForm> {
    if !referral.is_open() {
        return vec![judge(id, words)];
    }
    let say = |key: &str| words.say(key);
    let form = |act, title, button| keyed(words, act, title, button).of("referral", id.0);
    let mut forms = next_forms(id, referral, words);
    forms.push(form("referral.win", "matters-won", "matters-won-button").asks(
        "by_source",
        say("matters-by-source"),
        Field::Flag,
    ));
    forms.push(
        form("referral.close", "matters-ended", "matters-close")
            .field("outcome", say("matters-how"), choices(words, OUTCOMES), true, "", "not_interested")
            .asks("reason", say("field-reason"), Field::Line)
            .asks("by_source", say("matters-by-source"), Field::Flag),
    );
    if !matches!(referral.state, ReferralState::Named { .. }) {
        forms.push(judge(id, words));
    }
    let now = match referral.hears {
        Hears::ThanksOnly => "thanks_only",
        Hears::InTouch => "in_touch",
        Hears::Outcome => "outcome",
    };
    forms.push(form("referral.hears", "matters-hears", "matters-save").field(
        "hears",
        say("matters-may-hear"),
        choices(words, HEARS),
        true,
        say("matters-hears-hint"),
        now,
    ));
    forms
}

/// What is likely to happen next in each state.
fn next_forms(id: MatterId, referral: &Referral, words: Words) -> Vec<ActForm> {
    let form = |act, title, button| keyed(words, act, title, button).of("referral", id.0);
    let spoken = |form: ActForm| {
        form.asks("next_on", words.say("field-next-on"), Field::Day)
            .asks("words", words.say("field-words"), Field::Lines)
            .open()
    };
    let ways = [
        ("phone", "matters-tried-phone"),
        ("mail", "matters-tried-mail"),
        ("message", "matters-tried-message"),
    ];
    match referral.state {
        ReferralState::Named { .. } => vec![
            effort(form("referral.introduce", "matters-introduced-us", "matters-introduced-button"), words)
                .open(),
            form("referral.allow_name", "matters-use-name", "matters-noted"),
            form("referral.ask_after", "matters-ask-after", "matters-asked-after"),
        ],
        ReferralState::Introduced { .. } => vec![
            spoken(form("referral.reach", "matters-spoke", "matters-spoke-button")),
            form("referral.try", "matters-tried", "matters-tried-button").field(
                "channel",
                words.say("matters-how"),
                choices(words, &ways),
                false,
                "",
                "phone",
            ),
        ],
        ReferralState::InConversation { .. } => vec![
            spoken(form("referral.move", "matters-went-on", "matters-noted").with("answered:flag", "true")),
            form("referral.move", "matters-tried-on", "matters-tried-button").with("answered:flag", "false"),
        ],
        ReferralState::Closed { .. } => Vec::new(),
    }
}

fn judge(id: MatterId, words: Words) -> ActForm {
    let kinds = [
        ("great", "matters-judge-great"),
        ("good", "matters-judge-good"),
        ("so_so", "matters-judge-so-so"),
        ("poor", "matters-judge-poor"),
    ];
    keyed(words, "referral.judge", "matters-judge", "matters-save")
        .of("referral", id.0)
        .field("quality", words.say("matters-it-was"), choices(words, &kinds), true, "", "good")
        .asks("why", words.say("field-reason"), Field::Line)
}

fn complaint_forms(id: MatterId, complaint: &Complaint, words: Words) -> Vec<ActForm> {
    let form = |act, title, button| keyed(words, act, title, button).of("complaint", id.0);
    let right = || form("complaint.put_right", "matters-put-right", "matters-put-right-button");
    let not_right = || form("complaint.not_put_right", "matters-not-put-right", "matters-close").danger();
    match complaint.state {
        ComplaintState::Raised { .. } => vec![
            form("complaint.answer", "matters-complaint-called", "matters-complaint-called-button")
                .asks("next_on", words.say("matters-put-right-by"), Field::Day)
                .open(),
            right(),
            not_right(),
        ],
        ComplaintState::Answered { .. } => vec![right().open(), not_right()],
        ComplaintState::PutRight { .. } | ComplaintState::NotPutRight { .. } => Vec::new(),
    }
}

fn meeting_forms(look: &Matter, id: MatterId, meeting: &Meeting, words: Words) -> Vec<ActForm> {
    let form = |act, title, button| keyed(words, act, title, button).of("meeting", id.0);
    let MeetingState::Planned { prepared } = meeting.state else { return Vec::new() };
    let over = look.duty.as_ref().is_some_and(|duty| duty.step == "after");
    let mut forms = Vec::new();
    if !prepared && !over {
        forms.push(form("meeting.prepare", "matters-prepared", "matters-prepared-button").open());
    }
    let held = form("meeting.hold", "matters-held", "matters-held-button").asks(
        "words",
        words.say("field-words"),
        Field::Lines,
    );
    forms.push(if over { held.open() } else { held });
    if over {
        for person in &meeting.people {
            forms.push(promised(*person, words));
            forms.push(
                keyed(words, "person.praise", "capture-kind-nice", "capture-write-down")
                    .of("person", person.0)
                    .needs("words", words.say("capture-praise-words"), Field::Lines),
            );
        }
    }
    forms.push(form("meeting.cancel", "matters-cancelled", "matters-cancel").danger());
    forms
}
