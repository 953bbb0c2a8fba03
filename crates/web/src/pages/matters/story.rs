//! How a matter stands, in words and facts.

mod brief;

use super::{Fact, Place};
use crate::paths;
use brief::brief;
use goodturn_app::looks::matter::Matter;
use goodturn_app::words::Words;
use goodturn_practice::ask::{Answer, Ask, AskState, Request, Wish};
use goodturn_practice::complaint::ComplaintState;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::id::PersonId;
use goodturn_practice::matter::Body;
use goodturn_practice::meeting::{Meeting, MeetingState};
use goodturn_practice::occasion::{Label, Occasion};
use goodturn_practice::promise::{Promise, PromiseState};
use goodturn_practice::referral::{Effort, Hears, Outcome, Quality, Referral, ReferralState};
use goodturn_practice::reward::RewardState;
use jiff::civil::Date;

/// A matter, told.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) places: Vec<Place>,
    pub(crate) facts: Vec<Fact>,
}

struct Teller<'a> {
    dossier: &'a Dossier,
    words: Words,
    told: Told,
}

/// Tells a matter.
pub(crate) fn told(look: &Matter, words: Words) -> Told {
    let mut teller = Teller { dossier: &look.dossier, words, told: Told::default() };
    match &look.matter.body {
        Body::Ask(ask) => teller.ask(ask),
        Body::Promise(promise) => teller.promise(promise),
        Body::Referral(referral) => teller.referral(referral),
        Body::News(news) => {
            let names =
                [("source", teller.name(news.source).into()), ("about", teller.name(news.about).into())];
            teller.told.title = words.tell("matters-news", names);
            teller.leads("matters-the-referral", "matters-how-it-stands", paths::matter(news.referral.0));
            teller.fact("matters-last-news", words.full(news.last_on));
        }
        Body::Reward(reward) => {
            teller.title("matters-reward", reward.person);
            teller.told.lead = match &reward.state {
                RewardState::Due { .. } => reward.what.clone(),
                _ => words.tell1("matters-reward-settled", "what", reward.what.as_str()),
            };
        }
        Body::Complaint(complaint) => {
            teller.title("matters-complaint", complaint.person);
            teller.told.lead = match &complaint.state {
                ComplaintState::Raised { .. } => words.say("matters-complaint-waits"),
                ComplaintState::Answered { on, .. } => teller.on("matters-complaint-answered", *on),
                ComplaintState::PutRight { on } => teller.on("matters-complaint-put-right", *on),
                ComplaintState::NotPutRight { on } => teller.on("matters-complaint-not-put-right", *on),
            };
            teller.fact("capture-in-their-words", complaint.words.clone());
        }
        Body::Meeting(meeting) => teller.meeting(look, meeting),
        Body::Occasion(occasion) => teller.occasion(occasion),
        Body::Notice(notice) => {
            teller.title("matters-notice", notice.person);
            teller.told.lead = words.say("matters-notice-lead");
        }
        Body::Relationship(it) => teller.told.title = teller.name(it.person).to_owned(),
    }
    teller.told
}

