# What could not be done, and the way on.

refusal-unknown = There is no such { $what } here. It may have been removed; please look again.
refusal-viewer = You can look at everything here, but not change it. Ask an owner of the workspace.
refusal-owner-only = Only an owner of the workspace can change this.
refusal-day-to-come = That day is still to come.
refusal-put-off-past = Put off means to a day that is still to come.
refusal-why-needed = A word on why helps whoever reads this later.
refusal-settled = This is settled already. Nothing was changed.
refusal-overtaken = Something happened here in the meantime, so another step is next. Nothing was changed; please look again.
refusal-leave-alone = { $name } is to be left alone.
refusal-mail = That does not look like a mail address.
refusal-mail-form = That does not look like a mail address. It has the form name@example.com.
refusal-phone = That does not look like a telephone number.
refusal-name-enough = Who is it? A name is all that is needed.

# Asks.

refusal-ask-whom = Whom do you ask?
refusal-ask-not-now = “Not now” means a day that is still to come.
refusal-ask-leave-alone = { $name } is to be left alone, so there is nothing to ask.
refusal-ask-unwanted = { $name } asked not to be asked. You can lift this on their page, if they said so.
refusal-ask-open = There is an open ask with { $name } already. Note the answer to that one first.
refusal-ask-often = { $name } was asked { $count } times within a year. Confirm if you want to ask all the same.
refusal-ask-themselves = Nobody is asked to introduce themselves.
refusal-ask-made = This ask was made already.
refusal-ask-uncomfortable = They are not comfortable saying it. Find other words or a lighter action, or take the ask back.
refusal-ask-gone = { $name } is not where you knew them any more, so there is nothing to ask.
refusal-ask-complaint = Something is still to be put right for { $name }. Ask them once it is.
refusal-ask-elsewhere = { $other } is already being asked for { $name }, or has promised to introduce them. Ask all the same?
refusal-ask-not-waiting = This ask is not waiting for an answer any more.
refusal-ask-answered = This ask has its answer already.
refusal-ask-other = That ask was made to somebody else.

# Promises and introductions.

refusal-promise-count = How many introductions did they promise? One to ninety-nine can be noted.
refusal-promise-count-kept = { $kept ->
    [0] How many introductions did they promise? One to ninety-nine can be noted.
    [one] One of them has come already, so at least that many were promised; ninety-nine at most can be noted.
   *[other] { $kept } of them have come already, so at least that many were promised; ninety-nine at most can be noted.
}
refusal-promise-day = The day they named lies before the day on which they promised.
refusal-promise-kept = This promise was kept in full already.
refusal-promise-let-go = This promise was let go. You may still raise it in person.
refusal-promise-withdrawn = This promise was taken back.
refusal-promise-thanked = They were thanked for this promise already.
refusal-promise-other = That promise was made by somebody else.
refusal-promise-ended = That promise has ended already.
refusal-promise-which = They have two promises open. Say which one this keeps.
refusal-referral-named = This name is noted already, from the same source.
refusal-referral-effort = An introduction means that they wrote, called or brought you together.
refusal-referral-win = Use “referral.win” for a success.
refusal-referral-passed-to = To whom was it passed on?
refusal-referral-themselves = Nobody refers themselves.
refusal-referral-by-whom = Who made the introduction?
refusal-referral-whom = Whom did they introduce?
refusal-referral-noted = This introduction is noted already.
refusal-referral-introduced = They have introduced this person already.
refusal-referral-not-introduced = They have not been introduced yet. Note the introduction first.
refusal-referral-nothing-to-ask = There is nothing to ask about any more: the introduction was made, or the referral is closed.
refusal-referral-not-waiting = This person is not waiting to be reached.
refusal-referral-reached = You reached them already. Note how the conversation goes on.
refusal-referral-no-conversation = There is no conversation to move on: they were not reached yet, or it is closed.
refusal-referral-too-early = What kind of referral it is shows after the first contact, not before.
refusal-referral-amount = An amount has a number of cents and a currency such as EUR.
refusal-referral-closed = This referral has its outcome already.

# News, rewards, complaints, meetings, dates, notices.

refusal-news-thanked = They were thanked for this already.
refusal-news-told = They know how it ended already.
refusal-news-confidential = This is confidential: the source of this referral may not hear that. Thank them without it.
refusal-news-settled = This is settled already.
refusal-reward-what = What is to be given? A word is enough.
refusal-reward-given = This was given already.
refusal-reward-waived = This was waived.
refusal-reward-offered = This was offered to them, so only they can waive it. If they did, say so.
refusal-complaint-day = The day agreed lies in the past.
refusal-complaint-closed = This complaint is closed already.
refusal-meeting-whom = With whom do you meet?
refusal-meeting-minutes = A meeting lasts from a minute to a day.
refusal-meeting-noted = This meeting is noted already.
refusal-meeting-cancelled = This meeting was called off.
refusal-meeting-prepared = You prepared for this meeting already.
refusal-occasion-label = What day is it? A word is enough.
refusal-occasion-gone = This date is not kept any more.
refusal-notice-told = They know already.
refusal-notice-reduced = This is reduced already.
refusal-proposal-by-asking = A proposal is taken up by asking, not by marking it done.
refusal-proposal-on-person = A proposal is put off or dropped on the person.
refusal-proposal-drop = A proposal is dropped on the person.

