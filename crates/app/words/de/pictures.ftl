# Bilder und ihre Tabellen.

pictures-lead = Was getan wurde, was daraus wurde, und wer darauf wartet, von Ihnen zu hören.

pictures-month = { $month } { $year }
pictures-month-lead = Was Sie und andere taten, Tag für Tag. Ein Punkt heißt einmal; eine Zahl sagt, wie oft.
pictures-month-alt = Für jeden Tag im { $month }: wie oft gefragt, zugesagt, vorgestellt, gedankt, berichtet, gegeben und getroffen wurde, und wie viele Pflichten getan wurden. Die Tabelle darunter sagt dasselbe.
pictures-earlier = Der Monat davor
pictures-later = Der Monat danach
pictures-mark-asked = Gefragt
pictures-mark-promised = Zugesagt
pictures-mark-introduced = Vorgestellt
pictures-mark-thanked = Gedankt
pictures-mark-told = Berichtet
pictures-mark-given = Gegeben
pictures-mark-met = Getroffen
pictures-done = Pflichten
pictures-by-day = Rechtzeitig
pictures-day = Tag
pictures-whole = Der Monat
pictures-duties = { $done ->
    [0] In diesem Monat wurde noch keine Pflicht getan.
    [one] { $by ->
        [0] Eine Pflicht wurde getan.
       *[other] Eine Pflicht wurde getan, bis zu dem Tag, an dem sie fällig war.
    }
   *[other] { $done } Pflichten wurden getan, { $by } davon bis zu dem Tag, an dem sie fällig waren: der gefüllte Teil jeder Säule.
}
pictures-month-empty = In diesem Monat ist noch nichts aufgeschrieben. Hier sehen Sie dann, an welchen Tagen gefragt, gedankt, berichtet und getroffen wurde.
pictures-note = Aufschreiben, was geschehen ist

pictures-path = Von der Frage zum Kunden
pictures-path-lead = Die Fragen nach Kunden seit dem { $day }, und was daraus wurde. Jede Zeile ist ein Teil der Zeile darüber.
pictures-step = Schritt
pictures-how-many = Fragen
pictures-share = Anteil
pictures-step-asked = Sie haben gefragt
pictures-step-agreed = Es wurde zugesagt
pictures-step-introduced = Es wurde jemand vorgestellt
pictures-step-clients = Daraus kam ein Kunde
pictures-percent = { $share } % der Zeile darüber
pictures-too-few = von { $of }: zu wenige für einen Anteil
pictures-waiting = { $count ->
    [0] Jede Frage hat ihre Antwort.
    [one] Eine Frage wartet noch auf ihre Antwort.
   *[other] { $count } Fragen warten noch auf ihre Antwort.
}
pictures-unasked = { $count ->
    [one] Eine weitere Vorstellung kam ohne eine dieser Fragen
   *[other] { $count } weitere Vorstellungen kamen ohne eine dieser Fragen
}{ $clients ->
    [0] .
    [one] ; daraus wurde ein Kunde.
   *[other] ; daraus wurden { $clients } Kunden.
}
pictures-path-empty = Hier sehen Sie, was aus Fragen wird: wie viele zusagen, wie viele es tun, und wie viele Kunden daraus werden. Es beginnt mit einer Frage.
pictures-path-first = Wen könnten Sie fragen?

pictures-clock = Die Uhr der Vorstellungen
pictures-clock-lead = Wer Ihnen vorgestellt wurde und wie lange es her ist, zuerst, wer am längsten über seine Zeit wartet. Der erste Halt ist der erste Anruf, { $hours } Arbeitsstunden danach; dann kommen die weiteren Versuche.
pictures-clock-who = Vorgestellt
pictures-clock-way = Zeit seitdem
pictures-clock-next = Als Nächstes
pictures-stop-first = { $hours } Std.
pictures-stop = Tag { $days }
pictures-by-introduction = durch { $sources }, { $day }
pictures-by-name = { $sources }: Sie dürfen den Namen nennen, { $day }
pictures-first-late = Erster Anruf, fällig { $day }
pictures-first = Erster Anruf bis { $time } Uhr, { $day }
pictures-next-late = { $tries ->
    [one] Einmal versucht; noch einmal, fällig { $day }
   *[other] { $tries }-mal versucht; noch einmal, fällig { $day }
}
pictures-next = { $tries ->
    [one] Einmal versucht; noch einmal { $day }
   *[other] { $tries }-mal versucht; noch einmal { $day }
}
pictures-last = Alle Versuche sind gemacht. Was soll daraus werden?
pictures-clock-key = Eine dicke Linie ist die Zeit, die vergangen ist, ein Punkt ein Versuch, der gemacht wurde.
pictures-clock-more = Es gibt noch mehr; diese warten am längsten.
pictures-clock-empty = Niemand, der Ihnen vorgestellt wurde, wartet auf ein erstes Wort. Die nächste Vorstellung stellt ihre Uhr hier.
pictures-clock-first = Jemand hat mir jemanden vorgestellt

pictures-ties = Rund um { $name }
pictures-ties-lead = { $count ->
    [one] Ein Mensch, höchstens zwei Schritte entfernt.
   *[other] { $count } Menschen, höchstens zwei Schritte entfernt.
}
pictures-ties-key = Eine Linie heißt, dass zwei sich kennen, je dicker, desto näher. Ein Pfeil führt von dem, der empfohlen hat, zu dem, der empfohlen wurde. Punkte verbinden Menschen mit ihrem Haushalt oder ihrer Organisation.
pictures-ties-numbers = Die Zahlen sind die der Tabelle.
pictures-ties-alt = Das Netz der Bekanntschaften rund um { $name }. Die Tabelle darunter nennt alle, und was zwischen ihnen ist.
pictures-ties-more = Nicht alle fanden einen Platz; die Nächsten stehen hier.
pictures-ties-alone = { $name } will in Ruhe gelassen werden; darum ist hier nichts gezeichnet.
pictures-ties-empty = Wen { $name } kennt, steht hier, sobald es aufgeschrieben ist: eine Bekanntschaft, eine Empfehlung, ein Haushalt.
pictures-ties-note = Aufschreiben, wen sie kennen
pictures-ties-back = Zurück zu { $name }
pictures-ties-link = Sehen, wer rundherum ist
pictures-number = Nr.
pictures-who = Wer
pictures-between = Was zwischen ihnen ist
pictures-tie-acquainted = kennt { $name } flüchtig
pictures-tie-friendly = kennt { $name }
pictures-tie-close = steht { $name } nahe
pictures-recommended = hat { $name } empfohlen
pictures-recommended-by = wurde von { $name } empfohlen
pictures-part-of = gehört zu { $name }
pictures-holds = { $name } gehört dazu
