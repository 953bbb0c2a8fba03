//! What can be done about a matter in its state, as forms.

use crate::act_form::{ActForm, Ask as Field, one_of};
use goodturn_app::looks::matter::Matter;
use goodturn_practice::ask::{Ask, AskState};
use goodturn_practice::complaint::{Complaint, ComplaintState};
use goodturn_practice::id::{MatterId, PersonId};
use goodturn_practice::matter::Body;
use goodturn_practice::meeting::{Meeting, MeetingState};
use goodturn_practice::promise::Promise;
use goodturn_practice::referral::{Referral, ReferralState};
use goodturn_practice::reward::RewardState;

/// The forms of a matter.
pub(crate) fn forms(look: &Matter) -> Vec<ActForm> {
    let id = look.matter.id;
    match &look.matter.body {
        Body::Ask(ask) => ask_forms(id, ask),
        Body::Promise(promise) => promise_forms(id, promise),
        Body::Referral(referral) => referral_forms(id, referral),
        Body::News(news) if look.open && !news.settled => vec![
            ActForm::new("news.tell", "Told them in some other way", "Told").of("news", id.0),
            ActForm::new("news.settle", "They are not to be told", "Settle").of("news", id.0).danger(),
        ],
        Body::Reward(reward) if matches!(reward.state, RewardState::Due { .. }) => vec![
            ActForm::new("reward.give", "It was given", "Given").of("reward", id.0).open(),
            ActForm::new("reward.waive", "It is waived", "Waive")
                .of("reward", id.0)
                .asks("by_them", "They said so themselves", Field::Flag)
                .asks("reason", "Why", Field::Line)
                .danger(),
        ],
        Body::Complaint(complaint) => complaint_forms(id, complaint),
        Body::Meeting(meeting) => meeting_forms(look, id, meeting),
        Body::Occasion(occasion) if !occasion.removed => vec![
            ActForm::new("occasion.skip", "Leave it out this year", "Leave out").of("occasion", id.0),
            ActForm::new("occasion.remove", "Keep it no longer", "Remove").of("occasion", id.0).danger(),
        ],
        Body::Notice(_) if look.open => vec![
            ActForm::new("notice.tell", "They were told", "Told").of("notice", id.0).open(),
            ActForm::new("notice.reduce", "Keep only whose friend they are", "Reduce")
                .of("notice", id.0)
                .danger(),
        ],
        Body::News(_) | Body::Reward(_) | Body::Occasion(_) | Body::Notice(_) | Body::Relationship(_) => {
            Vec::new()
        }
    }
}

/// The answers to an ask, as they come.
pub(crate) fn answers(source: PersonId, ask: Option<MatterId>) -> Vec<ActForm> {
    let bound = |form: ActForm, name: &str| match ask {
        Some(ask) => form.of(name, ask.0),
        None => form,
    };
    vec![
        bound(promised(source), "ask").open(),
        bound(
            ActForm::new("referral.introduce", "They introduced somebody", "Introduced")
                .of("sources[]", source.0)
                .needs("person", "Whom", Field::Somebody)
                .field("effort", "What they did", efforts(), false, "", "wrote")
                .back("/matters/{referral}"),
            "ask",
        ),
        bound(named(source), "ask"),
        bound(
            ActForm::new("referral.allow_name", "They gave a number: “say I sent you”", "Noted")
                .of("sources[]", source.0)
                .needs("person", "Whom", Field::Somebody)
                .back("/matters/{referral}"),
            "ask",
        ),
    ]
}

fn efforts() -> Field {
    one_of(&[
        ("wrote", "They wrote"),
        ("called", "They called"),
        ("brought_together", "They brought us together"),
    ])
}

/// They promised.
pub(crate) fn promised(source: PersonId) -> ActForm {
    ActForm::new("promise.make", "They promised", "Promise made")
        .of("source", source.0)
        .field("count", "How many introductions", Field::Count, true, "", "1")
        .asks("names[0]", "Whom", Field::Somebody)
        .asks("by", "By when", Field::Day)
        .field(
            "plan",
            "When and how they will do it",
            Field::Line,
            false,
            "“Tuesday, at the club, and copies me.” A plan is kept far more often than a good intention.",
            "",
        )
        .back("/matters/{promise}")
}

