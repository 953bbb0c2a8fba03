//! The five words that work on every duty: done, noted, put off, handed to, dropped.

use crate::act::acts;
use crate::ask::{self, Answer, AskState};
use crate::desk::Desk;
use crate::duty::{Duty, PutOff, Rule};
use crate::event::Event;
use crate::id::{MatterId, MemberId};
use crate::promise::PromiseState;
use crate::referral::{Outcome, ReferralState};
use crate::refusal::Refusal;
use crate::saying::say;
use crate::touch::{Channel, Direction};
use crate::{
    complaint, meeting, news, notice, occasion, outcome, promise, referral_act, relationship, reward,
};
use jiff::civil::Date;

acts! {
    /// What can be done about any duty. Each names the rule it was shown under, so that a page that is no longer true
    /// changes nothing.
    DutyAct {
        /// Done.
        "duty.done" Done {
            /// The matter.
            matter: MatterId,
            /// The rule under which it was shown.
            rule: Rule,
            /// How.
            #[serde(default)] channel: Option<Channel>,
        },
        /// Something else happened that serves for it.
        "duty.note" Note {
            /// The matter.
            matter: MatterId,
            /// The rule under which it was shown.
            rule: Rule,
            /// What.
            words: String,
        },
        /// Put off to a day.
        "duty.put_off" PutOff {
            /// The matter.
            matter: MatterId,
            /// The rule under which it was shown.
            rule: Rule,
            /// The day.
            #[schemars(with = "String")] until: Date,
        },
        /// Handed to a member.
        "duty.hand_over" HandOver {
            /// The matter.
            matter: MatterId,
            /// The member.
            to: MemberId,
        },
        /// Dropped, with a reason.
        "duty.drop" Drop {
            /// The matter.
            matter: MatterId,
            /// The rule under which it was shown.
            rule: Rule,
            /// Why.
            reason: String,
        },
    }
}

impl DutyAct {
    pub(crate) fn decide(&self, desk: &mut Desk<'_>) -> Result<(), Refusal> {
        match self {
            DutyAct::Done { matter, rule, channel } => {
                let duty = shown(desk, *matter, Some(*rule))?;
                done(desk, &duty, *channel)
            }
            DutyAct::Note { matter, rule, words } => {
                let duty = shown(desk, *matter, Some(*rule))?;
                noted(desk, &duty)?;
                if !words.trim().is_empty() {
                    desk.remark(duty.person, words);
                }
                desk.happened(Event::DutyNoted { matter: *matter }, &[duty.person]);
                Ok(())
            }
            DutyAct::PutOff { matter, rule, until } => {
                let duty = shown(desk, *matter, Some(*rule))?;
                if *until <= desk.today() {
                    return Err(Refusal::value("until", say("refusal-put-off-past")));
                }
                // The questions after a meeting can wait; that it is over does not change by that.
                if duty.rule == Rule::AfterMeeting {
                    meeting::over(desk, *matter)?;
                }
                let from = desk.own_day(&duty);
                let put_off = PutOff { rule: duty.rule, step: duty.step, until: *until, from };
                desk.matter_mut(*matter, "matter")?.put_off = Some(put_off);
                desk.happened(Event::DutyPutOff { matter: *matter, until: *until }, &[duty.person]);
                Ok(())
            }
            DutyAct::HandOver { matter, to } => {
                let duty = shown(desk, *matter, None)?;
                if desk.member(*to, "to").is_err() || !desk.firm().is_active(*to) {
                    return Err(Refusal::unknown("member", "to"));
                }
                desk.matter_mut(*matter, "matter")?.owner = Some(*to);
                desk.happened(Event::DutyHandedOver { matter: *matter, to: *to }, &[duty.person]);
                Ok(())
            }
            DutyAct::Drop { matter, rule, reason } => {
                let duty = shown(desk, *matter, Some(*rule))?;
                if reason.trim().is_empty() {
                    return Err(Refusal::value("reason", say("refusal-why-needed")));
                }
                dropped(desk, &duty, reason)?;
                desk.remark(duty.person, reason);
                desk.happened(Event::DutyDropped { matter: *matter }, &[duty.person]);
                Ok(())
            }
        }
    }
}

/// The duty of a matter as it stands now; a rule that it no longer has is a page that is no longer true.
fn shown(desk: &Desk<'_>, id: MatterId, rule: Option<Rule>) -> Result<Duty, Refusal> {
    let matter = desk.matter(id, "matter")?;
    let duty = desk.standing(matter).duty().cloned().and_then(|duty| duty.at(desk.now()));
    match duty {
        Some(duty) if rule.is_none_or(|rule| rule == duty.rule) => Ok(duty),
        Some(_) => Err(Refusal::new("stale", say("refusal-overtaken")).at("rule")),
        None => Err(Refusal::new("stale", say("refusal-settled")).at("matter")),
    }
}

