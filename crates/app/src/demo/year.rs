//! The year of the demo: asks answered in every way, promises kept, half kept, forgotten and let go, referrals in every
//! state, and the people whom every practice knows. Every line is an act; nothing is written behind the program's back.

use goodturn_practice::calendar::{Calendar, plus};
use jiff::civil::{Date, Time};
use serde_json::{Value, json};

/// Acts with their moments, to be brought into their order.
pub(super) struct Year<'a> {
    calendar: &'a Calendar,
    /// The last day.
    today: Date,
    lines: Vec<(Date, usize, Value)>,
}

/// Who died, and how many days ago.
const LOST: usize = 17;
const LOST_DAYS: i32 = 150;

/// Somebody by their number: the label under which they were added.
fn who(nr: usize) -> Value {
    json!({"ref": format!("p{nr}")})
}

impl<'a> Year<'a> {
    pub(super) fn new(calendar: &'a Calendar, today: Date) -> Self {
        Self { calendar, today, lines: Vec::new() }
    }

    /// An act, so many days ago; what falls on a weekend is done on the next working day.
    fn ago(&mut self, days: i32, act: Value) {
        let day = self.calendar.on_or_after(plus(self.today, -days)).min(self.today);
        let nr = self.lines.len();
        self.lines.push((day, nr, act));
    }

    fn labelled(&mut self, days: i32, label: &str, mut act: Value) {
        act["label"] = json!(label);
        self.ago(days, act);
    }

    /// The acts in their order, each at a minute of its own within the working day.
    pub(super) fn told(mut self) -> Vec<Value> {
        self.lines.sort_by_key(|(day, nr, _)| (*day, *nr));
        let mut last = (Date::MIN, 0_i32);
        let mut told = Vec::with_capacity(self.lines.len());
        for (day, _, mut act) in self.lines {
            last = if last.0 == day { (day, last.1 + 1) } else { (day, 0) };
            // On the last day everything happens before the visitor comes.
            let (begin, step) = if day == self.today { (7 * 60, 0) } else { (9 * 60 + 5, 2) };
            let minute = begin + (last.1 * step).min(400);
            let time = Time::new(
                i8::try_from(minute / 60).unwrap_or(9),
                i8::try_from(minute % 60).unwrap_or(0),
                0,
                0,
            );
            let at = self.calendar.moment(day, time.unwrap_or(Time::midnight()));
            act["at"] = json!(at.to_string());
            told.push(act);
        }
        told
    }

    /// Whom everybody is to us, and how often we keep in touch.
    pub(super) fn sorted(&mut self, count: usize) {
        for nr in 0..count {
            let (role, mood, circle) = match nr % 10 {
                0 | 3 => ("client", Some("happy"), Some(if nr % 20 == 0 { "A" } else { "B" })),
                6 => ("client", Some("unsure"), Some("C")),
                1 | 7 => ("past_client", Some("happy"), Some("C")),
                2 => ("partner", None, Some("B")),
                4 => ("friend", None, None),
                5 | 8 => ("prospect", None, None),
                _ => ("other", None, None),
            };
            self.ago(364, json!({"act": "person.sort", "person": who(nr), "roles": [role], "mood": mood, "circle": circle}));
            if circle.is_some() {
                // Touches through the year, the last of them not long ago for most.
                let rest = i32::try_from(nr * 7 % 40).unwrap_or(0);
                let gap = match circle {
                    Some("A") => 28,
                    Some("B") => 55,
                    _ => 80,
                };
                // Who died is called no more.
                let rest = if nr == LOST { LOST_DAYS + 20 } else { rest };
                let mut days = 330;
                while days > rest {
                    self.ago(days, json!({"act": "touch.note", "person": who(nr), "channel": if nr % 2 == 0 { "phone" } else { "mail" }, "direction": "to_them"}));
                    days -= gap;
                }
                self.ago(rest.max(1), json!({"act": "touch.note", "person": who(nr), "channel": "talk", "direction": "to_them"}));
            }
        }
    }

