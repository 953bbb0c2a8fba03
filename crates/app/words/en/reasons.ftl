# Why a duty is there, in one sentence or two.

# A promise.

reason-open = Something is open with { $name }.
reason-promise-thank = { $count ->
    [1] { $name } promised an introduction { $made }. Thank them now, before they have done anything.
    [2] { $name } promised two introductions { $made }. Thank them now, before they have done anything.
    [3] { $name } promised three introductions { $made }. Thank them now, before they have done anything.
   *[other] { $name } promised { $count } introductions { $made }. Thank them now, before they have done anything.
}
reason-promise = { $count ->
    [1] { $name } promised an introduction.
    [2] { $name } promised two introductions.
    [3] { $name } promised three introductions.
   *[other] { $name } promised { $count } introductions.
}
reason-promise-by = { $count ->
    [1] { $name } promised an introduction by { $day }.
    [2] { $name } promised two introductions by { $day }.
    [3] { $name } promised three introductions by { $day }.
   *[other] { $name } promised { $count } introductions by { $day }.
}
reason-promise-kept = { $kept } of { $count } came.
reason-promise-about = It is about { $names }.
reason-promise-let-go = They were reminded twice. Let it go?

# A referral.

reason-referral-call = { $count ->
    [one] { $sources } named { $person } and was asked twice. Call with their leave, or close it?
   *[other] { $sources } named { $person } and were asked twice. Call with their leave, or close it?
}
reason-referral-happened = { $count ->
   *[other] { $sources } named { $person } { $day }. Did the introduction happen?
}
reason-referral-never-reached = { $tries } attempts to reach { $person }, and no answer. Never reached?
reason-referral-waits = { $count ->
   *[other] { $sources } opened the door to { $person }, who waits to hear from you.
}
reason-referral-try = { $person }, whom you know through { $sources }, was not reached yet. This is attempt { $try }.
reason-referral-went-quiet = { $person } has not answered three times. Did it go quiet?
reason-referral-next = You and { $person } agreed on { $day } for the next step.
reason-referral-last = The last word between you and { $person } was { $day }.

# Somebody who wants to be left alone is not named.

reason-a-friend = a friend of yours

# News for a source.

reason-news-name = { $name } gave you the name of { $about }. Thank them.
reason-news-allowed = { $name } lets you use their name with { $about }. Thank them.
reason-news-introduced = { $name } introduced { $about } to you. Thank them today.
reason-news-not-yet = { $name } introduced { $about }, whom you have not reached yet. Say so; there is nothing for them to do.
reason-news-reached = You reached { $about }. Tell { $name }, and thank them again.
reason-news-won = { $about } said yes, and { $name } opened the door. Tell them and thank them in one; a card by hand says most.
reason-news-ended-name = { $name } gave you the name of { $about }: { $how }. Tell them, and thank them for the name.
reason-news-ended = { $name } introduced { $about }: { $how }. Tell them, and thank them for opening the door.
reason-news-quiet = { $name } has heard nothing about { $about } since { $day }.
reason-outcome = { $outcome ->
    [won] they said yes
    [not_interested] the timing was not right
    [never_reached] we have not managed to speak
    [went_quiet] the conversation went quiet
    [not_a_fit] we are not the right ones for them
    [passed_on] they are in better hands with somebody else
    [known_already] we knew each other already
    [withdrawn] it was taken back
   *[other] it has its outcome
}

# Days.

reason-birthday-turns = { $past ->
    [yes] { $name } turned { $years } { $day }.
   *[no] { $name } turns { $years } { $day }.
}
reason-birthday = { $past ->
    [yes] { $name } had their birthday { $day }.
   *[no] { $name } has their birthday { $day }.
}
reason-anniversary = { $past ->
    [yes] { $name } had an anniversary { $day }.
   *[no] { $name } has an anniversary { $day }.
}
reason-client-since = { $years ->
    [1] { $name } has been a client for a year { $day }.
   *[other] { $name } has been a client for { $years } years { $day }.
}
reason-client-day = { $name } became a client on this day, { $day }.
reason-day-of = { $what }: a day of { $name }, { $day }.

# Everything else.

reason-complaint-said = Something went wrong for { $name }: { $what } Call today.
reason-complaint = Something went wrong for { $name }. Call today.
reason-complaint-right = Was what went wrong for { $name } put right?
reason-reward = { $name } is to be given: { $what }
reason-met = You met { $names }. Did you ask? Is there praise to write down?
reason-meet = You meet { $names } at { $time }.
reason-touch-last = You were last in touch with { $name } { $day }.
reason-touch-never = You have not been in touch with { $name } since they came into the book.
reason-notice = { $source } named { $name } on { $day }. Tell them that you hold their data, or reduce what you hold.
reason-ask-planned = You planned to ask { $name } today.
reason-ask-not-made = You planned to ask { $name } and did not. Keep it or drop it?
reason-ask-no-answer = { $name } was asked twice and did not answer. Let it be?
reason-ask-again = { $name } said “not now” and named this day.
reason-ask-open = { $name } was asked and has not answered yet.

# Why somebody is proposed for an ask.

reason-proposal = { $standing ->
    [client] { $name } is a client, and { $asked }.
    [past_client] { $name } is a past client, and { $asked }.
    [partner] { $name } is a partner, and { $asked }.
   *[friend] { $name } is a friend of the house, and { $asked }.
}
reason-proposal-said = { $standing ->
    [client] { $name }, a client, { $said }, and { $asked }.
    [past_client] { $name }, a past client, { $said }, and { $asked }.
    [partner] { $name }, a partner, { $said }, and { $asked }.
   *[friend] { $name }, a friend of the house, { $said }, and { $asked }.
}
reason-asked-last = was last asked on { $day }
reason-asked-never = was never asked
reason-said-praise = said something nice about your work on { $day }
reason-said-score = gave your work { $score } of 10
reason-said-happy = is happy with your work
