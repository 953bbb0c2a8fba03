# What happened?

capture-missing = With whom? Type a name first; somebody new is written down on the way.
capture-which = Whom do you mean by “{ $name }”?
capture-new = Somebody new
capture-with = With whom
capture-today = today, if you leave it
capture-back = Back to { $name }
capture-kind-title = { $kind }: { $name }
capture-kind-met = We met
capture-kind-asked = I asked
capture-kind-promised = They promised
capture-kind-name = They gave a name
capture-kind-introduced = They introduced
capture-kind-called = I called, no answer
capture-kind-spoke = We spoke
capture-kind-yes = They said yes
capture-kind-no = They said no
capture-kind-nice = They said something nice
capture-kind-complained = They complained
capture-kind-request = They asked me for something
capture-kind-gave = I gave
capture-kind-client = They became a client
capture-kind-other = Other
capture-called = I called, and nobody answered.

# The little more that some of it needs.
capture-note = Note it
capture-write-down = Write it down
capture-in-their-words = In their words
capture-praise = What they said, word for word
capture-praise-words = Their words
capture-complaint = What went wrong
capture-request = What they asked for
capture-gave = What you gave
capture-gave-what = What
capture-no = What they said no to
capture-other = What happened
capture-few-words = In a few words
capture-how = How
capture-way-talk = Face to face
capture-way-phone = By phone
capture-way-mail = By mail
capture-way-message = By message
capture-way-card = By card
capture-who-began = Who reached out
capture-began-i = I did
capture-began-they = They did
