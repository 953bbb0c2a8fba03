# Teile von Briefen: was zu ihrer Sprache gehört und nicht im Brief selbst stehen kann.

# Anrede und Gruß.

letter-hello = { $tone ->
    [formal] Guten Tag,
   *[familiar] Hallo,
}
letter-greeting = { $tone ->
    [formal] Guten Tag { $names },
   *[familiar] Hallo { $names },
}
letter-greeting-message = { $tone ->
    [formal] Guten Tag { $names },
   *[familiar] Hallo { $names },
}
letter-all-at = an alle bei { $name }
letter-wish = { $tone ->
    [formal] Freundliche Grüße
   *[familiar] Herzliche Grüße
}
letter-reached-at = Zu erreichen unter { $mail }.

# Jemand, dessen Name nicht gesagt wird.

letter-your-friend = { $tone ->
    [formal] Ihre Empfehlung
   *[familiar] deine Empfehlung
}
letter-your-friend-dative = { $tone ->
    [formal] Ihrer Empfehlung
   *[familiar] deiner Empfehlung
}
letter-a-friend = { $tone ->
    [formal] jemand aus Ihrem Bekanntenkreis
   *[familiar] jemand aus deinem Bekanntenkreis
}
letter-a-friend-dative = { $tone ->
    [formal] jemandem aus Ihrem Bekanntenkreis
   *[familiar] jemandem aus deinem Bekanntenkreis
}
letter-their-friend = die empfohlene Person
letter-their-friend-dative = der empfohlenen Person
letter-a-friend-of-theirs = jemand aus dem Bekanntenkreis
letter-a-friend-of-theirs-dative = jemandem aus dem Bekanntenkreis
letter-somebody = jemandem
letter-people = { $number } Menschen
letter-somebody-else = noch jemandem
letter-others = { $number } weiteren

# Was angeboten wurde.

letter-offer-you = { $tone ->
    [formal] { $you } für Sie
   *[familiar] { $you } für dich
}
letter-offer-friend = { $friend } für { $who }
letter-offer-both = { $tone ->
    [formal] { $you } für Sie; { $friend } für { $who }
   *[familiar] { $you } für dich; { $friend } für { $who }
}

# Wer uns zusammengebracht hat, wie, und mit welchem Gedanken.

letter-how-told = { $tone ->
    [formal] { $count ->
        [one] hat mir von Ihnen erzählt und gesagt, dass ich mich melden darf
       *[other] haben mir von Ihnen erzählt und gesagt, dass ich mich melden darf
    }
   *[familiar] { $count ->
        [one] hat mir von dir erzählt und gesagt, dass ich mich melden darf
       *[other] haben mir von dir erzählt und gesagt, dass ich mich melden darf
    }
}
letter-how-wrote = { $count ->
    [one] hat uns freundlicherweise einander vorgestellt
   *[other] haben uns freundlicherweise einander vorgestellt
}
letter-how-called = { $tone ->
    [formal] { $count ->
        [one] hat freundlicherweise mit Ihnen über mich gesprochen
       *[other] haben freundlicherweise mit Ihnen über mich gesprochen
    }
   *[familiar] { $count ->
        [one] hat freundlicherweise mit dir über mich gesprochen
       *[other] haben freundlicherweise mit dir über mich gesprochen
    }
}
letter-how-together = { $count ->
    [one] hat uns freundlicherweise zusammengebracht
   *[other] haben uns freundlicherweise zusammengebracht
}
letter-thought-client = { $tone ->
    [formal] Ein Gespräch könnte für Sie nützlich sein
   *[familiar] Ein Gespräch könnte für dich nützlich sein
}
letter-thought-speaking = { $tone ->
    [formal] Was ich zu erzählen habe, könnte für Ihre Mitglieder oder Gäste nützlich sein
   *[familiar] Was ich zu erzählen habe, könnte für deine Mitglieder oder Gäste nützlich sein
}
letter-thought-partner = { $tone ->
    [formal] Wir sollten uns kennen, weil wir für die gleichen Menschen da sind
   *[familiar] Wir beide sollten uns kennen, weil wir für die gleichen Menschen da sind
}
letter-thought-organization = { $tone ->
    [formal] Ein Gespräch könnte für Ihr Haus nützlich sein
   *[familiar] Ein Gespräch könnte für euer Haus nützlich sein
}
letter-thought-hire = { $tone ->
    [formal] Die Arbeit bei uns könnte etwas für Sie sein
   *[familiar] Die Arbeit bei uns könnte etwas für dich sein
}

# Wie es ausging: ein Satz nach einem Doppelpunkt, der niemanden nennt.