fn named(source: PersonId) -> ActForm {
    ActForm::new("referral.name", "They gave a name", "Name noted")
        .of("sources[]", source.0)
        .needs("person", "Whom", Field::Somebody)
        .back("/matters/{referral}")
}

fn ask_forms(id: MatterId, ask: &Ask) -> Vec<ActForm> {
    let mut forms = Vec::new();
    match ask.state {
        AskState::Planned { .. } => {
            forms.push(ActForm::new("ask.make", "It was made", "Asked").of("ask", id.0).open());
        }
        AskState::Made { .. } => {
            forms.extend(answers(ask.source, Some(id)));
            forms.push(ActForm::new("ask.not_now", "Not now", "Not now").of("ask", id.0).asks(
                "until",
                "Until",
                Field::Day,
            ));
            forms.push(ActForm::new("ask.decline", "They declined", "Declined").of("ask", id.0).asks(
                "reason",
                "Why, as they said it",
                Field::Line,
            ));
            forms.push(ActForm::new("ask.no_answer", "No answer; let it be", "No answer").of("ask", id.0));
        }
        AskState::NotNow { .. } => {
            forms.push(ActForm::new("ask.make", "It was made again", "Asked").of("ask", id.0).open());
        }
        AskState::Answered { .. } => return forms,
    }
    forms.push(
        ActForm::new("ask.withdraw", "Take it back", "Take back")
            .of("ask", id.0)
            .asks("reason", "Why", Field::Line)
            .danger(),
    );
    forms
}

fn promise_forms(id: MatterId, promise: &Promise) -> Vec<ActForm> {
    if !promise.is_open() {
        return Vec::new();
    }
    vec![
        ActForm::new("referral.introduce", "They introduced somebody", "Introduced")
            .of("sources[]", promise.source.0)
            .of("promise", id.0)
            .needs("person", "Whom", Field::Somebody)
            .field("effort", "What they did", efforts(), false, "", "wrote")
            .open(),
        ActForm::new("promise.name", "They said whom", "Name noted").of("promise", id.0).needs(
            "person",
            "Whom",
            Field::Somebody,
        ),
        ActForm::new("promise.let_go", "Let it go", "Let go")
            .of("promise", id.0)
            .note("No letter mentions it again. You may still raise it in person."),
        ActForm::new("promise.withdraw", "They took it back", "Taken back").of("promise", id.0).danger(),
    ]
}

const OUTCOMES: &[(&str, &str)] = &[
    ("not_interested", "The timing was not right"),
    ("not_a_fit", "We are not the right ones"),
    ("never_reached", "Never reached"),
    ("went_quiet", "Went quiet"),
    ("passed_on", "Passed on to somebody better suited"),
    ("known_already", "We knew them already"),
    ("withdrawn", "Taken back"),
];

fn referral_forms(id: MatterId, referral: &Referral) -> Vec<ActForm> {
    if !referral.is_open() {
        return vec![judge(id)];
    }
    let mut forms = next_forms(id, referral);
    let form = |act, title: &str, button| ActForm::new(act, title, button).of("referral", id.0);
    forms.push(form("referral.win", "They said yes", "Became a client").asks(
        "by_source",
        "The source told me of it",
        Field::Flag,
    ));
    forms.push(
        form("referral.close", "It ended otherwise", "Close")
            .field("outcome", "How", one_of(OUTCOMES), true, "", "not_interested")
            .asks("reason", "Why", Field::Line)
            .asks("by_source", "The source told me of it", Field::Flag),
    );
    if !matches!(referral.state, ReferralState::Named { .. }) {
        forms.push(judge(id));
    }
    forms.push(form("referral.hears", "What the source may hear", "Save").field(
        "hears",
        "They may hear",
        one_of(&[
            ("thanks_only", "Thanks only"),
            ("in_touch", "That we are in touch"),
            ("outcome", "How it ends"),
        ]),
        true,
        "Ask the person referred at first contact.",
        match referral.hears {
            goodturn_practice::referral::Hears::ThanksOnly => "thanks_only",
            goodturn_practice::referral::Hears::InTouch => "in_touch",
            goodturn_practice::referral::Hears::Outcome => "outcome",
        },
    ));
    forms
}

