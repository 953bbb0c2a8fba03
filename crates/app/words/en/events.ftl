# What happened, as a sentence for the timeline: one for every event. What an event holds can be used by its name.

# People.

event-person-added = { $name } was taken into the address book.
event-person-edited = The entry of { $name } was put right.
event-person-updated = An import brought something new about { $name }.
event-person-sorted = { $name } was sorted.
event-person-circle-chosen = { $circle ->
    [none] { $name } is in no circle.
   *[other] { $name } is in circle { $circle }.
}
event-person-satisfaction-noted = { $name } said how satisfied they are: { $score } of 10.
event-person-praised = { $name } said something nice.
event-person-could-ask-noted = { $could_ask ->
    [no] { $name } is no longer marked as somebody we could ask.
   *[yes] { $name } is somebody we could ask.
}
event-person-do-not-ask-noted = { $do_not_ask ->
    [no] { $name } may be asked again.
   *[yes] { $name } is not to be asked.
}
event-person-leave-alone-noted = { $leave_alone ->
    [no] { $name } is happy to hear from us again.
   *[yes] { $name } is left alone, as they wish.
}
event-person-gone = { $how ->
    [died] { $name } died.
    [moved_away] { $name } moved away.
    [left_firm] { $name } left the firm.
   *[sold] { $name } sold the business.
}
event-person-language-chosen = The language of letters to { $name } was chosen.
event-person-handed-over = { $name } was handed to another member.
event-person-ask-put-off = Asking { $name } was put off to { $until }.
event-person-ask-dropped = { $name } is not proposed for an ask before { $until }.
event-tie-noted = A tie of { $name } was noted.
event-tie-removed = A tie of { $name } was taken away.
event-touch-noted = { $direction ->
    [from_them] { $channel ->
        [mail] A mail from { $name }.
        [message] A message from { $name }.
        [phone] A call from { $name }.
        [talk] A word in person from { $name }.
        [card] A card by post from { $name }.
       *[gift] A gift from { $name }.
    }
   *[to_them] { $channel ->
        [mail] A mail to { $name }.
        [message] A message to { $name }.
        [phone] A call to { $name }.
        [talk] A word in person to { $name }.
        [card] A card by post to { $name }.
       *[gift] A gift to { $name }.
    }
}
event-touch-remarked = A remark about { $name } was kept.
event-touch-skipped = This time, being in touch with { $name } was left out.

# Asks and promises.

event-ask-planned = It is planned to ask { $name }.
event-ask-made = { $name } was asked.
event-ask-raised-again = { $name } was asked about it once more.
event-ask-promised = { $name } said yes.
event-ask-answered-on-the-spot = { $name } did it there and then.
event-ask-not-now = { $until ->
    [none] { $name } said “not now”.
   *[other] { $name } said “not now”, and named { $until }.
}
event-ask-declined = { $name } declined.
event-ask-no-answer = No answer came from { $name }.
event-ask-withdrawn = The ask of { $name } was taken back.
event-promise-made = { $count ->
    [1] { $name } promised an introduction.
   *[other] { $name } promised { $count } introductions.
}
event-promise-named = { $name } named { $others } for it.
event-promise-edited = What { $name } promised was put right.
event-promise-thanked = { $name } was thanked for agreeing.
event-promise-reminded = { $time ->
    [1] { $name } was reminded.
   *[other] { $name } was reminded once more.
}
event-promise-kept = { $name } kept { $kept } of it.
event-promise-kept-in-full = { $name } kept the promise in full.
event-promise-let-go = The promise of { $name } was let go.
event-promise-withdrawn = { $name } took the promise back.

# Referrals and news.

event-referral-named = { $with ->
    [nobody] { $name } was named.
   *[others] { $name } was named by { $others }.
}
event-referral-introduced = { $with ->
    [nobody] { $name } was introduced.
   *[others] { $name } was introduced by { $others }.
}
event-referral-name-allowed = { $with ->
    [nobody] We may write to { $name }.
   *[others] We may write to { $name } and say that { $others } sent us.
}
event-referral-asked-after = { $name } was asked whether the introduction happened.
event-referral-tried = { $channel ->
    [mail] Attempt { $time } to reach { $name }: a mail.
    [message] Attempt { $time } to reach { $name }: a message.
    [phone] Attempt { $time } to reach { $name }: a call.
    [talk] Attempt { $time } to reach { $name }: a word in person.
    [card] Attempt { $time } to reach { $name }: a card by post.
   *[gift] Attempt { $time } to reach { $name }: a gift.
}
event-referral-reached = { $name } was reached.
event-referral-moved = { $answered ->
    [no] We moved on the conversation with { $name }.
   *[yes] The conversation with { $name } went on.
}
event-referral-judged = { $quality ->
    [great] The referral of { $name } was great.
    [good] The referral of { $name } was good.
    [so_so] The referral of { $name } was so-so.
   *[poor] The referral of { $name } was poor.
}
event-referral-hears-set = It was settled what may be told about { $name }.
event-referral-closed = { $outcome ->
    [won] { $name } said yes: won.
    [not_interested] { $name } is not interested now.
    [never_reached] { $name } was never reached.
    [went_quiet] The conversation with { $name } went quiet.
    [not_a_fit] { $name } and we are not a fit.
    [passed_on] { $name } was passed on to somebody better suited.
    [known_already] { $name } was known to us already.
   *[withdrawn] The referral of { $name } was taken back.
}
event-news-thanked = { $name } was thanked.
event-news-told = { $name } was told how it stands.
event-news-outcome-told = { $name } was told what became of it.
event-news-settled = { $name } is not to be told.

# What went wrong, and days.

event-complaint-raised = Something went wrong for { $name }.
event-complaint-answered = { $name } was called about what went wrong.
event-complaint-put-right = What went wrong for { $name } was put right.
event-complaint-not-put-right = What went wrong for { $name } could not be put right.
event-meeting-planned = A meeting with { $name } was planned.
event-meeting-prepared = The meeting with { $name } was prepared.
event-meeting-held = The meeting with { $name } took place.
event-meeting-cancelled = The meeting with { $name } did not take place.
event-occasion-noted = A day of { $name } is kept.
event-occasion-kept = { $name } heard from us on their day.
event-occasion-passed = A day of { $name } passed in { $year } without a word.
event-occasion-removed = A day of { $name } is no longer kept.
event-reward-noted = Something is to be given to { $name }.
event-reward-given = { $name } was given it.
event-reward-waived = What was to be given to { $name } was waived.
event-notice-told = { $name } was told that we hold their data.
event-notice-reduced = What we held of { $name } was reduced to a friend of the source.

# Duties, the firm and its members.

event-duty-noted = Something else was done for { $name }.
event-duty-put-off = What is next for { $name } was put off to { $until }.
event-duty-handed-over = What is next for { $name } was handed to another member.
event-duty-dropped = What was next for { $name } was dropped.
event-wording-edited = A letter is said in our own words.
event-wording-restored = A letter is said again as it came with Goodturn.
event-ideal-described = Whom we look for was described.
event-ideal-retired = A kind of person is no longer looked for.
event-firm-described = The firm described itself.
event-pause-begun = { $member ->
    [none] A pause of the firm was noted.
   *[other] A pause of a member was noted.
}
event-pause-ended = A pause was ended.
event-member-language-chosen = A member chose the language of their pages.
event-rhythm-set = The rhythm was changed.
event-act-undone = Act { $seq } was undone.
event-member-added = A member came.
event-member-left = A member left and handed everything over.

event-somebody = somebody
event-somebody-gone = somebody who is no longer in the book
