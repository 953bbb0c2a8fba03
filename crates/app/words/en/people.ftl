# The people: the list, writing somebody down, and putting right what the book knows.

people-lead = { $count ->
    [one] One person in your book.
   *[other] { $count } people in your book.
}
people-lead-unsorted = { $count ->
    [one] One person in your book, { $unsorted } of them not sorted yet.
   *[other] { $count } people in your book, { $unsorted } of them not sorted yet.
}
people-new = Write somebody down
people-new-lead = A name is all that is needed.
people-new-button = Write down
people-back = Back
people-sort = Sort them
people-find = Find people
people-find-hint = A name, a place, a number
people-find-button = Find
people-only = Only
people-everybody = Everybody
people-unsorted = Not sorted yet
people-empty = Everybody you know will stand here, with what is open between you.
people-take-book = Take your address book in
people-nobody = Nobody fits these words.
people-show-all = Show everybody
people-next = The next ones
people-gone = gone
people-circle = circle { $circle }
people-circle-a = A, every month
people-circle-b = B, every two months
people-circle-c = C, every three months
people-role-client = Client
people-role-past-client = Past client
people-role-prospect = Prospect
people-role-partner = Partner
people-role-source = Source
people-role-friend = Friend
people-role-other = Other
people-if-known = if you have it
people-is = It is
people-is-person = a person
people-is-organization = an organization
people-is-household = a household
people-to-you = What they are to you

people-edit-title = Edit { $name }
people-edit-full = Name, as people say it
people-edit-prefix = Before the name
people-edit-prefix-example = Dr.
people-edit-given = Given name
people-edit-additional = Middle names
people-edit-family = Family name
people-edit-suffix = Behind the name
people-edit-suffix-example = Jr.
people-edit-nicknames = What friends say
people-edit-part-of = Household or firm they belong to
people-edit-part-of-hint = They are then greeted together, asked as one, and kept in touch with as one.
people-edit-mails = Mail addresses
people-edit-lines = One a line; a word and a colon before it if you like: “work: ann@example.com”.
people-edit-phones = Numbers
people-edit-place = Works at
people-edit-position = Position
people-edit-birthday = Birthday
people-edit-birthday-example = 22.3.1980 or 22.3.
people-edit-anniversary = Anniversary
people-edit-dates = Other dates
people-edit-address = Address { $number }
people-edit-which = Which
people-edit-which-example = work
people-edit-street = Street
people-edit-postal-code = Postal code
people-edit-town = Town
people-edit-region = Region
people-edit-country = Country
people-edit-notes = Notes
people-edit-links = Pages and profiles
people-edit-related = People beside them
people-edit-categories = Groups
people-edit-save = Save
people-ready = Ready to be asked
people-nobody-ready = Nobody is ready to be asked just now. People are when you know they are glad of your work, and nothing is open between you that comes first.
