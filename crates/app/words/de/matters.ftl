# Sachen: wie sie stehen, ihre Fakten, und was sich tun lässt.

matters-next = Als Nächstes
matters-table = Am Tisch
matters-place-came = gekommen
matters-place-open = noch offen
matters-place-more = noch jemand
matters-facts = Die Fakten
matters-no-facts = Mehr ist nicht vermerkt.
matters-points = Zum Ansprechen
matters-details-right = Stimmen die Angaben von { $name } noch?

# Eine Frage.
matters-ask = Frage an { $name }
matters-ask-planned = Vorgemerkt für den { $day }.
matters-ask-made-on = Gestellt am { $day }. Noch keine Antwort.
matters-ask-raised = { $times ->
    [one] Gestellt am { $day } und noch einmal angesprochen. Noch keine Antwort.
   *[other] Gestellt am { $day } und noch { $times } Mal angesprochen. Noch keine Antwort.
}
matters-ask-not-now-until = Jetzt nicht, aber wieder am { $day }.
matters-ask-not-now = „Jetzt nicht“ war die Antwort.
matters-ask-promised = Zugesagt am { $day }.
matters-ask-on-the-spot = Noch im selben Augenblick wurde etwas daraus, am { $day }.
matters-ask-declined = Abgesagt am { $day }.
matters-ask-declined-because = Abgesagt am { $day }: { $reason }
matters-ask-no-answer = Es kam keine Antwort, und dabei blieb es.
matters-ask-withdrawn = Zurückgenommen am { $day }. { $reason }
matters-ask-keep = Für einen anderen Tag behalten
matters-ask-keep-button = Behalten
matters-came-of-it = Was daraus wurde
matters-the-promise-link = die Zusage
matters-the-referral-link = die Empfehlung
matters-asked-for = Gefragt nach
matters-wish-client = Kunden
matters-wish-speaking = einer Einladung zu einem Vortrag
matters-wish-partner = einem Partner
matters-wish-organization = einer Vorstellung bei einer Firma
matters-wish-hire = jemandem zum Einstellen
matters-ideal = Die Art Mensch
matters-whom = Wer
matters-action = Was zu tun wäre
matters-the-words = Die Worte
matters-to-source = Dafür angeboten
matters-to-friend = Dem Bekannten angeboten

# Eine Zusage.
matters-promise = Was { $name } zugesagt hat
matters-promise-open = { $kept } von { $count } sind bisher gekommen.
matters-promise-reminded = { $times ->
    [one] { $kept } von { $count } sind bisher gekommen. Einmal erinnert.
   *[other] { $kept } von { $count } sind bisher gekommen. { $times } Mal erinnert.
}
matters-promise-kept = Ganz gehalten am { $day }.
matters-promise-let-go = Ruht seit dem { $day }. Kein Brief erwähnt sie mehr.
matters-promise-withdrawn = Zurückgenommen am { $day }.
matters-who = Von wem
matters-when = Wann
matters-by = Bis zum
matters-will-do = Was geschehen soll
matters-plan = Wann und wie
matters-the-ask = Die Frage
matters-the-ask-link = was Sie gefragt haben

# Eine Empfehlung.
matters-referral-promised = Genannt am { $day }; die Vorstellung ist zugesagt.
matters-referral-named = Genannt am { $day }. Noch hat niemand Sie vorgestellt.
matters-referral-introduced = Die Tür ist offen. Am anderen Ende wartet jemand darauf, von Ihnen zu hören.
matters-referral-tried = { $count ->
    [one] Noch nicht erreicht, nach einem Versuch.
   *[other] Noch nicht erreicht, nach { $count } Versuchen.
}
matters-referral-talking = Im Gespräch. Das letzte Wort fiel am { $day }.
matters-outcome-won = Es ist etwas daraus geworden.
matters-outcome-not-interested = Der Zeitpunkt passte nicht.
matters-outcome-never-reached = Es kam zu keinem Gespräch.
matters-outcome-went-quiet = Es wurde still.
matters-outcome-not-a-fit = Sie sind hier nicht die Richtigen.
matters-outcome-passed-on = Weitergegeben an jemanden, zu dem es besser passt.
matters-outcome-known-already = Man kannte sich schon.
matters-outcome-withdrawn = Zurückgenommen.
matters-referred = Wer empfohlen wird
matters-refers = Wer empfiehlt
matters-did = Was dafür getan wurde
matters-effort-told-name = uns den Namen genannt
matters-effort-allowed-name = wir dürfen uns darauf berufen
matters-effort-wrote = geschrieben
matters-effort-called = angerufen
matters-effort-brought-together = uns zusammengebracht
matters-what-kind = Wie es passte
matters-quality = { $quality }. { $why }
matters-quality-great = Sehr gut
matters-quality-good = Gut
matters-quality-so-so = Mäßig
matters-quality-poor = Gar nicht
matters-source-may-hear = Was weitergesagt werden darf
matters-hears-thanks = nur ein Dank
matters-hears-in-touch = dass wir in Verbindung sind
matters-hears-outcome = wie es ausgeht
matters-the-promise = Die Zusage
matters-look = ansehen

