//! Random histories: moves that find an act wherever the history has got to. A move holds nothing but numbers, so that
//! a history shrinks to its smallest failing one, and so that the same moves can be played in memory and in a store.

use goodturn_app::words::Words;
use goodturn_practice::act::Act;
use goodturn_practice::decide::settle;
use goodturn_practice::dossier::Dossier;
use goodturn_practice::duty::Duty;
use goodturn_practice::id::MatterId;
use goodturn_practice::matter::Matter;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::{Strategy, any};
use serde_json::{Value, json};

/// One move.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    /// Which kind of act.
    pub kind: u8,
    /// Minutes since the move before, at least one.
    pub wait: i64,
    /// How many days ago it happened, when it is noted late.
    pub ago: i32,
    /// Choices.
    pub a: u8,
    /// Choices.
    pub b: u8,
    /// Choices.
    pub c: u8,
}

/// A beginning and the moves after it.
#[derive(Debug, Clone)]
pub struct History {
    /// When it begins.
    pub begins: Timestamp,
    /// What follows.
    pub moves: Vec<Move>,
}

/// The waits, in minutes: much happens on one day, some of it at the edges of the day, and then nobody comes for weeks.
const WAITS: [i64; 16] =
    [1, 7, 30, 59, 60, 61, 180, 420, 461, 720, 1_440, 1_441, 2_880, 5_760, 10_080, 34_560];

/// The days on which histories begin: before Easter and the clocks, before the clocks go back, before Christmas.
const BEGINNINGS: [&str; 4] = [
    "2026-03-20T09:00:00+01:00",
    "2026-03-26T15:40:00+01:00",
    "2026-10-22T16:01:00+02:00",
    "2026-12-17T08:30:00+01:00",
];

/// Histories of up to `longest` moves.
pub fn histories(longest: usize) -> impl Strategy<Value = History> {
    let wait = (0..WAITS.len()).prop_map(|nr| WAITS[nr]);
    let ago = (0i32..24).prop_map(|nr| if nr < 6 { nr } else { 0 });
    let one = (0..KINDS, wait, ago, any::<u8>(), any::<u8>(), any::<u8>())
        .prop_map(|(kind, wait, ago, a, b, c)| Move { kind, wait, ago, a, b, c });
    let begins = (0..BEGINNINGS.len()).prop_map(|nr| BEGINNINGS[nr].parse::<Timestamp>().unwrap());
    (begins, proptest::collection::vec(one, 1..=longest))
        .prop_map(|(begins, moves)| History { begins, moves })
}

/// What is there before the first move: two clients, a couple, a friend, and two who can be referred.
pub fn cast() -> Vec<Value> {
    let address = json!([{"value": {"street": "Am Markt 1", "locality": "Berlin"}}]);
    let person = |name: &str, roles: Value| json!({"act": "person.add", "name": name, "roles": roles});
    vec![
        json!({"act": "person.add", "roles": ["client"],
               "contact": {"name": {"full": "Maria"}, "birthday": "1975-04-04", "addresses": address}}),
        json!({"act": "person.add", "roles": ["past_client"],
               "contact": {"name": {"full": "Lea"}, "birthday": "--10-31"}}),
        person("Otto", json!(["friend", "source"])),
        person("Tom", json!([])),
        person("Ben", json!([])),
    ]
}

/// How many kinds of moves there are; the first ones, which press what Today shows, come more often.
const KINDS: u8 = 64;

/// The act that a move comes to, and the day on which it happened. `None` when there is nothing it could be about.
pub fn act(one: Move, dossier: &Dossier, now: Timestamp) -> Option<(Act, Option<Date>)> {
    let calendar = dossier.firm.rhythm.calendar();
    let today = calendar.day_of(now);
    let picks = Picks { one, dossier, now, today };
    let act =
        Act::from_json(picks.act()?).unwrap_or_else(|refusal| panic!("{}", Words::ENGLISH.refusal(&refusal)));
    let happened_on = (one.ago > 0).then(|| today.saturating_sub(one.ago.days()));
    Some((act, happened_on))
}

struct Picks<'a> {
    one: Move,
    dossier: &'a Dossier,
    now: Timestamp,
    today: Date,
}

