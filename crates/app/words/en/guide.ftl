# The first week.

guide-title = Your first week
guide-lead = Five things, in any order. They go by themselves when they are done, or the week is over.
guide-done = Done:
guide-book-title = The people you know
guide-book-text = Goodturn begins with your address book, from your phone, Google, Outlook or LinkedIn. You see first what would happen, and nobody is written to.
guide-book-button = Take it in
guide-sort-title = Who they are to you
guide-sort-text = One key each: client, partner, friend. Ten people take two minutes, and Today begins to make sense.
guide-sort-button = Sort the first ten
guide-ideal-title = Whom you help best
guide-ideal-text = Nobody can recommend you to “anybody”. Say in a sentence whom you look for, and what such a person says just before needing you.
guide-ideal-button = Describe them
guide-running-title = What is already running
guide-running-text = Somebody said “I'll introduce you”, somebody waits to hear how it went. Write it down once; from then on it is not forgotten.
guide-running-button = Enter it
guide-ask-title = One good question
guide-ask-text = One person who is glad of your work, asked for one introduction, in words that are easy to say yes or no to.
guide-ask-button = See whom to ask
