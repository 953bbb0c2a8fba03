# Running business.

running-title = Running business
running-head = What is already running
running-lead = Promises, introductions and conversations from before, one by one, as they stand today.
running-wrong = { $wrong } Nothing was lost; put it right and press again.
running-what = What is running?
running-promise = A promise
running-named = A name I was given
running-introduced = An introduction, not answered yet
running-conversation = A conversation
running-source = Who recommends you
running-person = Whom they recommend
running-person-optional = for a promise, if known
running-began = It began on
running-roughly = Roughly is good enough.
running-count = How many
running-of-promise = of a promise
running-by = Promised by
running-by-optional = if they said
running-last = Last word on
running-next = Next step on
running-of-conversation = of a conversation
running-since = Since then
running-thanked = I have thanked them
running-told = I have told them how it stands
running-enter = Enter it
running-all = That was all
