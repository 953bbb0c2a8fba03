# Parts of letters: what belongs to their language and cannot stand in the letter itself.

# Greeting and closing.

letter-hello = { $tone ->
   *[other] Hello,
}
letter-greeting = { $tone ->
   *[other] Dear { $names },
}
letter-greeting-message = { $tone ->
    [formal] Dear { $names },
   *[familiar] Hello { $names },
}
letter-all-at = all at { $name }
letter-wish = { $tone ->
    [formal] Kind regards,
   *[familiar] Warm wishes,
}
letter-reached-at = To be reached at { $mail }.

# Somebody whose name is not said.

letter-your-friend = { $tone ->
   *[other] your friend
}
letter-your-friend-dative = { $tone ->
   *[other] your friend
}
letter-a-friend = { $tone ->
   *[other] a friend of yours
}
letter-a-friend-dative = { $tone ->
   *[other] a friend of yours
}
letter-their-friend = their friend
letter-their-friend-dative = their friend
letter-a-friend-of-theirs = their friend
letter-a-friend-of-theirs-dative = their friend
letter-somebody = somebody
letter-people = { $number } people
letter-somebody-else = somebody else
letter-others = { $number } others

# What was offered.

letter-offer-you = { $tone ->
   *[other] for you, { $you }
}
letter-offer-friend = for { $who }, { $friend }
letter-offer-both = { $tone ->
   *[other] for you, { $you }; for { $who }, { $friend }
}

# Who brought us together, how, and what they thought.

letter-how-told = { $tone ->
   *[other] { $count ->
       *[other] told me about you and said that I might get in touch
    }
}
letter-how-wrote = { $count ->
    [one] was kind enough to introduce us
   *[other] were kind enough to introduce us
}
letter-how-called = { $tone ->
   *[other] { $count ->
        [one] was kind enough to speak to you about me
       *[other] were kind enough to speak to you about me
    }
}
letter-how-together = { $count ->
    [one] was kind enough to bring us together
   *[other] were kind enough to bring us together
}
letter-thought-client = { $tone ->
   *[other] a conversation could be useful to you
}
letter-thought-speaking = { $tone ->
   *[other] what I have to tell might be of use to your members or guests
}
letter-thought-partner = { $tone ->
   *[other] you and I should know each other, because we look after the same kind of people
}
letter-thought-organization = { $tone ->
   *[other] a conversation could be useful to your organization
}
letter-thought-hire = { $tone ->
   *[other] working with us might be something for you
}

# How it ended, as a clause that names nobody.

letter-end-won-client = we are going to work together
letter-end-won-speaking = I have been invited to speak
letter-end-won-partner = we are going to work side by side
letter-end-won-hire = we are going to be colleagues
letter-end-not-interested = the timing was not right
letter-end-never-reached = we have not managed to speak
letter-end-went-quiet = our conversation has come to rest for now
letter-end-not-a-fit = what is needed there is something that others do better than we do
letter-end-passed-on = I could recommend somebody who suits them better than we do
letter-end-known-already = it turned out that we knew each other already
letter-end-withdrawn = it did not go any further

# What is asked.

letter-ask-named = { $tone ->
   *[other] Would you be willing to introduce me to { $either }?
}
letter-ask-client = { $tone ->
   *[other] Does somebody you know come to mind?
}
letter-ask-speaking = { $tone ->
   *[other] Do you know a group or an event whose guests would like to hear about what we do?
}
letter-ask-partner = { $tone ->
   *[other] Do you know somebody who looks after the same kind of people as we do, and whom I should meet?
}
letter-ask-organization = { $tone ->
   *[other] Is there an organization you know where a conversation with us would be welcome?
}
letter-ask-hire = { $tone ->
   *[other] Do you know somebody good who might like to work with us?
}
letter-moment-meeting = our meeting
letter-moment-result = what we have just finished together
letter-moment-praise = { $tone ->
   *[other] what you said about our work
}
letter-moment-review = { $tone ->
   *[other] going through everything with you
}
letter-moment-renewal = { $tone ->
   *[other] your decision to go on working with us
}
letter-years = { $count ->
    [1] one year
   *[other] { $number } years
}
letter-years-dative = { $count ->
    [1] one year
   *[other] { $number } years
}

# What to bring up when we meet.

letter-meeting-at = { $day } at { $time }
letter-point-complaint = Before anything else, what went wrong for { $name }: { $words }
letter-point-reward = Something to bring along for { $name }: { $words }
letter-point-promise = { $name } meant to introduce { $friend }. Ask how { $friend } is.
letter-point-promise-nobody = { $name } had somebody in mind whom to introduce. Ask about that person.
letter-point-let-go = { $name } once meant to introduce { $friend }. It may come up by itself.
letter-point-ask-ideal = If it feels right, ask whether { $name } knows { $ideal }.
letter-point-ask-names = If it feels right, ask whether { $name } would bring you together with { $friends }.
letter-point-said = { $name } said { $day }: “{ $words }”. Is there something you can do about it?
letter-point-ask = If it feels right, ask { $name } who else should know about your work.
letter-point-thanks = Thank { $name } for the word with { $friend }.
letter-point-in-touch = Thank { $name } for the word with { $friend }. You are in touch; say so.
letter-point-outcome = Thank { $name } for the word with { $friend }. Tell how it went: { $end }.