/// What pressing *done* means for each rule and step.
fn done(desk: &mut Desk<'_>, duty: &Duty, channel: Option<Channel>) -> Result<(), Refusal> {
    let id = duty.matter;
    let mail = Some(channel.unwrap_or(Channel::Mail));
    match duty.rule {
        Rule::FollowUp if duty.step == "never_reached" => {
            outcome::close(desk, id, Outcome::NeverReached, "", false, None)
        }
        Rule::FollowUp => referral_act::attempt(desk, id, Some(channel.unwrap_or(Channel::Phone))),
        Rule::Thank if desk.promise(id, "matter").is_ok() => promise::thank(desk, id, mail),
        Rule::Thank => news::thank(desk, id, mail),
        Rule::ThankWithNews | Rule::TellOutcome | Rule::TellWon | Rule::TellProgress => {
            news::tell(desk, id, mail)
        }
        Rule::Complaint if duty.step == "call" => {
            complaint::answer(desk, id, None, Some(channel.unwrap_or(Channel::Phone)))
        }
        Rule::Complaint => complaint::end(desk, id, true),
        Rule::Reward => reward::give(desk, id, Some(channel.unwrap_or(Channel::Gift))),
        Rule::BeforeMeeting => meeting::prepare(desk, id, true),
        Rule::AfterMeeting => meeting::hold(desk, id, "", true),
        Rule::Occasion => occasion::keep(desk, id, mail),
        Rule::AskAgain => ask::make(desk, id, channel),
        Rule::Remind if duty.step == "let_go" => let_go(desk, id),
        Rule::Remind => promise::remind(desk, id, mail),
        Rule::Happened if duty.step == "call" => allow_name(desk, id),
        Rule::Happened => referral_act::ask_after(desk, id, mail),
        Rule::Answer if duty.step == "no_answer" => ask::answer(desk, id, Answer::NoAnswer),
        Rule::Answer if matches!(desk.ask(id, "matter")?.state, AskState::Planned { .. }) => {
            ask::make(desk, id, channel)
        }
        Rule::Answer => ask::raise_again(desk, id, mail),
        Rule::Move if duty.step == "went_quiet" => {
            outcome::close(desk, id, Outcome::WentQuiet, "", false, None)
        }
        Rule::Move => referral_act::move_on(desk, id, false, None, mail, ""),
        Rule::Touch => {
            desk.touch(duty.person, channel.unwrap_or(Channel::Mail), Direction::ToThem, "");
            desk.happened(Event::DutyNoted { matter: id }, &[duty.person]);
            Ok(())
        }
        Rule::Notice => notice::tell(desk, id),
        Rule::Ask => Err(Refusal::too_late(say("refusal-proposal-by-asking"))),
    }
}

/// Something else happened: the step counts, but there was no letter and no contact, and nothing is closed by it.
fn noted(desk: &mut Desk<'_>, duty: &Duty) -> Result<(), Refusal> {
    let id = duty.matter;
    match duty.rule {
        Rule::FollowUp => referral_act::attempt(desk, id, None),
        Rule::Thank if desk.promise(id, "matter").is_ok() => promise::thank(desk, id, None),
        Rule::Thank => news::thank(desk, id, None),
        Rule::ThankWithNews | Rule::TellOutcome | Rule::TellWon | Rule::TellProgress => {
            news::tell(desk, id, None)
        }
        Rule::Complaint => complaint::answer(desk, id, None, None),
        Rule::Reward => reward::give(desk, id, None),
        Rule::BeforeMeeting => meeting::prepare(desk, id, false),
        Rule::AfterMeeting => meeting::hold(desk, id, "", false),
        Rule::Occasion => occasion::keep(desk, id, None),
        Rule::Remind => promise::remind(desk, id, None),
        Rule::Happened => referral_act::ask_after(desk, id, None),
        Rule::AskAgain | Rule::Answer => ask::raise_again(desk, id, None),
        Rule::Move => referral_act::move_on(desk, id, false, None, None, ""),
        Rule::Touch => relationship::skip(desk, id),
        Rule::Notice => notice::tell(desk, id),
        Rule::Ask => Err(Refusal::too_late(say("refusal-proposal-on-person"))),
    }
}

/// Dropping never leaves a matter open without a duty: the step is left out, or the matter ends.
fn dropped(desk: &mut Desk<'_>, duty: &Duty, reason: &str) -> Result<(), Refusal> {
    let id = duty.matter;
    match duty.rule {
        Rule::FollowUp | Rule::Happened => outcome::close(desk, id, Outcome::Withdrawn, reason, false, None),
        Rule::Move => outcome::close(desk, id, Outcome::WentQuiet, reason, false, None),
        Rule::Thank if desk.promise(id, "matter").is_ok() => promise::thank(desk, id, None),
        // One word fewer to the source; what becomes of it they are told all the same.
        Rule::Thank => news::thank(desk, id, None),
        Rule::ThankWithNews | Rule::TellProgress => news::tell(desk, id, None),
        Rule::TellOutcome | Rule::TellWon => news::settle(desk, id),
        Rule::Complaint => complaint::end(desk, id, false),
        Rule::Reward => reward::waive(desk, id, false, reason),
        Rule::BeforeMeeting => meeting::cancel(desk, id),
        // It took place; only the questions after it are left out.
        Rule::AfterMeeting => meeting::hold(desk, id, "", true),
        Rule::Occasion => occasion::keep(desk, id, None),
        Rule::AskAgain | Rule::Answer => {
            ask::answer(desk, id, Answer::Withdrawn { reason: reason.trim().to_owned() })
        }
        Rule::Remind => let_go(desk, id),
        Rule::Touch => relationship::skip(desk, id),
        Rule::Notice => notice::reduce(desk, id),
        Rule::Ask => Err(Refusal::too_late(say("refusal-proposal-drop"))),
    }
}

fn let_go(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    let on = desk.on();
    promise::end(desk, id, PromiseState::LetGo { on }, Event::PromiseLetGo { promise: id })
}

/// The third step of P31, done: we have their leave to call.
fn allow_name(desk: &mut Desk<'_>, id: MatterId) -> Result<(), Refusal> {
    if !matches!(desk.referral(id, "matter")?.state, ReferralState::Named { .. }) {
        return Err(Refusal::too_late(say("refusal-referral-introduced")));
    }
    crate::waiting::allowed(desk, id)
}