impl<'a> Teller<'a> {
    fn name(&self, id: PersonId) -> &'a str {
        self.dossier.name(id)
    }

    /// The title, by its key, with a name in it.
    fn title(&mut self, key: &str, person: PersonId) {
        self.told.title = self.words.tell1(key, "name", self.name(person));
    }

    /// A sentence with a day in it.
    fn on(&self, key: &str, day: Date) -> String {
        self.words.tell1(key, "day", self.words.full(day))
    }

    fn linked(&mut self, what: &str, words: String, page: String) {
        if !words.is_empty() {
            self.told.facts.push(Fact { what: self.words.say(what), words, page });
        }
    }

    /// A fact: the key of what, and the words.
    fn fact(&mut self, what: &str, words: String) {
        self.linked(what, words, String::new());
    }

    /// A fact whose words, said by their key, lead somewhere.
    fn leads(&mut self, what: &str, words: &str, page: String) {
        self.linked(what, self.words.say(words), page);
    }

    fn person(&mut self, what: &str, id: PersonId) {
        self.linked(what, self.name(id).to_owned(), paths::person(id.0));
    }

    fn ask(&mut self, ask: &Ask) {
        self.title("matters-ask", ask.source);
        self.told.lead = match &ask.state {
            AskState::Planned { on, .. } => self.on("matters-ask-planned", *on),
            AskState::Made { on, raised } if raised.is_empty() => self.on("matters-ask-made-on", *on),
            AskState::Made { on, raised } => {
                let day = ("day", self.words.full(*on));
                self.words.tell2("matters-ask-raised", day, ("times", raised.len()))
            }
            AskState::NotNow { until: Some(day), .. } => self.on("matters-ask-not-now-until", *day),
            AskState::NotNow { .. } => self.words.say("matters-ask-not-now"),
            AskState::Answered { on, answer } => self.answered(*on, answer),
        };
        let AskState::Answered { answer, .. } = &ask.state else { return self.request(&ask.request) };
        match answer {
            Answer::Promised { promise } => {
                self.leads("matters-came-of-it", "matters-the-promise-link", paths::matter(promise.0));
            }
            Answer::OnTheSpot { referral } => {
                self.leads("matters-came-of-it", "matters-the-referral-link", paths::matter(referral.0));
            }
            _ => {}
        }
        self.request(&ask.request);
    }

    fn answered(&self, on: Date, answer: &Answer) -> String {
        let because = |key, reason: &str| {
            self.words.tell2(key, ("day", self.words.full(on)), ("reason", reason)).trim_end().to_owned()
        };
        match answer {
            Answer::Promised { .. } => self.on("matters-ask-promised", on),
            Answer::OnTheSpot { .. } => self.on("matters-ask-on-the-spot", on),
            Answer::Declined { reason } if reason.is_empty() => self.on("matters-ask-declined", on),
            Answer::Declined { reason } => because("matters-ask-declined-because", reason),
            Answer::NoAnswer => self.words.say("matters-ask-no-answer"),
            Answer::Withdrawn { reason } => because("matters-ask-withdrawn", reason),
        }
    }

    fn request(&mut self, request: &Request) {
        let wish = match request.wish {
            Wish::Client => "matters-wish-client",
            Wish::Speaking => "matters-wish-speaking",
            Wish::Partner => "matters-wish-partner",
            Wish::Organization => "matters-wish-organization",
            Wish::Hire => "matters-wish-hire",
        };
        self.fact("matters-asked-for", self.words.say(wish));
        if let Some(ideal) = request.ideal.and_then(|id| self.dossier.ideals.get(&id)) {
            self.linked("matters-ideal", ideal.name.clone(), "/settings/ideals".to_owned());
        }
        for person in &request.wanted {
            self.person("matters-whom", *person);
        }
        self.fact("matters-action", request.action.clone());
        self.fact("matters-the-words", request.words.clone());
        self.fact("matters-to-source", request.offer.to_source.clone());
        self.fact("matters-to-friend", request.offer.to_friend.clone());
    }

    fn promise(&mut self, promise: &Promise) {
        self.title("matters-promise", promise.source);
        self.told.lead = match &promise.state {
            PromiseState::Open { reminded, .. } => {
                let so_far = [("kept", promise.kept.into()), ("count", promise.count.into())];
                if reminded.is_empty() {
                    self.words.tell("matters-promise-open", so_far)
                } else {
                    let times = ("times", reminded.len().into());
                    self.words.tell("matters-promise-reminded", so_far.into_iter().chain([times]))
                }
            }
            PromiseState::Kept { on } => self.on("matters-promise-kept", *on),
            PromiseState::LetGo { on } => self.on("matters-promise-let-go", *on),
            PromiseState::Withdrawn { on } => self.on("matters-promise-withdrawn", *on),
        };
        self.told.places = self.places(promise);
        self.person("matters-who", promise.source);
        self.fact("matters-when", self.words.full(promise.made_on));
        self.fact("matters-by", promise.by.map(|day| self.words.full(day)).unwrap_or_default());
        self.fact("matters-will-do", promise.action.clone());
        self.fact("matters-plan", promise.plan.clone());
        self.fact("matters-to-source", promise.offer.to_source.clone());
        self.fact("matters-to-friend", promise.offer.to_friend.clone());
        if let Some(ask) = promise.ask {
            self.leads("matters-the-ask", "matters-the-ask-link", paths::matter(ask.0));
        }
    }

    /// The table of a promise: who came, and who or how many are still open.
    fn places(&self, promise: &Promise) -> Vec<Place> {
        let kept: Vec<PersonId> = promise
            .referrals
            .iter()
            .filter_map(|id| self.dossier.matters.get(id).and_then(|matter| matter.body.as_referral()))
            .filter(|referral| !matches!(referral.state, ReferralState::Named { .. }))
            .map(|referral| referral.person)
            .collect();
        let place = |name: String, kept| Place { name, kept };
        let mut places: Vec<Place> =
            kept.iter().map(|person| place(self.name(*person).to_owned(), true)).collect();
        if promise.is_open() {
            let waiting = promise.names.iter().filter(|person| !kept.contains(person));
            let named = waiting.map(|person| self.name(*person).to_owned());
            let more = std::iter::repeat_with(|| self.words.say("matters-place-more"));
            let open = named.chain(more).take(usize::from(promise.open_count()));
            places.extend(open.map(|name| place(name, false)));
        }
        places
    }

    fn referral(&mut self, referral: &Referral) {
        self.told.title = self.name(referral.person).to_owned();
        self.told.lead = match &referral.state {
            ReferralState::Named { on, waits_in: Some(_), .. } => self.on("matters-referral-promised", *on),
            ReferralState::Named { on, .. } => self.on("matters-referral-named", *on),
            ReferralState::Introduced { tries, .. } if tries.is_empty() => {
                self.words.say("matters-referral-introduced")
            }
            ReferralState::Introduced { tries, .. } => {
                self.words.tell1("matters-referral-tried", "count", tries.len())
            }
            ReferralState::InConversation { last_on, .. } => self.on("matters-referral-talking", *last_on),
            ReferralState::Closed { outcome, reason, .. } => {
                format!("{} {reason}", self.words.say(outcome_key(*outcome))).trim_end().to_owned()
            }
        };
        self.person("matters-referred", referral.person);
        for source in &referral.sources {
            self.person("matters-refers", *source);
        }
        self.fact("matters-did", self.words.say(effort_key(referral.effort)));
        if let Some((quality, why)) = &referral.quality {
            let quality = self.words.say(quality_key(*quality));
            let words = self.words.tell2("matters-quality", ("quality", quality), ("why", why.as_str()));
            self.fact("matters-what-kind", words.trim_end().to_owned());
        }
        let hears = match referral.hears {
            Hears::ThanksOnly => "matters-hears-thanks",
            Hears::InTouch => "matters-hears-in-touch",
            Hears::Outcome => "matters-hears-outcome",
        };
        self.fact("matters-source-may-hear", self.words.say(hears));
        for (what, matter) in [("matters-the-ask", referral.ask), ("matters-the-promise", referral.promise)] {
            if let Some(id) = matter {
                self.leads(what, "matters-look", paths::matter(id.0));
            }
        }
    }

    fn occasion(&mut self, occasion: &Occasion) {
        let what = match &occasion.label {
            Label::Birthday => self.words.say("matters-occasion-birthday"),
            Label::Anniversary => self.words.say("matters-occasion-anniversary"),
            Label::ClientSince => self.words.say("matters-occasion-client-since"),
            Label::Other(words) => words.clone(),
        };
        let name = self.name(occasion.person);
        self.told.title = self.words.tell2("matters-occasion", ("name", name), ("what", what));
        self.told.lead = if occasion.removed {
            self.words.say("matters-occasion-removed")
        } else {
            self.on("matters-occasion-next", occasion.next_on)
        };
    }

    fn meeting(&mut self, look: &Matter, meeting: &Meeting) {
        let names: Vec<&str> = meeting.people.iter().map(|id| self.name(*id)).collect();
        self.told.title = self.words.tell1("matters-meeting", "names", self.words.list(&names));
        let after = look.duty.as_ref().is_some_and(|duty| duty.step == "after");
        self.told.lead = self.words.say(match &meeting.state {
            MeetingState::Planned { .. } if after => "matters-meeting-after",
            MeetingState::Planned { .. } => "matters-meeting-before",
            MeetingState::Held => "matters-meeting-held",
            MeetingState::Cancelled => "matters-meeting-cancelled",
        });
        for person in meeting.people.iter().copied() {
            self.person("matters-with", person);
            let others = look.dossier.matters_of(person).filter(|it| it.id != look.matter.id);
            let words = self.words;
            for words in others.filter_map(|it| brief(it, &look.dossier, words)) {
                self.fact("matters-open", words);
            }
        }
        self.fact("matters-about", meeting.words.clone());
    }
}

