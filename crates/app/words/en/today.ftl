# Today.

today-morning = Good morning, { $name }
today-afternoon = Good afternoon, { $name }
today-evening = Good evening, { $name }
today-lead = { $count ->
    [0] { $day }.
    [one] { $day }. One thing, about { $minutes } minutes.
   *[other] { $day }. { $number } things, about { $minutes } minutes.
}
today-waiting = { $count ->
    [one] Somebody is waiting to hear from you.
   *[other] { $number } people are waiting to hear from you.
}
today-first = Here you will see each morning whom to thank, call back, remind, help and ask, with the words ready.
today-first-people = It begins with the people you know.
today-first-book = Take your address book in
today-first-one = Write one person down
today-unsorted = { $count ->
    [one] One person has no place yet.
   *[other] { $count } people have no place yet.
} A few minutes of sorting, and this page knows whom it is for.
today-sort-on = Go on sorting
today-viewer = You look on here; the duties are those of the others.
today-done = That was everything for today. Nobody waits for you.
today-week = This is what the week brought:
today-look-people = Look at your people
today-enter-running = Enter what is already running
today-left = { $count } more will keep until tomorrow, so that today stays short.
today-meetings = Meetings today
today-meetings-line = In one line
today-meetings-example = 10:30 Maria, 14:00 Chen & Partners
today-meetings-hint = Before each one you see what is open between you; afterwards, what to ask yourself.
today-meetings-note = Note them

group-waiting = They are waiting
group-moments = Today's moments
group-reminders = Gentle reminders
group-reminders-note = They said yes and meant it. A short word is all it takes.
group-progress = Moving on
group-give = Give
group-ask = Ask
group-ask-note = The right moment, for one person.
group-touch = Keep in touch
group-campaign = Referral month
group-team = The house's own
group-privacy = Privacy
group-privacy-note = Whoever was named to us is told, or we keep no more than “a friend of”.

# A duty as a card.
duty-by = by { $time } today
duty-since = since { $time } today
duty-facts = The facts
duty-more-for = for { $name }
duty-noted = Noted: something else happened
duty-note = Note it
duty-put-off-to = Put off to
duty-put-off = Put off
duty-hand-to = Hand to
duty-hand-person-to = Hand them, with all that is open, to
duty-hand-over = Hand over
duty-drop-because = Drop, because
duty-drop = Drop

# Another member, or an import, changed something while this page was open.
today-changed = Something changed meanwhile.
today-renew = Show it
