# Meetings of the day.

meetings-title = Meetings
meetings-whom = Whom do you meet?
meetings-unread = “{ $line }” could not be read. Write a time and a name: 10:30 Maria.
meetings-new = Somebody new
meetings-note = Note them
meetings-leave = Leave them out

# The page of meetings.
meetings-lead = Before each one you see what is open between you; afterwards, what to ask yourself.
meetings-line-title = In one line
meetings-line = Today's meetings
meetings-file-title = From a calendar file
meetings-file = The file
meetings-file-hint = An ICS file, as Google, Outlook, Apple or any other calendar writes it out. You see first what would be noted: today and the next seven days.
meetings-file-look = Look at it
meetings-file-lead = { $count ->
    [0] Nothing for today and the next seven days.
    [one] One meeting of today and the next seven days.
   *[other] { $count } meetings of today and the next seven days.
}
meetings-file-another = Another file
meetings-today-calendar = From your calendar
meetings-wrong-none = Choose a file first.
meetings-wrong-large = The file is larger than 5 MB. Nothing was noted. Write out fewer months, or name the calendar's address instead.
meetings-wrong-broken = The file did not arrive whole. Nothing was noted; please choose it again.
meetings-wrong-other = This is no calendar: it does not begin with BEGIN:VCALENDAR. Nothing was noted. In your calendar choose Export, and take the file that ends in .ics.
meetings-wrong-unreadable = This calendar cannot be read. Nothing was noted.
meetings-gone-text = A file waits for some minutes only. Nothing was noted; choose it again.
meetings-nothing-ticked = Nothing was ticked, so nothing was noted.
meetings-whom-missing = With whom? Choose somebody, or take the tick away. What was clear is noted.
meetings-refused = { $title }: { $text }

# Meetings of a calendar, to be ticked.
meetings-note-ticked = Note the ticked ones
meetings-untitled = without a title
meetings-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
meetings-with = with { $names }
meetings-noted = noted already
meetings-tick = Note { $title } on { $day } at { $time }
meetings-who = Who is it?
meetings-nobody = nobody of them
meetings-strangers = Not in your book: { $names }.
meetings-new-person = Write somebody down
meetings-nobody-known = Nobody of your book takes part.
meetings-all-day = { $count ->
    [one] One event lasts the whole day or longer; it was left out.
   *[other] { $count } events last the whole day or longer; they were left out.
}
meetings-called-off = { $count ->
    [one] One event was called off; it was left out.
   *[other] { $count } events were called off; they were left out.
}
meetings-more = { $count ->
    [one] One further meeting is not shown: there are more than 200.
   *[other] { $count } further meetings are not shown: there are more than 200.
}
meetings-troubles = { $count ->
    [one] One thing in it could not be read as it is
   *[other] { $count } things in it could not be read as they are
}
meetings-troubles-kept = Everything else was kept.
meetings-trouble = Line { $line }: { $reason }
meetings-trouble-never-ends = an event begins here and never ends. It was left out.
meetings-trouble-too-long = an event is far too long to be a meeting. It was left out.
meetings-trouble-too-many = there are more events or repeats than can be worked out. Some from here on were left out.
meetings-trouble-unreadable = an event cannot be read. It was left out.
meetings-trouble-no-start = an event does not say when it begins in a way that can be read. It was left out.
meetings-trouble-bad-rule = an event repeats by a rule that cannot be read. It was left out.
meetings-trouble-too-often = an event repeats many times a day. It was left out.
meetings-trouble-unknown-zone = the time zone of an event is not known. Its time was taken as your own; please look at it.

# The calendar that a member named.
meetings-feed-title = From your calendar
meetings-feed-none = Name the address of your calendar once, and its meetings are shown here each morning.
meetings-feed-name = Name your calendar
meetings-feed-read = Read from { $host } at { $time }, on { $day }.
meetings-feed-again = Read it again
meetings-feed-change = Change the address
meetings-feed-reading = Your calendar is being read. Open this page again in a moment.
meetings-feed-empty = There are no meetings in it for today and the next seven days.
meetings-feed-kept = What was read before is kept and shown.
meetings-feed-nothing-kept = Nothing was noted or changed.
meetings-feed-off = This server fetches no calendars: whoever runs it decided so. A calendar file can be taken all the same.
meetings-feed-tab = Your calendar
meetings-feed-address = Address of your calendar
meetings-feed-address-hint = In Google: Settings of the calendar, “Secret address in iCal format”. In Outlook: Settings, Shared calendars, Publish, ICS. In iCloud: share the calendar publicly. It begins with https:// or webcal://.
meetings-feed-secret = Whoever has this address can read your calendar. It is kept for you alone, never shown again, and is in no export. It is fetched when you open the page of meetings, at most every quarter of an hour.
meetings-feed-save = Keep it and read it
meetings-feed-held = Your calendar is at { $host }. The address itself is not shown again.
meetings-feed-forget = Forget it
meetings-feed-forget-note = The address and what was read from it are thrown away. Meetings that you noted stay.
meetings-feed-forgotten = It is forgotten.
meetings-feed-anew = Another address
meetings-feed-wrong-address = This is no address of a calendar. Nothing was kept. It begins with https:// or webcal:// and has no blanks; letters like ü are written in it as xn--.
meetings-feed-wrong-not-https = This address begins with http:// or leads to one, so everybody on the way could read along. Nothing was fetched from it. Take the one that begins with https://.
meetings-feed-wrong-credentials = There is a name or a password in this address, or in where it leads. Such addresses are not fetched. Take the secret address of the calendar instead.
meetings-feed-wrong-port = This address names a port of its own, or leads to one. Only the usual one for https is fetched.
meetings-feed-wrong-no-such-name = Nobody knows the name in this address just now. Look whether it is still the right one, and whether this machine reaches the internet.
meetings-feed-wrong-inside = This address leads into a private network or to this machine. Only calendars on the public internet are fetched. A calendar file can be taken instead.
meetings-feed-wrong-unreachable = The calendar could not be reached, or broke off. Try it again later.
meetings-feed-wrong-slow = The calendar took longer than ten seconds. Try it again later.
meetings-feed-wrong-redirects = The address led on more than three times, or nowhere. Copy it anew from your calendar.
meetings-feed-wrong-gone = The calendar is no longer at this address, or is not given out. Copy the address anew from your calendar.
meetings-feed-wrong-status = The server of your calendar has a trouble of its own. Try it again later.
meetings-feed-wrong-large = The calendar is larger than 5 MB. Share one with fewer years in it, or take a calendar file.
meetings-feed-wrong-not-calendar = There is something else than a calendar at this address, perhaps a page to sign in. Copy the address that ends in .ics or is called iCal.
meetings-feed-wrong-busy = Many calendars are being read just now. Open this page again in a moment.
meetings-feed-wrong-unreadable = The calendar came, and cannot be read.
