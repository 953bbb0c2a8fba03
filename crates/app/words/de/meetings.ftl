# Gespräche des Tages.

meetings-title = Gespräche
meetings-whom = Wen treffen Sie?
meetings-unread = „{ $line }“ war nicht zu lesen. Schreiben Sie eine Uhrzeit und einen Namen: 10:30 Maria.
meetings-new = Jemand Neues
meetings-note = Eintragen
meetings-leave = Weglassen

# The page of meetings.
meetings-lead = Vor jedem sehen Sie, was zwischen Ihnen offen ist; danach, was Sie sich fragen können.
meetings-line-title = In einer Zeile
meetings-line = Gespräche von heute
meetings-file-title = Aus einer Kalenderdatei
meetings-file = Die Datei
meetings-file-hint = Eine ICS-Datei, wie Google, Outlook, Apple oder jeder andere Kalender sie schreibt. Sie sehen zuerst, was notiert würde: heute und die nächsten sieben Tage.
meetings-file-look = Ansehen
meetings-file-lead = { $count ->
    [0] Nichts für heute und die nächsten sieben Tage.
    [one] Ein Gespräch heute und in den nächsten sieben Tagen.
   *[other] { $count } Gespräche heute und in den nächsten sieben Tagen.
}
meetings-file-another = Eine andere Datei
meetings-today-calendar = Aus Ihrem Kalender
meetings-wrong-none = Wählen Sie zuerst eine Datei.
meetings-wrong-large = Die Datei ist größer als 5 MB. Nichts wurde notiert. Geben Sie weniger Monate aus, oder nennen Sie stattdessen die Adresse des Kalenders.
meetings-wrong-broken = Die Datei kam nicht ganz an. Nichts wurde notiert; bitte wählen Sie sie noch einmal.
meetings-wrong-other = Das ist kein Kalender: Die Datei beginnt nicht mit BEGIN:VCALENDAR. Nichts wurde notiert. Wählen Sie in Ihrem Kalender „Exportieren“ und nehmen Sie die Datei, die auf .ics endet.
meetings-wrong-unreadable = Dieser Kalender lässt sich nicht lesen. Nichts wurde notiert.
meetings-gone-text = Eine Datei wartet nur einige Minuten. Nichts wurde notiert; wählen Sie sie noch einmal.
meetings-nothing-ticked = Nichts war angehakt, also wurde nichts notiert.
meetings-whom-missing = Mit wem? Wählen Sie jemanden, oder nehmen Sie den Haken weg. Was klar war, ist notiert.
meetings-refused = { $title }: { $text }

# Meetings of a calendar, to be ticked.
meetings-note-ticked = Angehakte notieren
meetings-untitled = ohne Titel
meetings-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}
meetings-with = mit { $names }
meetings-noted = schon notiert
meetings-tick = { $title } notieren, { $day } um { $time }
meetings-who = Wer ist es?
meetings-nobody = niemand davon
meetings-strangers = Nicht in Ihrem Buch: { $names }.
meetings-new-person = Jemanden aufschreiben
meetings-nobody-known = Niemand aus Ihrem Buch nimmt teil.
meetings-all-day = { $count ->
    [one] Ein Termin dauert den ganzen Tag oder länger; er wurde ausgelassen.
   *[other] { $count } Termine dauern den ganzen Tag oder länger; sie wurden ausgelassen.
}
meetings-called-off = { $count ->
    [one] Ein Termin wurde abgesagt; er wurde ausgelassen.
   *[other] { $count } Termine wurden abgesagt; sie wurden ausgelassen.
}
meetings-more = { $count ->
    [one] Ein weiteres Gespräch wird nicht gezeigt: Es sind mehr als 200.
   *[other] { $count } weitere Gespräche werden nicht gezeigt: Es sind mehr als 200.
}
meetings-troubles = { $count ->
    [one] Eines darin ließ sich nicht lesen, wie es ist
   *[other] { $count } Dinge darin ließen sich nicht lesen, wie sie sind
}
meetings-troubles-kept = Alles andere wurde behalten.
meetings-trouble = Zeile { $line }: { $reason }
meetings-trouble-never-ends = Hier beginnt ein Termin, der nirgends endet. Er wurde ausgelassen.
meetings-trouble-too-long = Ein Termin ist viel zu lang für ein Gespräch. Er wurde ausgelassen.
meetings-trouble-too-many = Es sind mehr Termine oder Wiederholungen, als sich ausrechnen lassen. Ab hier wurde einiges ausgelassen.
meetings-trouble-unreadable = Ein Termin lässt sich nicht lesen. Er wurde ausgelassen.
meetings-trouble-no-start = Ein Termin sagt nicht lesbar, wann er beginnt. Er wurde ausgelassen.
meetings-trouble-bad-rule = Ein Termin wiederholt sich nach einer Regel, die sich nicht lesen lässt. Er wurde ausgelassen.
meetings-trouble-too-often = Ein Termin wiederholt sich viele Male am Tag. Er wurde ausgelassen.
meetings-trouble-unknown-zone = Die Zeitzone eines Termins ist nicht bekannt. Seine Zeit wurde als Ihre eigene genommen; bitte sehen Sie hin.