# Nachrichten, Dank, Beschwerden, Gespräche, Anlässe, Datenschutz.
matters-news = Nachricht für { $source } über { $about }
matters-the-referral = Die Empfehlung
matters-how-it-stands = wie sie steht
matters-last-news = Letzte Nachricht
matters-reward = Etwas für { $name }
matters-reward-settled = { $what } Das ist erledigt.
matters-complaint = Beschwerde von { $name }
matters-complaint-waits = Ihr Anruf wird erwartet.
matters-complaint-answered = Sie haben am { $day } angerufen. Sorgen Sie dafür, dass es in Ordnung kommt.
matters-complaint-put-right = In Ordnung gebracht am { $day }.
matters-complaint-not-put-right = Es ließ sich nicht in Ordnung bringen ({ $day }).
matters-meeting = Gespräch mit { $names }
matters-meeting-after = Haben Sie gefragt? Kommen andere in den Sinn, denen es ähnlich geht? Gab es ein Lob aufzuschreiben? Stimmen die Angaben noch?
matters-meeting-before = Was zwischen Ihnen offen ist, welche Nachricht erwartet wird, und was Sie tun könnten.
matters-meeting-held = Es hat stattgefunden.
matters-meeting-cancelled = Es hat nicht stattgefunden.
matters-with = Mit
matters-open = Offen
matters-about = Worüber
matters-brief-promise = { $count ->
    [one] { $name } hat eine Vorstellung zugesagt, gekommen: { $kept }.
   *[other] { $name } hat { $count } Vorstellungen zugesagt, gekommen: { $kept }.
}
matters-brief-ask = Eine Frage an { $name } ist offen.
matters-brief-referral = { $name } wurde von { $names } empfohlen.
matters-brief-complaint = Eine Beschwerde von { $name }.
matters-brief-news = { $name } wurde für { $about } noch nicht gedankt.
matters-occasion = { $name }: { $what }
matters-occasion-birthday = Geburtstag
matters-occasion-anniversary = Jahrestag
matters-occasion-client-since = Jahrestag als Kunde
matters-occasion-removed = Der Tag wird nicht mehr gemerkt.
matters-occasion-next = Wieder am { $day }.
matters-notice = Daten von { $name }
matters-notice-lead = Wir haben Daten eines Menschen, dem wir nie begegnet sind. Beim ersten Kontakt wird es gesagt, oder wir behalten nicht mehr als „Bekannt mit“.