# People.

refusal-person-name = An entry needs a name.
refusal-person-part-of = Nobody is a part of themselves.
refusal-person-roles = Say what they are: a client, a past client, a partner, a prospect, a friend, or other.
refusal-person-score = The score goes from 0 to 10.
refusal-tie-two = A tie is between two people.
refusal-touch-words = There is nothing written down yet.
refusal-ideal-name = Give the kind of person a few words to be known by.
refusal-wording-as-it-came = This letter is said as it came with Goodturn already.
refusal-wording-empty = A letter needs words. To have those back that came with Goodturn, choose “As it came”.
refusal-wording-subject = A mail needs a subject.
refusal-wording-no-subject = Only a mail has a subject.
refusal-wording-subject-line = The subject is one line.
refusal-wording-long = That is too long: at most { $most } characters.
refusal-wording-unknown = There is no such letter, or it does not go this way.
refusal-wording-field = There is no field “{ $field }”. The fields that a letter can use stand beside it.
refusal-wording-filter = “{ $filter }” is not something a letter can do with a field.
refusal-wording-unreadable = Line { $line } cannot be read. A field stands between two pairs of braces: { "{{" } friend { "}}" }.

# The firm, its members and its rhythm.

refusal-firm-name = The firm needs a name.
refusal-member-name = A member needs a name.
refusal-member-known = Somebody with this address is a member already.
refusal-member-stays = Name a member who stays and may have duties.
refusal-member-last-owner = A workspace keeps at least one owner. Make somebody else an owner first.
refusal-language-own = A language is chosen by a member for themselves; sign in to choose yours.
refusal-pause-whose = Everybody notes their own pauses; those of others and of the firm are noted by an owner.
refusal-pause-order = The last day of a pause comes after its first.
refusal-pause-over = This pause would be over already.
refusal-pause-long = A pause lasts a year at most. Whoever is away for longer hands their people over.
refusal-pause-nobody-left = When the whole firm rests, nobody is left to look after it.
refusal-pause-none = There is no pause to end.
refusal-rhythm-unknown = “{ $key }” is not a setting of the rhythm. `goodturn rhythm` lists them.
refusal-rhythm-value = “{ $value }” does not fit “{ $key }”: { $why }
refusal-rhythm-zone = the zone “{ $zone }” is not known; a zone looks like Europe/Berlin.
refusal-rhythm-hours = the day must be open for at least an hour.
refusal-rhythm-weekdays = weekdays are numbers from 1 (Monday) to 7 (Sunday), at least one.
refusal-rhythm-tries = the tries are rising numbers of working days, one to twelve of them.
refusal-rhythm-capacity = a day holds 1 to 200 duties, and at least one a person.
refusal-rhythm-days = waiting times are 1 to 730 days, and 1 to 80 hours.
refusal-found-name = A name is needed here.
refusal-found-zone = The time zone “{ $zone }” is not known. One looks like Europe/Berlin.
refusal-password-short = A password has at least { $letters } letters. A few words with blanks between them are fine.
refusal-password-long = A password has at most { $letters } letters.

# Lines of acts, keys and clocks.

refusal-json = This line cannot be read as JSON: { $error }.
refusal-json-object = A line is one JSON object.
refusal-json-zero = “{ $field }” holds the sign U+0000, which is no part of any text.
refusal-field-early = Nothing is noted here from before { $year }.
refusal-field-text = “{ $field }” is a text.
refusal-field-form = “{ $field }” looks like { $example }.
refusal-label-unknown = No earlier line is called “{ $label }”.
refusal-act-none = A line needs an "act", for example "promise.make".
refusal-act-unknown = “{ $act }” is not an act. `goodturn act --schema` lists them all.
refusal-act-field-unknown = “{ $act }” has no field “{ $field }”.
refusal-act-field-missing = “{ $act }” needs “{ $field }”.
refusal-act-unreadable = “{ $act }” cannot be read: { $error }.
refusal-key-used = This key was used for another act.
refusal-changed-since = { $who } changed this at { $time }, after your page was made. Nothing was changed; look at it again before you go on.
refusal-changed-by-clock = The clock changed this at { $time }, after your page was made. Nothing was changed; look at it again before you go on.
refusal-clock-fixed = The clock of this workspace cannot be moved; use “happened_on” for something earlier.
refusal-clock-back = Time does not run backwards here: the last act was at { $time }.

# Undo.

refusal-undo-unknown = There is no act with this number.
refusal-undo-already = This was undone already, by act { $number }. Nothing was changed.
refusal-undo-undo = An undo is not undone itself. Do the act again instead.
refusal-undo-members = Who comes and who leaves is not undone: others may have worked on it since. Add the member again, or let them leave.
refusal-undo-built-on = Something later builds on this: act { $number } ({ $act }). Undo that one first; nothing was changed.
refusal-undo-import = This import was undone already, by act { $number }. Nothing was changed.

