# The board of referrals.

referrals-lead = Who was recommended to you, by whom, and what became of it.
referrals-empty = Whoever is named or introduced to you stands here, from the first name to the outcome, and nobody who opened a door is forgotten.
referrals-first = Somebody gave me a name
referrals-running = Enter what is already running
referrals-named = Named
referrals-named-note = Somebody told you of them.
referrals-introduced = Introduced
referrals-introduced-note = They wait to hear from you.
referrals-talking = In conversation
referrals-talking-note = Their source likes to hear how it goes.
referrals-won = Came to something
referrals-ended = Ended otherwise
referrals-since-today = since today
