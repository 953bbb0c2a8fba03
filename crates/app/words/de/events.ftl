# Was geschehen ist, als Satz für den Verlauf: einer für jedes Ereignis. Was ein Ereignis enthält, heißt hier wie dort.

# Menschen.

event-person-added = { $name } steht jetzt im Adressbuch.
event-person-edited = Der Eintrag zu { $name } wurde berichtigt.
event-person-updated = Eine Datei brachte Neues zu { $name }.
event-person-sorted = { $name } wurde einsortiert.
event-person-circle-chosen = { $circle ->
    [none] { $name } ist in keinem Kreis.
   *[other] { $name } ist in Kreis { $circle }.
}
event-person-satisfaction-noted = { $name } hat gesagt, wie zufrieden die Arbeit macht: { $score } von 10.
event-person-praised = { $name } hat etwas Gutes über uns gesagt.
event-person-could-ask-noted = { $could_ask ->
    [no] Für { $name } gilt nicht mehr, dass wir fragen könnten.
   *[yes] { $name } könnten wir fragen.
}
event-person-do-not-ask-noted = { $do_not_ask ->
    [no] { $name } darf wieder gefragt werden.
   *[yes] { $name } soll nicht gefragt werden.
}
event-person-leave-alone-noted = { $leave_alone ->
    [no] { $name } hört gern wieder von uns.
   *[yes] { $name } wird auf eigenen Wunsch in Ruhe gelassen.
}
event-person-gone = { $how ->
    [died] { $name } ist gestorben.
    [moved_away] { $name } ist weggezogen.
    [left_firm] { $name } hat die Firma verlassen.
   *[sold] { $name } hat die Firma verkauft.
}
event-person-language-chosen = Die Sprache der Briefe an { $name } wurde gewählt.
event-person-handed-over = { $name } wurde an ein anderes Mitglied übergeben.
event-person-ask-put-off = Die Frage an { $name } wurde auf den { $until } verschoben.
event-person-ask-dropped = { $name } wird vor dem { $until } nicht zum Fragen vorgeschlagen.
event-tie-noted = Eine Verbindung von { $name } wurde vermerkt.
event-tie-removed = Eine Verbindung von { $name } wurde entfernt.
event-touch-noted = { $direction ->
    [from_them] { $channel ->
        [mail] Eine Mail von { $name }.
        [message] Eine Nachricht von { $name }.
        [phone] Ein Anruf von { $name }.
        [talk] Ein Wort persönlich von { $name }.
        [card] Eine Karte per Post von { $name }.
       *[gift] Ein Geschenk von { $name }.
    }
   *[to_them] { $channel ->
        [mail] Eine Mail an { $name }.
        [message] Eine Nachricht an { $name }.
        [phone] Ein Anruf an { $name }.
        [talk] Ein Wort persönlich an { $name }.
        [card] Eine Karte per Post an { $name }.
       *[gift] Ein Geschenk an { $name }.
    }
}
event-touch-remarked = Eine Bemerkung zu { $name } wurde festgehalten.
event-touch-skipped = Dieses Mal blieb der Kontakt mit { $name } aus.

# Fragen und Zusagen.

event-ask-planned = Es ist geplant, { $name } zu fragen.
event-ask-made = { $name } wurde gefragt.
event-ask-raised-again = { $name } wurde noch einmal darauf angesprochen.
event-ask-promised = { $name } hat Ja gesagt.
event-ask-answered-on-the-spot = { $name } hat es gleich getan.
event-ask-not-now = { $until ->
    [none] { $name } hat „gerade nicht“ gesagt.
   *[other] { $name } hat „gerade nicht“ gesagt und den { $until } genannt.
}
event-ask-declined = { $name } hat abgelehnt.
event-ask-no-answer = Von { $name } kam keine Antwort.
event-ask-withdrawn = Die Frage an { $name } wurde zurückgenommen.
event-promise-made = { $count ->
    [1] { $name } hat eine Vorstellung zugesagt.
   *[other] { $name } hat { $count } Vorstellungen zugesagt.
}
event-promise-named = { $name } hat dafür { $others } genannt.
event-promise-edited = Was { $name } zugesagt hat, wurde richtiggestellt.
event-promise-thanked = { $name } bekam Dank für die Zusage.
event-promise-reminded = { $time ->
    [1] { $name } wurde erinnert.
   *[other] { $name } wurde noch einmal erinnert.
}
event-promise-kept = { $name } hat { $kept } davon eingehalten.
event-promise-kept-in-full = { $name } hat die Zusage ganz eingehalten.
event-promise-let-go = Die Zusage von { $name } darf ruhen.
event-promise-withdrawn = { $name } hat die Zusage zurückgenommen.

# Empfehlungen und Nachrichten.

