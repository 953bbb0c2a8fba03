# Die erste Woche.

guide-title = Ihre erste Woche
guide-lead = Fünf Dinge, in beliebiger Folge. Sie gehen von selbst, wenn sie getan sind oder die Woche vorüber ist.
guide-done = Erledigt:
guide-book-title = Die Menschen, die Sie kennen
guide-book-text = Goodturn beginnt mit Ihrem Adressbuch, vom Telefon, aus Google, Outlook oder LinkedIn. Sie sehen zuerst, was geschähe, und niemand bekommt Post.
guide-book-button = Hereinnehmen
guide-sort-title = Wer sie für Sie sind
guide-sort-text = Eine Taste für jeden: Mandant oder Kunde, Partner, Freund. Zehn Menschen dauern zwei Minuten, dann hat der Tag schon Hand und Fuß.
guide-sort-button = Die ersten zehn sortieren
guide-ideal-title = Wem Sie am besten helfen
guide-ideal-text = „Irgendjemandem“ kann Sie niemand empfehlen. Sagen Sie in einem Satz, wen Sie suchen und was so ein Mensch sagt, kurz bevor er Sie braucht.
guide-ideal-button = Beschreiben
guide-running-title = Was schon läuft
guide-running-text = Jemand hat gesagt: „Ich stelle Sie vor“, jemand wartet zu hören, wie es ausging. Einmal aufgeschrieben, wird es nicht mehr vergessen.
guide-running-button = Eintragen
guide-ask-title = Eine gute Frage
guide-ask-text = Ein Mensch, der mit Ihrer Arbeit zufrieden ist, um eine Vorstellung gebeten, in Worten, auf die sich leicht ja oder nein sagen lässt.
guide-ask-button = Sehen, wen man fragt
