# Pictures and their tables.

pictures-lead = What was done, what came of it, and who waits to hear from you.

pictures-month = { $month } { $year }
pictures-month-lead = What you and others did, day by day. A dot is once; a figure says how often.
pictures-month-alt = For each day of { $month }: how often somebody was asked, promised, introduced, was thanked, told, given something or met, and how many duties were done. The table below says the same.
pictures-earlier = The month before
pictures-later = The month after
pictures-mark-asked = Asked
pictures-mark-promised = Promised
pictures-mark-introduced = Introduced
pictures-mark-thanked = Thanked
pictures-mark-told = Told
pictures-mark-given = Given
pictures-mark-met = Met
pictures-done = Duties
pictures-by-day = In time
pictures-day = Day
pictures-whole = The month
pictures-duties = { $done ->
    [0] No duty was done yet in this month.
    [one] { $by ->
        [0] One duty was done.
       *[other] One duty was done, by the day it was due.
    }
   *[other] { $done } duties were done, { $by } of them by the day they were due: the filled part of each column.
}
pictures-month-empty = Nothing is noted in this month yet. Here you will see on which days somebody was asked, thanked, told and met.
pictures-note = Note what happened

pictures-path = From asking to a client
pictures-path-lead = The asks for clients since { $day }, and what came of them. Each line is a part of the one above.
pictures-step = Step
pictures-how-many = Asks
pictures-share = Share
pictures-step-asked = You asked
pictures-step-agreed = They said they will
pictures-step-introduced = They introduced somebody
pictures-step-clients = A client came of it
pictures-percent = { $share } % of the line above
pictures-too-few = of { $of }: too few for a share
pictures-waiting = { $count ->
    [0] Every ask has its answer.
    [one] One ask still waits for its answer.
   *[other] { $count } asks still wait for their answer.
}
pictures-unasked = { $count ->
    [one] One more introduction came without any of these asks
   *[other] { $count } more introductions came without any of these asks
}{ $clients ->
    [0] .
    [one] , and one of them became a client.
   *[other] , and { $clients } of them became clients.
}
pictures-path-empty = Here you will see what comes of asking: how many say they will, how many do, and how many become clients. It begins with one ask.
pictures-path-first = Whom could you ask?

pictures-clock = The clock of introductions
pictures-clock-lead = Whoever was introduced to you, and how long they have waited, the longest over its time first. The first stop is the first call, { $hours } working hours after; then come the later tries.
pictures-clock-who = Introduced
pictures-clock-way = Time since then
pictures-clock-next = Next
pictures-stop-first = { $hours } h
pictures-stop = day { $days }
pictures-by-introduction = by { $sources }, { $day }
pictures-by-name = { $sources } lent you their name, { $day }
pictures-first-late = First call, due { $day }
pictures-first = First call by { $time }, { $day }
pictures-next-late = { $tries ->
    [one] Tried once; again, due { $day }
   *[other] Tried { $tries } times; again, due { $day }
}
pictures-next = { $tries ->
    [one] Tried once; again { $day }
   *[other] Tried { $tries } times; again { $day }
}
pictures-last = Every try was made. What shall become of it?
pictures-clock-key = A thick line is the time that has gone, a dot a try that was made.
pictures-clock-more = There are more; these have waited longest.
pictures-clock-empty = Nobody who was introduced to you waits for a first word. The next introduction starts its clock here.
pictures-clock-first = Somebody introduced me

pictures-ties = Around { $name }
pictures-ties-lead = { $count ->
    [one] One person, at most two steps away.
   *[other] { $count } people, at most two steps away.
}
pictures-ties-key = A line is a tie, the thicker the closer. An arrow leads from whoever recommended to whom. Dots join a person and their household or organization.
pictures-ties-numbers = The numbers are those of the table.
pictures-ties-alt = The web of ties around { $name }. The table below names everybody, and what is between them.
pictures-ties-more = Not everybody found a place; the nearest are here.
pictures-ties-alone = { $name } wants to be left alone, so nothing is drawn here.
pictures-ties-empty = Whom { $name } knows stands here once it is noted: a tie, a recommendation, a household.
pictures-ties-note = Note whom they know
pictures-ties-back = Back to { $name }
pictures-ties-link = See who is around them
pictures-number = No.
pictures-who = Who
pictures-between = What is between them
pictures-tie-acquainted = knows of { $name }
pictures-tie-friendly = knows { $name }
pictures-tie-close = is close to { $name }
pictures-recommended = recommended { $name }
pictures-recommended-by = was recommended by { $name }
pictures-part-of = belongs to { $name }
pictures-holds = { $name } belongs to them