    /// A promise of one, kept, thanked at each step, and won.
    pub(super) fn kept(&mut self, nr: usize, friend: usize, days: i32) {
        let (promise, referral) = (format!("promise{nr}-{days}"), format!("referral{nr}-{days}"));
        self.ago(days, json!({"act": "ask.make", "source": who(nr), "channel": "talk"}));
        self.labelled(
            days,
            &promise,
            json!({"act": "promise.make", "source": who(nr), "plan": "On Tuesday, by mail to both"}),
        );
        self.ago(days, json!({"act": "promise.thank", "promise": {"ref": promise}}));
        self.labelled(days - 9, &referral, json!({"act": "referral.introduce", "sources": [who(nr)], "person": who(friend), "effort": "wrote"}));
        self.ago(days - 9, json!({"act": "news.thank", "news": {"ref": referral}}));
        self.ago(days - 9, json!({"act": "referral.reach", "referral": {"ref": referral}}));
        self.ago(days - 10, json!({"act": "news.tell", "news": {"ref": referral}}));
        self.ago(days - 22, json!({"act": "referral.move", "referral": {"ref": referral}, "answered": true, "channel": "phone"}));
        self.ago(days - 31, json!({"act": "referral.win", "referral": {"ref": referral}}));
        self.ago(days - 31, json!({"act": "news.tell", "news": {"ref": referral}, "channel": "card"}));
    }

    /// A promise of two of which one came; the other is open still.
    pub(super) fn half_kept(&mut self, nr: usize, friend: usize, days: i32) {
        let (promise, referral) = (format!("half{nr}"), format!("half-referral{nr}"));
        self.ago(days, json!({"act": "ask.make", "source": who(nr), "channel": "mail"}));
        self.labelled(days - 3, &promise, json!({"act": "promise.make", "source": who(nr), "count": 2, "action": "bring us together over lunch"}));
        self.ago(days - 3, json!({"act": "promise.thank", "promise": {"ref": promise}}));
        self.labelled(days - 10, &referral, json!({"act": "referral.introduce", "sources": [who(nr)], "person": who(friend), "effort": "brought_together"}));
        self.ago(days - 10, json!({"act": "news.thank", "news": {"ref": referral}}));
        self.ago(days - 11, json!({"act": "referral.reach", "referral": {"ref": referral}, "words": "They look for somebody from spring."}));
        self.ago(days - 11, json!({"act": "news.tell", "news": {"ref": referral}}));
    }

    /// A promise that was forgotten, brought to mind twice, and let go.
    pub(super) fn let_go(&mut self, nr: usize, days: i32) {
        let promise = format!("gone{nr}");
        self.ago(days, json!({"act": "ask.make", "source": who(nr), "channel": "talk"}));
        self.labelled(days, &promise, json!({"act": "promise.make", "source": who(nr), "count": 2}));
        self.ago(days, json!({"act": "promise.thank", "promise": {"ref": promise}}));
        self.ago(days - 15, json!({"act": "promise.remind", "promise": {"ref": promise}}));
        self.ago(days - 30, json!({"act": "promise.remind", "promise": {"ref": promise}}));
        self.ago(days - 46, json!({"act": "promise.let_go", "promise": {"ref": promise}}));
    }

    /// An ask with another answer: declined, not now, none.
    pub(super) fn answered(&mut self, nr: usize, days: i32, answer: &str) {
        let ask = format!("ask{nr}");
        self.labelled(days, &ask, json!({"act": "ask.make", "source": who(nr), "channel": "mail"}));
        let until = plus(self.today, 0);
        match answer {
            "declined" => self.ago(
                days - 4,
                json!({"act": "ask.decline", "ask": {"ref": ask}, "reason": "We keep such things apart."}),
            ),
            "not_now" => {
                self.ago(days - 4, json!({"act": "ask.not_now", "ask": {"ref": ask}, "until": until}));
            }
            "no_answer" => {
                self.ago(days - 8, json!({"act": "ask.raise_again", "ask": {"ref": ask}}));
                self.ago(days - 16, json!({"act": "ask.raise_again", "ask": {"ref": ask}}));
                self.ago(days - 25, json!({"act": "ask.no_answer", "ask": {"ref": ask}}));
            }
            _ => {}
        }
    }

