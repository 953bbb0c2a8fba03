# Laufendes.

running-title = Laufendes
running-head = Was schon läuft
running-lead = Zusagen, Vorstellungen und Gespräche von früher, eines nach dem anderen, wie sie heute stehen.
running-wrong = { $wrong } Nichts ging verloren; bessern Sie es aus und drücken Sie noch einmal.
running-what = Was läuft?
running-promise = Eine Zusage
running-named = Ein Name, der mir genannt wurde
running-introduced = Eine Vorstellung, noch ohne Antwort
running-conversation = Ein Gespräch
running-source = Wer Sie empfiehlt
running-person = Wem man Sie empfiehlt
running-person-optional = bei einer Zusage, falls bekannt
running-began = Es begann am
running-roughly = Ungefähr genügt.
running-count = Wie viele
running-of-promise = bei einer Zusage
running-by = Zugesagt bis
running-by-optional = falls gesagt
running-last = Letztes Wort am
running-next = Nächster Schritt am
running-of-conversation = bei einem Gespräch
running-since = Seitdem
running-thanked = Ich habe mich bedankt
running-told = Ich habe erzählt, wie es steht
running-enter = Eintragen
running-all = Das war alles
