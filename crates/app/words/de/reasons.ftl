# Warum es eine Pflicht gibt, in ein, zwei Sätzen.

# Eine Zusage.

reason-open = Mit { $name } ist etwas offen.
reason-promise-thank = { $count ->
    [1] { $name } hat { $made } eine Vorstellung zugesagt. Danken Sie jetzt, noch ehe etwas geschehen ist.
    [2] { $name } hat { $made } zwei Vorstellungen zugesagt. Danken Sie jetzt, noch ehe etwas geschehen ist.
    [3] { $name } hat { $made } drei Vorstellungen zugesagt. Danken Sie jetzt, noch ehe etwas geschehen ist.
   *[other] { $name } hat { $made } { $count } Vorstellungen zugesagt. Danken Sie jetzt, noch ehe etwas geschehen ist.
}
reason-promise = { $count ->
    [1] { $name } hat eine Vorstellung zugesagt.
    [2] { $name } hat zwei Vorstellungen zugesagt.
    [3] { $name } hat drei Vorstellungen zugesagt.
   *[other] { $name } hat { $count } Vorstellungen zugesagt.
}
reason-promise-by = { $count ->
    [1] { $name } hat eine Vorstellung bis { $day } zugesagt.
    [2] { $name } hat zwei Vorstellungen bis { $day } zugesagt.
    [3] { $name } hat drei Vorstellungen bis { $day } zugesagt.
   *[other] { $name } hat { $count } Vorstellungen bis { $day } zugesagt.
}
reason-promise-kept = { $kept } von { $count } kamen.
reason-promise-about = Es geht um { $names }.
reason-promise-let-go = Zweimal wurde daran erinnert. Ruhen lassen?

# Eine Empfehlung.

reason-referral-call = { $count ->
    [one] { $sources } hat { $person } genannt und wurde zweimal gefragt. Mit Erlaubnis anrufen oder abschließen?
   *[other] { $sources } haben { $person } genannt und wurden zweimal gefragt. Mit Erlaubnis anrufen oder abschließen?
}
reason-referral-happened = { $count ->
    [one] { $sources } hat { $day } { $person } genannt. Kam es zur Vorstellung?
   *[other] { $sources } haben { $day } { $person } genannt. Kam es zur Vorstellung?
}
reason-referral-never-reached = { $tries } Versuche, { $person } zu erreichen, und keine Antwort. Nicht erreicht?
reason-referral-waits = { $count ->
    [one] { $sources } hat die Tür zu { $person } geöffnet. Dort wird auf Sie gewartet.
   *[other] { $sources } haben die Tür zu { $person } geöffnet. Dort wird auf Sie gewartet.
}
reason-referral-try = { $person }, bekannt durch { $sources }, ist noch nicht erreicht. Das ist Versuch { $try }.
reason-referral-went-quiet = { $person } hat dreimal nicht geantwortet. Ist es eingeschlafen?
reason-referral-next = Mit { $person } ist der nächste Schritt verabredet: { $day }.
reason-referral-last = Das letzte Wort mit { $person } fiel { $day }.

# Wer in Ruhe gelassen werden möchte, wird nicht genannt.

reason-a-friend = jemand aus Ihrem Kreis

# Nachrichten für die, die empfohlen haben.

reason-news-name = { $name } hat Ihnen { $about } genannt. Danken Sie dafür.
reason-news-allowed = { $name } erlaubt, dass Sie sich bei { $about } auf die Empfehlung berufen. Danken Sie dafür.
reason-news-introduced = { $name } hat Ihnen { $about } vorgestellt. Danken Sie heute.
reason-news-not-yet = { $name } hat { $about } vorgestellt, und Sie haben noch niemanden erreicht. Sagen Sie es; zu tun ist dort nichts.
reason-news-reached = { $about } ist erreicht. Sagen Sie es { $name }, und danken Sie noch einmal.
reason-news-won = { $about } hat Ja gesagt, und { $name } hat die Tür geöffnet. Berichten und danken Sie in einem; am meisten sagt eine Karte von Hand.
reason-news-ended-name = { $name } hat Ihnen { $about } genannt: { $how }. Berichten Sie, und danken Sie für den Namen.
reason-news-ended = { $name } hat { $about } vorgestellt: { $how }. Berichten Sie, und danken Sie für die geöffnete Tür.
reason-news-quiet = { $name } hat seit { $day } nichts über { $about } gehört.
reason-outcome = { $outcome ->
    [won] es kam ein Ja
    [not_interested] es war nicht der richtige Zeitpunkt
    [never_reached] wir haben uns nicht erreicht
    [went_quiet] das Gespräch ist eingeschlafen
    [not_a_fit] wir sind dort nicht die Richtigen
    [passed_on] die Sache ist anderswo in besseren Händen
    [known_already] wir kannten uns schon
    [withdrawn] es wurde zurückgenommen
   *[other] es ist abgeschlossen
}