    /// An introduction of somebody, and how far it came: tries without an answer, a conversation, an outcome.
    pub(super) fn introduced(&mut self, nr: usize, friend: usize, days: i32, how: &str) {
        let referral = format!("in{nr}-{friend}");
        self.labelled(days, &referral, json!({"act": "referral.introduce", "sources": [who(nr)], "person": who(friend), "effort": "called"}));
        if how == "fresh" {
            return;
        }
        self.ago(days, json!({"act": "news.thank", "news": {"ref": referral}}));
        match how {
            "trying" => {
                self.ago(
                    days,
                    json!({"act": "referral.try", "referral": {"ref": referral}, "channel": "phone"}),
                );
                self.ago(
                    days - 2,
                    json!({"act": "referral.try", "referral": {"ref": referral}, "channel": "mail"}),
                );
            }
            // This morning: whoever made the introduction does not know it yet.
            "reached" => self.ago(0, json!({"act": "referral.reach", "referral": {"ref": referral}})),
            "never_reached" => {
                for (step, later) in [0, 2, 7, 14, 28].into_iter().enumerate() {
                    let channel = if step % 2 == 0 { "phone" } else { "mail" };
                    self.ago(
                        days - later,
                        json!({"act": "referral.try", "referral": {"ref": referral}, "channel": channel}),
                    );
                }
                self.ago(days - 5, json!({"act": "news.tell", "news": {"ref": referral}}));
                self.ago(days - 36, json!({"act": "referral.close", "referral": {"ref": referral}, "outcome": "never_reached"}));
                self.ago(days - 36, json!({"act": "news.tell", "news": {"ref": referral}}));
            }
            _ => {
                self.ago(days - 1, json!({"act": "referral.reach", "referral": {"ref": referral}}));
                self.ago(days - 1, json!({"act": "news.tell", "news": {"ref": referral}}));
                if how != "conversation" {
                    let quality = if how == "won" { "great" } else { "good" };
                    self.ago(
                        days - 2,
                        json!({"act": "referral.judge", "referral": {"ref": referral}, "quality": quality}),
                    );
                    let mut end =
                        json!({"act": "referral.close", "referral": {"ref": referral}, "outcome": how});
                    if how == "won" {
                        end = json!({"act": "referral.win", "referral": {"ref": referral}});
                    } else if how == "passed_on" {
                        end["passed_to"] = who(32);
                    }
                    self.ago(days - 20, end);
                    self.ago(days - 20, json!({"act": "news.tell", "news": {"ref": referral}}));
                }
            }
        }
    }

    /// An ask that is answered by a name, the use of a name, or an introduction, at once.
    pub(super) fn on_the_spot(&mut self, nr: usize, friend: usize, days: i32, act: &str) {
        let referral = format!("spot{nr}");
        self.ago(days, json!({"act": "ask.make", "source": who(nr), "channel": "talk"}));
        self.labelled(days, &referral, json!({"act": act, "sources": [who(nr)], "person": who(friend)}));
        self.ago(days, json!({"act": "news.thank", "news": {"ref": referral}}));
        self.ago(days - 2, json!({"act": "referral.reach", "referral": {"ref": referral}}));
        self.ago(days - 2, json!({"act": "news.tell", "news": {"ref": referral}}));
        self.ago(
            days - 25,
            json!({"act": "referral.close", "referral": {"ref": referral}, "outcome": "not_interested"}),
        );
        self.ago(days - 25, json!({"act": "news.tell", "news": {"ref": referral}}));
    }

    /// A name, unasked for, of somebody new: whether they were brought together is asked in some days.
    pub(super) fn named(&mut self, nr: usize, name: &str, days: i32) {
        let referral = format!("named{nr}");
        self.labelled(
            days,
            &referral,
            json!({"act": "referral.name", "sources": [who(nr)], "person": {"name": name}}),
        );
        self.ago(days, json!({"act": "news.thank", "news": {"ref": referral}}));
    }

