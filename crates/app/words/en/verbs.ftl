# What a duty asks to do.

verb-never-reached = Close it: never reached?
verb-try-first = Get in touch now
verb-try-again = Try again
verb-thank-agreed = Thank for the promise
verb-thank-name = Thank for the name
verb-thank-door = Thank for opening the door
verb-news-not-yet = Say that nobody was reached yet
verb-news-thanks = Thank again, with news
verb-tell-outcome = Tell how it ended
verb-tell-won = Tell the good news, and thank
verb-complaint-call = Call about the complaint
verb-complaint-right = Make sure it was put right
verb-reward = Give what was offered
verb-meeting-prepare = Prepare the meeting
verb-meeting-after = Note what came of the meeting
verb-occasion-card = Write a card
verb-occasion = Congratulate
verb-ask-again = Ask again, as agreed
verb-promise-let-go = Let the promise go?
verb-promise-remind = Bring the promise to mind
verb-name-decide = Call with their leave, or close it?
verb-name-happened = Ask whether the introduction happened
verb-ask-make = Make the ask
verb-ask-keep = Keep the ask, or drop it?
verb-ask-no-answer = Close the ask: no answer?
verb-ask-answer = Ask for an answer
verb-went-quiet = Close it: went quiet?
verb-next-step = Take the next step
verb-tell-progress = Tell how it stands
verb-ask-introduction = Ask for an introduction
verb-family = Write to the family
verb-touch = Keep in touch
verb-notice = Tell them that we hold their data

# The word on its button.

button-decide = Decide
button-in-touch = Get in touch
button-thank = Thank
button-tell = Tell
button-call = Call
button-give = Give
button-prepare = Prepare
button-note = Note
button-write = Write
button-ask = Ask
button-remind = Remind
button-ask-after = Ask after