# The calendar that a member named.
meetings-feed-title = Aus Ihrem Kalender
meetings-feed-none = Nennen Sie einmal die Adresse Ihres Kalenders, dann stehen seine Gespräche jeden Morgen hier.
meetings-feed-name = Kalender nennen
meetings-feed-read = Gelesen von { $host } um { $time }, { $day }.
meetings-feed-again = Noch einmal lesen
meetings-feed-change = Adresse ändern
meetings-feed-reading = Ihr Kalender wird gerade gelesen. Öffnen Sie diese Seite gleich noch einmal.
meetings-feed-empty = Er enthält keine Gespräche für heute und die nächsten sieben Tage.
meetings-feed-kept = Was zuvor gelesen wurde, ist behalten und wird gezeigt.
meetings-feed-nothing-kept = Nichts wurde notiert oder geändert.
meetings-feed-off = Dieser Server ruft keine Kalender ab: So hat es entschieden, wer ihn betreibt. Eine Kalenderdatei können Sie trotzdem nehmen.
meetings-feed-tab = Ihr Kalender
meetings-feed-address = Adresse Ihres Kalenders
meetings-feed-address-hint = In Google: Einstellungen des Kalenders, „Privatadresse im iCal-Format“. In Outlook: Einstellungen, Freigegebene Kalender, Veröffentlichen, ICS. In iCloud: den Kalender öffentlich freigeben. Sie beginnt mit https:// oder webcal://.
meetings-feed-secret = Wer diese Adresse hat, kann Ihren Kalender lesen. Sie wird für Sie allein aufbewahrt, nie wieder gezeigt und steht in keiner Ausgabe. Abgerufen wird sie, wenn Sie die Seite der Gespräche öffnen, höchstens jede Viertelstunde.
meetings-feed-save = Behalten und lesen
meetings-feed-held = Ihr Kalender liegt bei { $host }. Die Adresse selbst wird nicht mehr gezeigt.
meetings-feed-forget = Vergessen
meetings-feed-forget-note = Die Adresse und was von ihr gelesen wurde, werden weggeworfen. Gespräche, die Sie notiert haben, bleiben.
meetings-feed-forgotten = Sie ist vergessen.
meetings-feed-anew = Eine andere Adresse
meetings-feed-wrong-address = Das ist keine Adresse eines Kalenders. Nichts wurde behalten. Sie beginnt mit https:// oder webcal:// und hat keine Leerzeichen; Buchstaben wie ü werden darin als xn-- geschrieben.
meetings-feed-wrong-not-https = Diese Adresse beginnt mit http:// oder führt zu einer solchen; jeder unterwegs könnte mitlesen. Von ihr wurde nichts abgerufen. Nehmen Sie die, die mit https:// beginnt.
meetings-feed-wrong-credentials = In dieser Adresse, oder darin, wohin sie führt, steht ein Name oder ein Passwort. Solche Adressen werden nicht abgerufen. Nehmen Sie stattdessen die Privatadresse des Kalenders.
meetings-feed-wrong-port = Diese Adresse nennt einen eigenen Port oder führt zu einem. Abgerufen wird nur der übliche für https.
meetings-feed-wrong-no-such-name = Den Namen in dieser Adresse kennt gerade niemand. Sehen Sie nach, ob sie noch stimmt und ob dieser Rechner das Internet erreicht.
meetings-feed-wrong-inside = Diese Adresse führt in ein privates Netz oder zu diesem Rechner. Abgerufen werden nur Kalender im öffentlichen Internet. Eine Kalenderdatei können Sie stattdessen nehmen.
meetings-feed-wrong-unreachable = Der Kalender war nicht zu erreichen oder brach ab. Versuchen Sie es später noch einmal.
meetings-feed-wrong-slow = Der Kalender brauchte länger als zehn Sekunden. Versuchen Sie es später noch einmal.
meetings-feed-wrong-redirects = Die Adresse führte mehr als dreimal weiter oder nirgendwohin. Kopieren Sie sie neu aus Ihrem Kalender.
meetings-feed-wrong-gone = Der Kalender ist nicht mehr unter dieser Adresse oder wird nicht herausgegeben. Kopieren Sie die Adresse neu aus Ihrem Kalender.
meetings-feed-wrong-status = Der Server Ihres Kalenders hat selbst eine Störung. Versuchen Sie es später noch einmal.
meetings-feed-wrong-large = Der Kalender ist größer als 5 MB. Geben Sie einen mit weniger Jahren frei, oder nehmen Sie eine Kalenderdatei.
meetings-feed-wrong-not-calendar = Unter dieser Adresse liegt etwas anderes als ein Kalender, vielleicht eine Seite zum Anmelden. Kopieren Sie die Adresse, die auf .ics endet oder iCal heißt.
meetings-feed-wrong-busy = Gerade werden viele Kalender gelesen. Öffnen Sie diese Seite gleich noch einmal.
meetings-feed-wrong-unreadable = Der Kalender kam an und lässt sich nicht lesen.