    /// An ask that is planned for next week, and one that was planned and is not made.
    pub(super) fn planned(&mut self) {
        let on = self.calendar.on_or_after(plus(self.today, 6));
        self.ago(2, json!({"act": "ask.plan", "source": who(31), "on": on}));
        let then = plus(self.today, -95);
        self.labelled(100, "unmade", json!({"act": "ask.plan", "source": who(61), "on": then}));
        self.ago(
            94,
            json!({"act": "ask.withdraw", "ask": {"ref": "unmade"}, "reason": "He has a new child at home."}),
        );
    }

    /// A promise of the last weeks that is open: with a day or without, about somebody or not.
    pub(super) fn open(&mut self, nr: usize, days: i32, name: Option<&str>, by: Option<i32>) {
        let promise = format!("open{nr}");
        self.ago(days, json!({"act": "ask.make", "source": who(nr), "channel": "talk"}));
        let names: Vec<Value> = name.iter().map(|name| json!({"name": name})).collect();
        let by = by.map(|ago| self.calendar.on_or_after(plus(self.today, -ago)));
        self.labelled(
            days,
            &promise,
            json!({"act": "promise.make", "source": who(nr), "names": names, "by": by}),
        );
        self.ago(days, json!({"act": "promise.thank", "promise": {"ref": promise}}));
    }

    /// Those whom every practice knows.
    pub(super) fn characters(&mut self) {
        // One who is unhappy: called, and not put right yet.
        self.labelled(6, "complaint", json!({"act": "complaint.raise", "person": who(6), "words": "The letter came after the deadline."}));
        self.ago(
            6,
            json!({"act": "complaint.answer", "complaint": {"ref": "complaint"}, "next_on": self.today}),
        );
        // One who only takes.
        for days in [300, 190, 80] {
            self.ago(days, json!({"act": "touch.note", "person": who(13), "channel": "phone", "direction": "from_them", "words": "Could you look over this contract?"}));
        }
        for days in [295, 120] {
            self.ago(days, json!({"act": "touch.note", "person": who(13), "channel": "gift", "direction": "to_them", "words": "Two tickets for the concert"}));
        }
        // A sleeping star: sent three good ones in spring, and nothing since.
        for (friend, days) in [(105, 340), (115, 325), (125, 310)] {
            self.introduced(20, friend, days, if friend == 115 { "not_interested" } else { "won" });
        }
        // A partner on the way, somebody who could be asked, a death, and a wish to be left alone.
        self.ago(40, json!({"act": "touch.note", "person": who(2), "channel": "talk", "direction": "to_them", "words": "First lunch; they serve the same shops."}));
        self.ago(30, json!({"act": "person.could_ask", "person": who(12), "could_ask": true}));
        self.ago(LOST_DAYS, json!({"act": "person.gone", "person": who(LOST), "how": "died"}));
        self.ago(90, json!({"act": "person.leave_alone", "person": who(29), "leave_alone": true}));
        // Kind words, and a tie or two.
        self.ago(24, json!({"act": "person.praise", "person": who(30), "words": "They found four thousand a year that we did not know we were losing."}));
        self.ago(60, json!({"act": "person.satisfied", "person": who(0), "score": 10}));
        self.ago(60, json!({"act": "tie.note", "a": who(30), "b": who(35), "strength": "close", "words": "Sailing club"}));
        self.ago(60, json!({"act": "tie.note", "a": who(30), "b": who(45), "strength": "friendly"}));
    }

    /// The meetings of the last day.
    pub(super) fn meetings(&mut self) {
        let day = self.today;
        self.ago(0, json!({"act": "meeting.plan", "people": [who(0)], "on": day, "starts": "10:30:00", "words": "The yearly review"}));
        self.ago(0, json!({"act": "meeting.plan", "people": [who(3)], "on": day, "starts": "14:00:00"}));
    }
}
