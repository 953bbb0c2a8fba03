# One person.

person-ask = Ask
person-family = A letter to the family
person-edit = Edit
person-next = Next
person-known = What we know of them
person-from = Where from
person-for-us = What they do for us
person-for-us-nothing = Nothing yet. What they promise, and whom they send, stands here.
person-ties = Whom they know
person-unit = Belong together
person-history = What was
person-earlier = Everything before
person-history-nothing = Nothing yet.
person-undone = (undone)
person-more = More

# Tags below the name.
person-role-client = client
person-role-past-client = past client
person-role-prospect = prospect
person-role-partner = partner
person-role-source = source
person-role-friend = friend
person-role-other = other
person-happy = happy
person-unsure = unsure
person-unhappy = unhappy
person-score = { $score } of 10
person-could-ask = could ask
person-do-not-ask = do not ask
person-leave-alone = leave alone
person-unsorted = not sorted yet
person-gone-died = died, noted on { $day }
person-gone-moved-away = moved away, noted on { $day }
person-gone-left-firm = left the firm, noted on { $day }
person-gone-sold = sold the business, noted on { $day }

# Whether they can be asked.
person-ready = This is a good time to ask them.
person-rests = They rest until { $day }; then they can be asked again.
person-not-wish = They are not to be asked.
person-not-bought = They have not bought yet, and are not marked as somebody you could ask.
person-not-trust = Nothing says yet that the work was good. Ask them how satisfied they are.
person-not-complaint = Something is to be put right first.
person-not-ask = An ask waits for their answer.
person-not-promise = A promise of theirs is open.
person-not-news = They wait to be thanked or told first.

# Promises and referrals.
person-promised = Promised { $count } on { $day }.
person-promised-by = Promised { $count } on { $day }, by { $by }.
person-recommended = Recommended by { $names }
person-open-ask = An ask is open
person-open-complaint = A complaint is open
person-named = named
person-introduced = waits to hear from you
person-talking = in conversation
person-tie-acquainted = acquainted
person-tie-friendly = friendly
person-tie-close = close

# What the book knows.
person-from-member = Written down here.
person-from-book = From an address book that was taken in.
person-from-source = Named by { $name } on { $day }.
person-row-label = { $what }, { $label }
person-row-mail = Mail
person-row-number = Number
person-row-address = Address
person-row-date = Date
person-row-works-at = Works at
person-row-page = Page
person-row-beside = Beside them
person-row-groups = Groups

# What can be done.
person-date = A date to keep
person-date-button = Keep it
person-date-what = What it is
person-date-birthday = Birthday
person-date-anniversary = Anniversary
person-date-client-since = Client since
person-date-other = Another
person-date-other-words = What, if it is another
person-date-day = The date
person-date-hint = 22.3.1980, 22 March, or 22.3. without a year.
person-tie = Somebody they know
person-tie-button = Note the tie
person-tie-strength = How well
person-tie-they-acquainted = They know of each other
person-tie-they-friendly = They talk now and then
person-tie-they-close = They trust each other
person-tie-words = How you know it
person-tie-note = Never from a client's files.
person-circle = Circle
person-circle-none = None
person-satisfied = How satisfied they are
person-satisfied-score = 0 to 10
person-satisfied-hint = In their own words, if you asked.
person-remark = A remark
person-remark-words = The remark
person-reward = Something to give them
person-could = Somebody you could ask
person-could-not = Not to be asked for now
person-never = Never ask them
person-may-again = May be asked again
person-hand-over = Hand them over
person-hand-over-button = Hand over
person-hand-over-to = To
person-hand-over-hint = With all that is open.
person-gone = They are gone
person-gone-hint = Dates, touches and asks end. After a death no card ever goes out.
person-how-moved-away = Moved away
person-how-left-firm = Left the firm
person-how-sold = Sold the business
person-how-died = Died
person-alone = Leave alone
person-alone-note = No duty, proposal or letter names them again, and what is open with them ends.
person-alone-lifted = They lifted their wish
person-alone-lift = Lift it
person-alone-lift-note = Only when they ask for it themselves.
person-language = The language of letters to them
person-language-label = Letters are written in
person-language-firm = the language of the firm ({ $language })