/// The key of what a source did.
fn effort_key(effort: Effort) -> &'static str {
    match effort {
        Effort::ToldName => "matters-effort-told-name",
        Effort::AllowedName => "matters-effort-allowed-name",
        Effort::Wrote => "matters-effort-wrote",
        Effort::Called => "matters-effort-called",
        Effort::BroughtTogether => "matters-effort-brought-together",
    }
}

/// The key of what kind of referral it was.
fn quality_key(quality: Quality) -> &'static str {
    match quality {
        Quality::Great => "matters-quality-great",
        Quality::Good => "matters-quality-good",
        Quality::SoSo => "matters-quality-so-so",
        Quality::Poor => "matters-quality-poor",
    }
}

/// The key of an outcome in kind words.
pub(crate) fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Won => "matters-outcome-won",
        Outcome::NotInterested => "matters-outcome-not-interested",
        Outcome::NeverReached => "matters-outcome-never-reached",
        Outcome::WentQuiet => "matters-outcome-went-quiet",
        Outcome::NotAFit => "matters-outcome-not-a-fit",
        Outcome::PassedOn => "matters-outcome-passed-on",
        Outcome::KnownAlready => "matters-outcome-known-already",
        Outcome::Withdrawn => "matters-outcome-withdrawn",
    }
}