/// What is likely to happen next in each state.
fn next_forms(id: MatterId, referral: &Referral) -> Vec<ActForm> {
    let form = |act, title: &str, button| ActForm::new(act, title, button).of("referral", id.0);
    let mut forms = Vec::new();
    match referral.state {
        ReferralState::Named { .. } => {
            forms.push(
                form("referral.introduce", "They introduced us", "Introduced")
                    .field("effort", "What they did", efforts(), false, "", "wrote")
                    .open(),
            );
            forms.push(form("referral.allow_name", "We may use their name", "Noted"));
            forms.push(form("referral.ask_after", "I asked whether it happened", "Asked after"));
        }
        ReferralState::Introduced { .. } => {
            forms.push(
                form("referral.reach", "We spoke", "We spoke")
                    .asks("next_on", "Next step on", Field::Day)
                    .asks("words", "What was said", Field::Lines)
                    .open(),
            );
            forms.push(form("referral.try", "I tried, and no answer", "Tried").field(
                "channel",
                "How",
                one_of(&[("phone", "Called"), ("mail", "Wrote"), ("message", "A message")]),
                false,
                "",
                "phone",
            ));
        }
        ReferralState::InConversation { .. } => {
            forms.push(
                form("referral.move", "It went on", "Noted")
                    .with("answered:flag", "true")
                    .asks("next_on", "Next step on", Field::Day)
                    .asks("words", "What was said", Field::Lines)
                    .open(),
            );
            forms.push(
                form("referral.move", "I tried to move it on, and no answer", "Tried")
                    .with("answered:flag", "false"),
            );
        }
        ReferralState::Closed { .. } => {}
    }
    forms
}

fn judge(id: MatterId) -> ActForm {
    let kinds = [
        ("great", "Just whom we look for"),
        ("good", "Good"),
        ("so_so", "Better suited to somebody else"),
        ("poor", "Nobody we can help"),
    ];
    ActForm::new("referral.judge", "What kind of referral it was", "Save")
        .of("referral", id.0)
        .field("quality", "It was", one_of(&kinds), true, "", "good")
        .asks("why", "Why", Field::Line)
}

fn complaint_forms(id: MatterId, complaint: &Complaint) -> Vec<ActForm> {
    let form = |act, title: &str, button| ActForm::new(act, title, button).of("complaint", id.0);
    match complaint.state {
        ComplaintState::Raised { .. } => vec![
            form("complaint.answer", "I called", "Called")
                .asks("next_on", "It will be put right by", Field::Day)
                .open(),
            form("complaint.put_right", "It is put right", "Put right"),
            form("complaint.not_put_right", "It could not be put right", "Close").danger(),
        ],
        ComplaintState::Answered { .. } => vec![
            form("complaint.put_right", "It is put right", "Put right").open(),
            form("complaint.not_put_right", "It could not be put right", "Close").danger(),
        ],
        ComplaintState::PutRight { .. } | ComplaintState::NotPutRight { .. } => Vec::new(),
    }
}

fn meeting_forms(look: &Matter, id: MatterId, meeting: &Meeting) -> Vec<ActForm> {
    let form = |act, title: &str, button| ActForm::new(act, title, button).of("meeting", id.0);
    let MeetingState::Planned { prepared } = meeting.state else { return Vec::new() };
    let over = look.duty.as_ref().is_some_and(|duty| duty.step == "after");
    let mut forms = Vec::new();
    if !prepared && !over {
        forms.push(form("meeting.prepare", "I am prepared", "Prepared").open());
    }
    let held =
        form("meeting.hold", "It took place", "Took place").asks("words", "What was said", Field::Lines);
    forms.push(if over { held.open() } else { held });
    if over {
        for person in &meeting.people {
            forms.push(promised(*person));
            forms.push(
                ActForm::new("person.praise", "They said something nice", "Write it down")
                    .of("person", person.0)
                    .needs("words", "Their words", Field::Lines),
            );
        }
    }
    forms.push(form("meeting.cancel", "It did not take place", "Cancel").danger());
    forms
}