# Was sich tun lässt: Überschriften, Felder und die Worte auf Knöpfen.
matters-save = Speichern
matters-close = Abschließen
matters-how = Wie
matters-why-said = Warum, wie es gesagt wurde
matters-noted = Vermerkt
matters-introduced = Jemand wurde vorgestellt
matters-introduced-button = Vorgestellt
matters-introduced-us = Wir wurden vorgestellt
matters-they-wrote = Geschrieben
matters-they-called = Angerufen
matters-they-brought-together = Uns zusammengebracht
matters-named = Ein Name wurde genannt
matters-name-noted = Name vermerkt
matters-allowed = Eine Nummer: „Sagen Sie, ich hätte Sie geschickt“
matters-promised = Eine Zusage
matters-promised-button = Zugesagt
matters-promised-count = Wie viele Vorstellungen
matters-promised-by = Bis wann
matters-promised-plan = Wann und wie es geschehen soll
matters-promised-plan-hint = „Am Dienstag im Verein, mit mir in Kopie.“ Ein Plan wird weit öfter gehalten als ein guter Vorsatz.
matters-ask-made = Die Frage ist gestellt
matters-ask-again = Noch einmal gefragt
matters-asked = Gefragt
matters-not-now = Jetzt nicht
matters-not-now-button = Jetzt nicht
matters-declined = Eine Absage
matters-declined-button = Abgesagt
matters-no-answer = Keine Antwort; dabei belassen
matters-no-answer-button = Keine Antwort
matters-ask-withdraw = Die Frage zurücknehmen
matters-withdraw = Zurücknehmen
matters-promise-name = Jetzt steht fest, wer es ist
matters-promise-edit = Die Zusage richtigstellen
matters-let-go = Ruhen lassen
matters-let-go-button = Ruhen lassen
matters-let-go-note = Kein Brief erwähnt sie mehr. Im Gespräch können Sie darauf zurückkommen.
matters-taken-back = Die Zusage wurde zurückgenommen
matters-taken-back-button = Zurückgenommen
matters-use-name = Wir dürfen uns auf die Empfehlung berufen
matters-ask-after = Ich habe nachgefragt, ob es dazu kam
matters-asked-after = Nachgefragt
matters-spoke = Wir haben gesprochen
matters-spoke-button = Gesprochen
matters-tried = Versucht, und keine Antwort
matters-tried-button = Versucht
matters-tried-phone = Angerufen
matters-tried-mail = Geschrieben
matters-tried-message = Eine Nachricht
matters-went-on = Es ging weiter
matters-tried-on = Nachgehakt, und keine Antwort
matters-won = Ein Ja
matters-won-button = Kunde geworden
matters-by-source = Ich weiß es von dort, woher die Empfehlung kam
matters-ended = Es ging anders aus
matters-end-not-interested = Der Zeitpunkt passte nicht
matters-end-not-a-fit = Wir sind nicht die Richtigen
matters-end-never-reached = Nie erreicht
matters-end-went-quiet = Es wurde still
matters-end-passed-on = Weitergegeben, wo es besser passt
matters-end-known-already = Man kannte sich schon
matters-end-withdrawn = Zurückgenommen
matters-hears = Was weitergesagt werden darf
matters-hears-hint = Fragen Sie beim ersten Kontakt, was erfahren darf, wer die Empfehlung gab.
matters-may-hear = Weitergesagt wird
matters-may-hear-thanks = Nur ein Dank
matters-may-hear-in-touch = Dass wir in Verbindung sind
matters-may-hear-outcome = Wie es ausgeht
matters-judge = Wie gut die Empfehlung passte
matters-it-was = Es war
matters-judge-great = Genau, wen wir suchen
matters-judge-good = Gut
matters-judge-so-so = Woanders besser aufgehoben
matters-judge-poor = Niemand, dem wir helfen können
matters-news-told = Auf anderem Weg berichtet
matters-told = Berichtet
matters-news-settle = Davon soll nichts gesagt werden
matters-settle = Erledigen
matters-reward-given = Es wurde gegeben
matters-given = Gegeben
matters-reward-waived = Es entfällt
matters-waive = Verzichten
matters-by-them = Auf eigenen Wunsch
matters-complaint-called = Ich habe angerufen
matters-complaint-called-button = Angerufen
matters-put-right-by = In Ordnung gebracht wird es bis
matters-put-right = Es ist in Ordnung gebracht
matters-put-right-button = In Ordnung
matters-not-put-right = Es ließ sich nicht in Ordnung bringen
matters-prepared = Ich bin vorbereitet
matters-prepared-button = Vorbereitet
matters-held = Es hat stattgefunden
matters-held-button = Stattgefunden
matters-cancelled = Es hat nicht stattgefunden
matters-cancel = Fiel aus
matters-occasion-skip = Dieses Jahr auslassen
matters-leave-out = Auslassen
matters-occasion-remove = Nicht mehr merken
matters-remove = Entfernen
matters-notice-told = Es ist gesagt
matters-notice-told-button = Gesagt
matters-notice-reduce = Nur „Bekannt mit“ behalten
matters-reduce = Kürzen