# Tage.

reason-birthday-turns = { $past ->
    [yes] { $name } ist { $day } { $years } geworden.
   *[no] { $name } wird { $day } { $years }.
}
reason-birthday = { $past ->
    [yes] { $name } hatte { $day } Geburtstag.
   *[no] { $name } hat { $day } Geburtstag.
}
reason-anniversary = { $past ->
    [yes] { $name } hatte { $day } Jahrestag.
   *[no] { $name } hat { $day } Jahrestag.
}
reason-client-since = { $years ->
    [1] { $name } und Sie arbeiten { $day } seit einem Jahr zusammen.
   *[other] { $name } und Sie arbeiten { $day } seit { $years } Jahren zusammen.
}
reason-client-day = An diesem Tag begann die Arbeit für { $name }: { $day }.
reason-day-of = { $what }: ein Tag von { $name }, { $day }.

# Alles andere.

reason-complaint-said = Für { $name } ist etwas schiefgegangen: { $what } Rufen Sie heute an.
reason-complaint = Für { $name } ist etwas schiefgegangen. Rufen Sie heute an.
reason-complaint-right = Ist in Ordnung gebracht, was für { $name } schiefging?
reason-reward = { $name } soll bekommen: { $what }
reason-met = Sie haben sich getroffen: { $names }. Haben Sie gefragt? Gibt es ein gutes Wort festzuhalten?
reason-meet = Sie treffen { $names } um { $time } Uhr.
reason-touch-last = Der letzte Kontakt mit { $name } war { $day }.
reason-touch-never = Mit { $name } gab es noch keinen Kontakt, seit der Eintrag im Adressbuch steht.
reason-notice = { $source } hat { $name } am { $day } genannt. Sagen Sie dort, dass Sie Daten gespeichert haben, oder behalten Sie weniger.
reason-ask-planned = Sie wollten { $name } heute fragen.
reason-ask-not-made = Sie wollten { $name } fragen und haben es nicht getan. Behalten oder fallen lassen?
reason-ask-no-answer = { $name } wurde zweimal gefragt und hat nicht geantwortet. Gut sein lassen?
reason-ask-again = { $name } hat „gerade nicht“ gesagt und diesen Tag genannt.
reason-ask-open = { $name } wurde gefragt und hat noch nicht geantwortet.

# Warum jemand zum Fragen vorgeschlagen wird.

reason-proposal = { $standing ->
    [client] Für { $name } arbeiten Sie, und { $asked }.
    [past_client] Für { $name } haben Sie gearbeitet, und { $asked }.
    [partner] Mit { $name } verbindet Sie eine Partnerschaft, und { $asked }.
   *[friend] { $name } ist dem Haus freundschaftlich verbunden, und { $asked }.
}
reason-proposal-said = { $standing ->
    [client] Für { $name } arbeiten Sie; { $said }, und { $asked }.
    [past_client] Für { $name } haben Sie gearbeitet; { $said }, und { $asked }.
    [partner] Mit { $name } verbindet Sie eine Partnerschaft; { $said }, und { $asked }.
   *[friend] { $name } ist dem Haus freundschaftlich verbunden; { $said }, und { $asked }.
}
reason-asked-last = zuletzt gefragt haben Sie am { $day }
reason-asked-never = gefragt haben Sie noch nie
reason-said-praise = am { $day } gab es ein gutes Wort über Ihre Arbeit
reason-said-score = Ihre Arbeit bekam { $score } von 10
reason-said-happy = die Zufriedenheit ist groß
