# What stands around every page.

frame-skip = To the page
frame-main = Main
frame-main-below = Main, below
frame-capture = What happened?
frame-today = Today
frame-people = People
frame-referrals = Referrals
frame-history = History
frame-book = Address book
frame-settings = Settings
frame-more = More
frame-sort = Sorting round
frame-running = Enter running business
frame-import = Take an address book in
frame-sign-out = Sign out
frame-clock = It is { $clock } here. Move the clock to see Goodturn at work.
frame-next-morning = Next morning
frame-next-week = Next week
frame-undo = Undo
frame-close = Close
frame-keys = Keys
frame-these-keys = These keys
frame-find = Find people and pages
frame-find-hint = A name, or a page