letter-end-won-client = Wir werden zusammenarbeiten
letter-end-won-speaking = Ich bin als Gast zum Vortrag eingeladen
letter-end-won-partner = Wir werden uns die Arbeit teilen
letter-end-won-hire = Wir werden im selben Haus arbeiten
letter-end-not-interested = Es war nicht der richtige Zeitpunkt
letter-end-never-reached = Wir haben einander nicht erreicht
letter-end-went-quiet = Unser Gespräch ruht fürs Erste
letter-end-not-a-fit = Gebraucht wird dort etwas, das andere besser können als wir
letter-end-passed-on = Ich konnte jemanden empfehlen, der besser passt als wir
letter-end-known-already = Es stellte sich heraus, dass wir uns schon kannten
letter-end-withdrawn = Es ging nicht weiter

# Was gefragt wird.

letter-ask-named = { $tone ->
    [formal] Wären Sie bereit, mich { $either } vorzustellen?
   *[familiar] Magst du mich { $either } vorstellen?
}
letter-ask-client = { $tone ->
    [formal] Fällt Ihnen jemand ein?
   *[familiar] Fällt dir jemand ein?
}
letter-ask-speaking = { $tone ->
    [formal] Kennen Sie eine Runde oder eine Veranstaltung, deren Gäste gern hören würden, was wir tun?
   *[familiar] Kennst du eine Runde oder eine Veranstaltung, deren Gäste gern hören würden, was wir tun?
}
letter-ask-partner = { $tone ->
    [formal] Kennen Sie jemanden, der für die gleichen Menschen da ist wie wir und den ich kennenlernen sollte?
   *[familiar] Kennst du jemanden, der für die gleichen Menschen da ist wie wir und den ich kennenlernen sollte?
}
letter-ask-organization = { $tone ->
    [formal] Kennen Sie ein Haus, in dem ein Gespräch mit uns willkommen wäre?
   *[familiar] Kennst du ein Haus, in dem ein Gespräch mit uns willkommen wäre?
}
letter-ask-hire = { $tone ->
    [formal] Kennen Sie jemanden Gutes, der gern bei uns arbeiten würde?
   *[familiar] Kennst du jemanden Gutes, der gern bei uns arbeiten würde?
}
letter-moment-meeting = unser Gespräch
letter-moment-result = das, was wir gerade zusammen abgeschlossen haben
letter-moment-praise = { $tone ->
    [formal] das, was Sie über unsere Arbeit gesagt haben
   *[familiar] das, was du über unsere Arbeit gesagt hast
}
letter-moment-review = { $tone ->
    [formal] unser gemeinsamer Blick auf alles
   *[familiar] unser gemeinsamer Blick auf alles
}
letter-moment-renewal = { $tone ->
    [formal] Ihre Entscheidung, weiter mit uns zu arbeiten
   *[familiar] deine Entscheidung, weiter mit uns zu arbeiten
}
letter-years = { $count ->
    [1] ein Jahr
   *[other] { $number } Jahre
}
letter-years-dative = { $count ->
    [1] einem Jahr
   *[other] { $number } Jahren
}

# Was beim Treffen zur Sprache kommt.

letter-meeting-at = { $day } um { $time } Uhr
letter-point-complaint = Vor allem anderen, was für { $name } schiefging: { $words }
letter-point-reward = Etwas mitbringen für { $name }: { $words }
letter-point-promise = { $name } wollte { $friend } vorstellen. Fragen, wie es { $friend } geht.
letter-point-promise-nobody = { $name } hatte jemanden zum Vorstellen im Sinn. Nach diesem Menschen fragen.
letter-point-let-go = { $name } wollte einmal { $friend } vorstellen. Vielleicht kommt es von selbst zur Sprache.
letter-point-ask-ideal = Wenn es sich gut anfühlt: kennt { $name } jemanden wie { $ideal }?
letter-point-ask-names = Wenn es sich gut anfühlt: würde { $name } Sie mit { $friends } zusammenbringen?
letter-point-said = { $name } sagte { $day }: „{ $words }“. Lässt sich dazu etwas tun?
letter-point-ask = Wenn es sich gut anfühlt: wer sollte nach Meinung von { $name } noch von Ihrer Arbeit wissen?
letter-point-thanks = { $name } für das gute Wort danken; es geht um { $friend }.
letter-point-in-touch = { $name } für das gute Wort danken; es geht um { $friend }. Sie sind im Gespräch; das sagen.
letter-point-outcome = { $name } für das gute Wort danken; es geht um { $friend }. Sagen, wie es ausging: { $end }.
