# Matters: how they stand, their facts, and what can be done about them.

matters-next = Next
matters-table = At the table
matters-place-came = came
matters-place-open = still open
matters-place-more = one more
matters-facts = The facts
matters-no-facts = Nothing more is noted.
matters-points = To bring up
matters-details-right = Are the details of { $name } still right?

# An ask.
matters-ask = An ask to { $name }
matters-ask-planned = Planned for { $day }.
matters-ask-made-on = Made on { $day }. No answer yet.
matters-ask-raised = { $times ->
    [one] Made on { $day } and raised again once. No answer yet.
   *[other] Made on { $day } and raised again { $times } times. No answer yet.
}
matters-ask-not-now-until = Not now, but again on { $day }.
matters-ask-not-now = Not now, they said.
matters-ask-promised = They promised on { $day }.
matters-ask-on-the-spot = They did something about it there and then, on { $day }.
matters-ask-declined = They declined on { $day }.
matters-ask-declined-because = They declined on { $day }: { $reason }
matters-ask-no-answer = No answer came, and it was let be.
matters-ask-withdrawn = It was taken back on { $day }. { $reason }
matters-ask-keep = Keep it for another day
matters-ask-keep-button = Keep it
matters-came-of-it = What came of it
matters-the-promise-link = the promise
matters-the-referral-link = the referral
matters-asked-for = Asked for
matters-wish-client = clients
matters-wish-speaking = an invitation to speak
matters-wish-partner = a partner
matters-wish-organization = an introduction to an organization
matters-wish-hire = somebody to hire
matters-ideal = The kind of person
matters-whom = Whom
matters-action = The action
matters-the-words = The words
matters-to-source = Offered to them
matters-to-friend = Offered to their friend

# A promise.
matters-promise = What { $name } promised
matters-promise-open = { $kept } of { $count } came so far.
matters-promise-reminded = { $times ->
    [one] { $kept } of { $count } came so far. Brought to mind once.
   *[other] { $kept } of { $count } came so far. Brought to mind { $times } times.
}
matters-promise-kept = Kept in full on { $day }.
matters-promise-let-go = Let go on { $day }. No letter mentions it again.
matters-promise-withdrawn = Taken back on { $day }.
matters-who = Who
matters-when = When
matters-by = By
matters-will-do = What they will do
matters-plan = When and how
matters-the-ask = The ask
matters-the-ask-link = what you asked

# A referral.
matters-referral-promised = Named on { $day }; the introduction is promised.
matters-referral-named = Named on { $day }. Nobody introduced you yet.
matters-referral-introduced = The door is open. They wait to hear from you.
matters-referral-tried = { $count ->
    [one] Not reached yet, after one attempt.
   *[other] Not reached yet, after { $count } attempts.
}
matters-referral-talking = In conversation. The last word was on { $day }.
matters-outcome-won = It came to what it was for.
matters-outcome-not-interested = The timing was not right.
matters-outcome-never-reached = You did not manage to speak.
matters-outcome-went-quiet = It went quiet.
matters-outcome-not-a-fit = You are not the right ones for them.
matters-outcome-passed-on = Passed on to somebody better suited.
matters-outcome-known-already = You knew them already.
matters-outcome-withdrawn = Taken back.
matters-referred = Who is referred
matters-refers = Who refers
matters-did = What they did
matters-effort-told-name = told us the name
matters-effort-allowed-name = lets us use their name
matters-effort-wrote = wrote
matters-effort-called = called
matters-effort-brought-together = brought us together
matters-what-kind = What kind
matters-quality = { $quality }. { $why }
matters-quality-great = Great
matters-quality-good = Good
matters-quality-so-so = So-so
matters-quality-poor = Poor
matters-source-may-hear = The source may hear
matters-hears-thanks = thanks only
matters-hears-in-touch = that we are in touch
matters-hears-outcome = how it ends
matters-the-promise = The promise
matters-look = look at it