event-referral-named = { $with ->
    [nobody] { $name } wurde genannt.
   *[others] { $name } wurde von { $others } genannt.
}
event-referral-introduced = { $with ->
    [nobody] { $name } wurde vorgestellt.
   *[others] { $name } wurde von { $others } vorgestellt.
}
event-referral-name-allowed = { $with ->
    [nobody] Wir dürfen { $name } schreiben.
   *[others] Wir dürfen { $name } schreiben und { $others } dabei nennen.
}
event-referral-asked-after = { $name } wurde gefragt, ob es zur Vorstellung kam.
event-referral-tried = { $channel ->
    [mail] Versuch { $time }, { $name } zu erreichen: eine Mail.
    [message] Versuch { $time }, { $name } zu erreichen: eine Nachricht.
    [phone] Versuch { $time }, { $name } zu erreichen: ein Anruf.
    [talk] Versuch { $time }, { $name } zu erreichen: ein Wort persönlich.
    [card] Versuch { $time }, { $name } zu erreichen: eine Karte per Post.
   *[gift] Versuch { $time }, { $name } zu erreichen: ein Geschenk.
}
event-referral-reached = { $name } wurde erreicht.
event-referral-moved = { $answered ->
    [no] Wir haben das Gespräch mit { $name } weitergeführt.
   *[yes] Das Gespräch mit { $name } ging weiter.
}
event-referral-judged = { $quality ->
    [great] Die Empfehlung { $name } war genau richtig.
    [good] Die Empfehlung { $name } war gut.
    [so_so] Die Empfehlung { $name } passte halb.
   *[poor] Die Empfehlung { $name } passte nicht.
}
event-referral-hears-set = Es ist geklärt, was über { $name } erzählt werden darf.
event-referral-closed = { $outcome ->
    [won] { $name } hat Ja gesagt: gewonnen.
    [not_interested] { $name } hat gerade kein Interesse.
    [never_reached] { $name } war nicht zu erreichen.
    [went_quiet] Das Gespräch mit { $name } ist eingeschlafen.
    [not_a_fit] { $name } und wir passen nicht zusammen.
    [passed_on] { $name } ist bei jemandem, der besser passt.
    [known_already] { $name } kannten wir schon.
   *[withdrawn] Die Empfehlung { $name } wurde zurückgenommen.
}
event-news-thanked = { $name } bekam Dank.
event-news-told = { $name } weiß, wie es steht.
event-news-outcome-told = { $name } weiß, was daraus wurde.
event-news-settled = { $name } soll nichts erfahren.

# Was schiefging, und Tage.

event-complaint-raised = Für { $name } ist etwas schiefgegangen.
event-complaint-answered = { $name } wurde wegen der Beschwerde angerufen.
event-complaint-put-right = Was für { $name } schiefging, ist in Ordnung gebracht.
event-complaint-not-put-right = Was für { $name } schiefging, ließ sich nicht in Ordnung bringen.
event-meeting-planned = Ein Gespräch mit { $name } wurde geplant.
event-meeting-prepared = Das Gespräch mit { $name } wurde vorbereitet.
event-meeting-held = Das Gespräch mit { $name } fand statt.
event-meeting-cancelled = Das Gespräch mit { $name } fand nicht statt.
event-occasion-noted = Ein Tag von { $name } ist vermerkt.
event-occasion-kept = { $name } hat zum Anlass von uns gehört.
event-occasion-passed = Ein Anlass von { $name } verging { $year } ohne ein Wort.
event-occasion-removed = Ein Anlass von { $name } ist nicht mehr vermerkt.
event-reward-noted = { $name } soll etwas bekommen.
event-reward-given = { $name } hat es bekommen.
event-reward-waived = Auf das, was { $name } bekommen sollte, wurde verzichtet.
event-notice-told = { $name } weiß, dass wir Daten gespeichert haben.
event-notice-reduced = Von { $name } ist nur noch vermerkt, mit wem eine Bekanntschaft besteht.

# Pflichten, die Firma und ihre Mitglieder.

event-duty-noted = Für { $name } wurde etwas anderes getan.
event-duty-put-off = Was für { $name } als Nächstes ansteht, wurde auf den { $until } verschoben.
event-duty-handed-over = Was für { $name } als Nächstes ansteht, übernimmt ein anderes Mitglied.
event-duty-dropped = Was für { $name } anstand, wurde fallen gelassen.
event-wording-edited = Ein Brief ist in eigene Worte gefasst.
event-wording-restored = Ein Brief lautet wieder, wie er mit Goodturn kam.
event-ideal-described = Es ist beschrieben, wen wir suchen.
event-ideal-retired = Eine Art Mensch wird nicht mehr gesucht.
event-firm-described = Die Firma hat sich beschrieben.
event-pause-begun = { $member ->
    [none] Eine Pause der Firma wurde vermerkt.
   *[other] Eine Pause eines Mitglieds wurde vermerkt.
}
event-pause-ended = Eine Pause wurde beendet.
event-member-language-chosen = Ein Mitglied hat die Sprache seiner Seiten gewählt.
event-rhythm-set = Der Rhythmus wurde geändert.
event-act-undone = Vorgang { $seq } wurde zurückgenommen.
event-member-added = Ein Mitglied kam dazu.
event-member-left = Ein Mitglied ist gegangen und hat alles übergeben.

event-somebody = jemand
event-somebody-gone = jemand, der nicht mehr im Adressbuch steht