impl Picks<'_> {
    fn person(&self, nr: u8) -> Value {
        let people: Vec<_> = self.dossier.people.keys().collect();
        people.get(usize::from(nr) % people.len().max(1)).map_or(Value::Null, |id| json!(id))
    }

    /// Somebody known, or somebody new.
    fn who(&self, nr: u8) -> Value {
        if nr.is_multiple_of(3) { json!({"name": format!("Friend {nr}")}) } else { self.person(nr / 3) }
    }

    fn sources(&self, nr: u8) -> Value {
        if nr.is_multiple_of(4) {
            json!([self.person(nr / 4), self.person(nr / 4 + 1)])
        } else {
            json!([self.person(nr / 4)])
        }
    }

    fn day(&self, nr: u8) -> Date {
        self.today.saturating_add(i64::from(nr % 24).days())
    }

    fn maybe_day(&self, nr: u8) -> Option<Date> {
        nr.is_multiple_of(2).then(|| self.day(nr / 2))
    }

    fn matter(&self, kind: &str, nr: u8) -> Option<&Matter> {
        let all: Vec<&Matter> = self.dossier.matters.values().filter(|it| it.body.kind() == kind).collect();
        // The newest ones are the ones most often spoken of.
        let back = usize::from(nr) % 4;
        all.get(all.len().checked_sub(1 + back % all.len().max(1))?).copied()
    }

    fn id(&self, kind: &str) -> Option<MatterId> {
        self.matter(kind, self.one.a).map(|matter| matter.id)
    }

    fn duty(&self) -> Option<Duty> {
        let standings = settle(self.dossier);
        let open: Vec<Duty> =
            standings.values().filter_map(|it| it.duty().cloned()).filter_map(|it| it.at(self.now)).collect();
        (!open.is_empty()).then(|| open[usize::from(self.one.a) % open.len()].clone())
    }

    fn act(&self) -> Option<Value> {
        let (a, b, c) = (self.one.a, self.one.b, self.one.c);
        Some(match self.one.kind {
            0..=17 => self.press(&self.duty()?),
            18..=25 => self.about_asks()?,
            26..=33 => self.about_promises()?,
            34..=47 => self.about_referrals()?,
            48..=50 => {
                let verb = ["thank", "tell", "settle"][usize::from(b) % 3];
                json!({"act": format!("news.{verb}"), "news": self.id("news")?})
            }
            51 => json!({"act": "complaint.raise", "person": self.person(a), "words": "late"}),
            52 => {
                json!({"act": "complaint.answer", "complaint": self.id("complaint")?, "next_on": self.maybe_day(b)})
            }
            53 => {
                let starts = format!("{:02}:{:02}:00", b % 24, c % 60);
                json!({"act": "meeting.plan", "people": self.sources(a), "on": self.day(c), "starts": starts})
            }
            54 => {
                let verb = ["prepare", "hold", "cancel"][usize::from(b) % 3];
                json!({"act": format!("meeting.{verb}"), "meeting": self.id("meeting")?})
            }
            55 => {
                let date = format!("--{:02}-{:02}", 1 + b % 12, 1 + c % 28);
                json!({"act": "occasion.note", "person": self.person(a), "what": {"other": "a day"}, "date": date})
            }
            56 => {
                let verb = ["congratulate", "skip", "remove"][usize::from(b) % 3];
                json!({"act": format!("occasion.{verb}"), "occasion": self.id("occasion")?})
            }
            57 => json!({"act": "reward.note", "person": self.person(a), "what": "a book"}),
            58 => {
                json!({"act": "touch.note", "person": self.person(a), "channel": "phone", "direction": "to_them"})
            }
            59..=61 => self.about_people(),
            _ => self.about_the_firm(),
        })
    }

    /// One of the five words on something that Today shows.
    fn press(&self, duty: &Duty) -> Value {
        let word = ["done", "done", "done", "done", "note", "put_off", "drop", "hand_over"]
            [usize::from(self.one.b) % 8];
        let mut act = json!({"act": format!("duty.{word}"), "matter": duty.matter});
        if word != "hand_over" {
            act["rule"] = json!(duty.rule);
        }
        match word {
            "note" => act["words"] = json!("something else"),
            "put_off" => act["until"] = json!(self.day(self.one.c)),
            "drop" => act["reason"] = json!("no reason"),
            "hand_over" => {
                let members = &self.dossier.firm.members;
                act["to"] = json!(members[usize::from(self.one.c) % members.len()].id);
            }
            _ => {}
        }
        act
    }

    fn about_asks(&self) -> Option<Value> {
        let (a, b, c) = (self.one.a, self.one.b, self.one.c);
        let offer = json!({"to_source": "dinner", "at": if b % 2 == 0 { "introduction" } else { "won" }});
        let request = if b % 3 == 0 { json!({"offer": offer}) } else { json!({}) };
        Some(match self.one.kind {
            18 | 19 => {
                json!({"act": "ask.make", "source": self.person(a), "request": request, "anyway": true})
            }
            20 => json!({"act": "ask.plan", "source": self.person(a), "on": self.day(c), "anyway": true}),
            21 => json!({"act": "ask.make", "ask": self.id("ask")?}),
            22 => json!({"act": "ask.raise_again", "ask": self.id("ask")?}),
            23 => json!({"act": "ask.not_now", "ask": self.id("ask")?, "until": self.maybe_day(b)}),
            24 => json!({"act": "ask.decline", "ask": self.id("ask")?}),
            _ => {
                let verb = ["no_answer", "withdraw"][usize::from(b) % 2];
                json!({"act": format!("ask.{verb}"), "ask": self.id("ask")?})
            }
        })
    }

    fn about_promises(&self) -> Option<Value> {
        let (a, b, c) = (self.one.a, self.one.b, self.one.c);
        let names: Vec<Value> = (0..c % 3).map(|nr| self.who(b.wrapping_add(nr * 5))).collect();
        let offer = (a % 3 == 0).then(|| json!({"to_source": "a book", "to_friend": "a first hour"}));
        Some(match self.one.kind {
            26..=28 => json!({"act": "promise.make", "source": self.person(a), "count": 1 + b % 3,
                              "by": self.maybe_day(c), "names": names, "offer": offer}),
            29 | 30 => json!({"act": "promise.name", "promise": self.id("promise")?, "person": self.who(b)}),
            31 => json!({"act": "promise.thank", "promise": self.id("promise")?}),
            32 => json!({"act": "promise.remind", "promise": self.id("promise")?}),
            _ if c % 3 == 0 => {
                json!({"act": "promise.edit", "promise": self.id("promise")?, "count": 1 + b % 4,
                                      "by": self.maybe_day(a)})
            }
            _ => {
                let verb = ["let_go", "withdraw"][usize::from(b) % 2];
                json!({"act": format!("promise.{verb}"), "promise": self.id("promise")?})
            }
        })
    }

    fn about_referrals(&self) -> Option<Value> {
        let (a, b, c) = (self.one.a, self.one.b, self.one.c);
        Some(match self.one.kind {
            34 => json!({"act": "referral.name", "sources": self.sources(a), "person": self.who(b)}),
            35 | 36 => {
                json!({"act": "referral.introduce", "sources": self.sources(a), "person": self.who(b)})
            }
            37 => json!({"act": "referral.introduce", "referral": self.id("referral")?, "effort": "called"}),
            38 => json!({"act": "referral.allow_name", "sources": self.sources(a), "person": self.who(b)}),
            39 => json!({"act": "referral.ask_after", "referral": self.id("referral")?}),
            40 => json!({"act": "referral.try", "referral": self.id("referral")?}),
            41 | 42 => {
                json!({"act": "referral.reach", "referral": self.id("referral")?, "next_on": self.maybe_day(b)})
            }
            43 => json!({"act": "referral.move", "referral": self.id("referral")?, "answered": b % 3 == 0,
                         "next_on": self.maybe_day(c)}),
            44 => json!({"act": "referral.win", "referral": self.id("referral")?, "by_source": b % 5 == 0}),
            45 | 46 => {
                let outcome = ["not_interested", "not_a_fit", "passed_on", "known_already", "withdrawn"]
                    [usize::from(b) % 5];
                let to = (outcome == "passed_on").then(|| self.person(c));
                json!({"act": "referral.close", "referral": self.id("referral")?, "outcome": outcome,
                       "by_source": c % 5 == 0, "passed_to": to})
            }
            _ => {
                let hears = ["thanks_only", "in_touch", "outcome"][usize::from(b) % 3];
                json!({"act": "referral.hears", "referral": self.id("referral")?, "hears": hears})
            }
        })
    }

    fn about_people(&self) -> Value {
        let (a, b, c) = (self.one.a, self.one.b, self.one.c);
        let person = self.person(a);
        match b % 9 {
            8 => {
                // They belong to somebody's household, or to nobody's any more.
                let contact = self
                    .dossier
                    .people
                    .values()
                    .find(|held| json!(held.id) == person)
                    .map(|held| &held.contact);
                let unit = Some(self.person(c)).filter(|unit| *unit != person);
                json!({"act": "person.edit", "person": person, "contact": contact, "part_of": unit})
            }
            0 => json!({"act": "person.leave_alone", "person": person, "leave_alone": c % 4 != 0}),
            1 => {
                let how = ["died", "moved_away", "left_firm", "sold"][usize::from(c) % 4];
                json!({"act": "person.gone", "person": person, "how": how})
            }
            2 => {
                let circle = [Some("A"), Some("B"), None][usize::from(c) % 3];
                json!({"act": "person.circle", "person": person, "circle": circle})
            }
            3 => {
                json!({"act": "person.sort", "person": person, "roles": ["client"], "client_since": self.today})
            }
            4 => {
                let members = &self.dossier.firm.members;
                let to = members[usize::from(c) % members.len()].id;
                json!({"act": "person.hand_over", "person": person, "to": to})
            }
            5 => json!({"act": "person.sort", "person": person, "roles": ["other"]}),
            6 => json!({"act": "person.praise", "person": person, "words": "good"}),
            _ => json!({"act": "person.satisfied", "person": person, "score": c % 11}),
        }
    }

    fn about_the_firm(&self) -> Value {
        let settings = [
            ("remind_days", "10"),
            ("answer_days", "3"),
            ("tries", "[1,3]"),
            ("follow_up_hours", "6"),
            ("hours.weekdays", "[1,2,3,4,5,6]"),
            ("hours.closes", "16:00:00"),
            ("circle_a_days", "14"),
            ("card_days", "7"),
        ];
        let (setting, value) = settings[usize::from(self.one.b) % settings.len()];
        json!({"act": "rhythm.set", "setting": setting, "value": value})
    }
}