# News, rewards, complaints, meetings, occasions, notices.
matters-news = News for { $source } about { $about }
matters-the-referral = The referral
matters-how-it-stands = how it stands
matters-last-news = Last news
matters-reward = Something for { $name }
matters-reward-settled = { $what } It is settled.
matters-complaint = A complaint of { $name }
matters-complaint-waits = They wait for your call.
matters-complaint-answered = You called on { $day }. Make sure it is put right.
matters-complaint-put-right = It was put right on { $day }.
matters-complaint-not-put-right = It could not be put right ({ $day }).
matters-meeting = Meeting with { $names }
matters-meeting-after = Did you ask? Do others come to mind who are in a similar situation? Was there praise to write down? Are the details still right?
matters-meeting-before = What is open between you, what they wait to hear, and what you could do for them.
matters-meeting-held = It took place.
matters-meeting-cancelled = It did not take place.
matters-with = With
matters-open = Open
matters-about = About
matters-brief-promise = { $count ->
    [one] { $name } promised one introduction, { $kept } came.
   *[other] { $name } promised { $count } introductions, { $kept } came.
}
matters-brief-ask = An ask to { $name } is open.
matters-brief-referral = { $name } was referred by { $names }.
matters-brief-complaint = A complaint of { $name }.
matters-brief-news = { $name } was not thanked yet for { $about }.
matters-occasion = { $name }: { $what }
matters-occasion-birthday = birthday
matters-occasion-anniversary = anniversary
matters-occasion-client-since = day as a client
matters-occasion-removed = It is no longer kept.
matters-occasion-next = It comes round on { $day }.
matters-notice = Data of { $name }
matters-notice-lead = We hold data of somebody we never met. They are told at first contact, or we keep no more than whose friend they are.

# What can be done: titles, what is asked, and the words on buttons.
matters-save = Save
matters-close = Close
matters-how = How
matters-why-said = Why, as they said it
matters-noted = Noted
matters-introduced = They introduced somebody
matters-introduced-button = Introduced
matters-introduced-us = They introduced us
matters-they-wrote = They wrote
matters-they-called = They called
matters-they-brought-together = They brought us together
matters-named = They gave a name
matters-name-noted = Name noted
matters-allowed = They gave a number: “say I sent you”
matters-promised = They promised
matters-promised-button = Promise made
matters-promised-count = How many introductions
matters-promised-by = By when
matters-promised-plan = When and how they will do it
matters-promised-plan-hint = “Tuesday, at the club, and copies me.” A plan is kept far more often than a good intention.
matters-ask-made = It was made
matters-ask-again = It was made again
matters-asked = Asked
matters-not-now = Not now
matters-not-now-button = Not now
matters-declined = They declined
matters-declined-button = Declined
matters-no-answer = No answer; let it be
matters-no-answer-button = No answer
matters-ask-withdraw = Take it back
matters-withdraw = Take back
matters-promise-name = They said whom
matters-promise-edit = Put right what they promised
matters-let-go = Let it go
matters-let-go-button = Let go
matters-let-go-note = No letter mentions it again. You may still raise it in person.
matters-taken-back = They took it back
matters-taken-back-button = Taken back
matters-use-name = We may use their name
matters-ask-after = I asked whether it happened
matters-asked-after = Asked after
matters-spoke = We spoke
matters-spoke-button = We spoke
matters-tried = I tried, and no answer
matters-tried-button = Tried
matters-tried-phone = Called
matters-tried-mail = Wrote
matters-tried-message = A message
matters-went-on = It went on
matters-tried-on = I tried to move it on, and no answer
matters-won = They said yes
matters-won-button = Became a client
matters-by-source = The source told me of it
matters-ended = It ended otherwise
matters-end-not-interested = The timing was not right
matters-end-not-a-fit = We are not the right ones
matters-end-never-reached = Never reached
matters-end-went-quiet = Went quiet
matters-end-passed-on = Passed on to somebody better suited
matters-end-known-already = We knew them already
matters-end-withdrawn = Taken back
matters-hears = What the source may hear
matters-hears-hint = Ask the person referred at first contact.
matters-may-hear = They may hear
matters-may-hear-thanks = Thanks only
matters-may-hear-in-touch = That we are in touch
matters-may-hear-outcome = How it ends
matters-judge = What kind of referral it was
matters-it-was = It was
matters-judge-great = Just whom we look for
matters-judge-good = Good
matters-judge-so-so = Better suited to somebody else
matters-judge-poor = Nobody we can help
matters-news-told = Told them in some other way
matters-told = Told
matters-news-settle = They are not to be told
matters-settle = Settle
matters-reward-given = It was given
matters-given = Given
matters-reward-waived = It is waived
matters-waive = Waive
matters-by-them = They said so themselves
matters-complaint-called = I called
matters-complaint-called-button = Called
matters-put-right-by = It will be put right by
matters-put-right = It is put right
matters-put-right-button = Put right
matters-not-put-right = It could not be put right
matters-prepared = I am prepared
matters-prepared-button = Prepared
matters-held = It took place
matters-held-button = Took place
matters-cancelled = It did not take place
matters-cancel = Cancel
matters-occasion-skip = Leave it out this year
matters-leave-out = Leave out
matters-occasion-remove = Keep it no longer
matters-remove = Remove
matters-notice-told = They were told
matters-notice-told-button = Told
matters-notice-reduce = Keep only whose friend they are
matters-reduce = Reduce