# Forms.

refusal-form-place = “{ $act }” has no place for “{ $field }”.
refusal-form-unreadable = Something in this form cannot be read. A day looks like 2026-03-20, a number is a whole number, and whoever is meant is chosen from the list or typed as a name. Nothing was changed.
refusal-edit-day = “{ $text }” is not a date. Write it like 22.3.1980, 22 March 1980, or 22.3. without a year.
refusal-edit-mails = “{ $text }” is not a mail address. Write one a line, with a word and a colon before it if you like.
refusal-edit-phones = “{ $text }” is not a number. Write one a line, with a word and a colon before it if you like.
refusal-edit-empty = “{ $text }” is empty. Write one a line, with a word and a colon before it if you like.
refusal-edit-dates = “{ $text }” is not a date. Write one a line, like 1.4.2019, with a word and a colon before it if you like.
refusal-edit-part-of = The book has no household or firm called “{ $name }”, or several. Write it down first, or choose it from the list.
refusal-running-source = Who is it? A name is needed.
refusal-running-person = Whom did they recommend? A name is needed.
refusal-running-nothing = Nothing was said.

# Files that are no address book.

refusal-file-empty = The file is empty.
refusal-file-pdf = This is a PDF. Export the contacts from your address book as vCard (.vcf) or CSV and take that file.
refusal-file-old-office = This is an old Excel or Outlook file. Save it as CSV, or export the contacts as vCard (.vcf) or CSV.
refusal-file-pst = This is an Outlook data file (.pst). In Outlook choose File, Open & Export, Export to a file, Comma separated values, Contacts.
refusal-file-picture = This is a picture.
refusal-file-sound = This is a picture or a sound.
refusal-file-database = This is a database file. To bring a Goodturn file back, use restore.
refusal-file-packed = This is a packed file. Unpack it first and take the vCard or CSV file in it.
refusal-file-excel = This is an Excel workbook. In Excel choose Save as, CSV UTF-8, and take that file.
refusal-file-calendar = This is a calendar. Under today's meetings it is welcome; an address book is a vCard (.vcf) or a CSV.
refusal-file-web-page = This is a web page. Export the contacts as vCard (.vcf) or CSV instead of saving the page.
refusal-file-xml = This is an XML file. Export the contacts as vCard (.vcf) or CSV.
refusal-file-document = This is a text document. Export the contacts as vCard (.vcf) or CSV.
refusal-file-ldif = This is an LDIF file. Most programs that write it can export vCard (.vcf) or CSV as well; take that.
refusal-file-json = This is a JSON file. Export the contacts as vCard (.vcf) or CSV.
refusal-file-unreadable = This is no text that Goodturn can read. Export the contacts as vCard (.vcf) or CSV.
refusal-file-no-table = There is no table in this file: not one line with columns was found.
refusal-file-columns = This table has more than { $most } columns; an address book has fewer. Is the separator another one?
refusal-file-messages = These are messages and not contacts. The file wanted is Connections.csv.
refusal-map-unreadable = The mapping cannot be read: { $error }.
refusal-map-delimiter = The delimiter of the mapping is to be one sign, such as ";".
refusal-map-order = The date_order of the mapping is day_first or month_first.
refusal-map-word = The mapping takes the column “{ $column }” for “{ $word }”, which is none of: { $known }.
refusal-map-nobody = The mapping names no column with a name, a firm, a mail address or a number.
refusal-columns-unclear = No column could be taken for a name, a mail address or a number. Say which column is which, and take the file again.

# Records that were left out, and parts of them that were kept as text.

refusal-record-line = line { $line }: { $reason }
refusal-record-nobody = It names nobody: there is no name, no firm, no mail address and no number.
refusal-record-double = Perhaps it is somebody who is in the book already; it was left out as wished.
remark-record-alone = Somebody called { $name } wants to be left alone, so this { $name } is left alone as well. If it is somebody else, say so on their page.
refusal-row-long = It has { $fields } fields where the header has { $width }.
refusal-row-short = It has only { $fields } fields where the header has { $width }.
refusal-row-above = It stands above the line that names the columns and was left out, with all there.
refusal-row-quote = A quotation mark opens in it and never closes, so it cannot be told where it ends. It and all behind it were not read.
refusal-card-unreadable = The card cannot be read: its lines are not of the form NAME:value.
refusal-card-list = It is a list of other cards and nobody by itself. Its members were read as they are.
refusal-card-outside = This text stands outside of any card and was left out.
refusal-card-no-end = The card has no end; what stands before the next one was taken.
refusal-card-line = A line of the card is not of the form NAME:value; it was kept as text.
refusal-part-mail = A mail address is none by its form; it was kept as text.
refusal-part-phone = A telephone number cannot be read; it was kept as text.
refusal-part-date = A date could not be read; it was kept as text.
refusal-part-letters = Some letters are no letters of the encoding that the card names; � stands for them.
refusal-part-pictures = Pictures, sounds and keys that stand in the file itself are not taken over.
