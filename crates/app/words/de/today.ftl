# Heute.

today-morning = Guten Morgen, { $name }
today-afternoon = Guten Tag, { $name }
today-evening = Guten Abend, { $name }
today-lead = { $count ->
    [0] { $day }.
    [one] { $day }. Eine Sache, etwa { $minutes } Minuten.
   *[other] { $day }. { $number } Sachen, etwa { $minutes } Minuten.
}
today-waiting = { $count ->
    [one] Jemand wartet darauf, von Ihnen zu hören.
   *[other] { $number } Menschen warten darauf, von Ihnen zu hören.
}
today-first = Hier steht jeden Morgen, wem zu danken ist, wer auf einen Anruf wartet, wer eine Erinnerung, Hilfe oder eine Frage braucht; die Worte liegen bereit.
today-first-people = Es beginnt mit den Menschen, die Sie kennen.
today-first-book = Das eigene Adressbuch hereinnehmen
today-first-one = Einen Menschen aufschreiben
today-unsorted = { $count ->
    [one] Ein Mensch hat noch keinen Platz.
   *[other] { $count } Menschen haben noch keinen Platz.
} Ein paar Minuten Sortieren, und diese Seite weiß, für wen sie da ist.
today-sort-on = Weiter sortieren
today-viewer = Sie schauen hier zu; die Pflichten sind die der anderen.
today-done = Das war alles für heute. Niemand wartet auf Sie.
today-week = Das hat die Woche gebracht:
today-look-people = Die eigenen Menschen ansehen
today-enter-running = Eintragen, was schon läuft
today-left = { $count } weitere haben Zeit bis morgen, damit der Tag kurz bleibt.
today-meetings = Gespräche heute
today-meetings-line = In einer Zeile
today-meetings-example = 10:30 Maria, 14:00 Chen & Partner
today-meetings-hint = Vor jedem Gespräch steht hier, was zwischen Ihnen offen ist; danach, was Sie sich fragen können.
today-meetings-note = Eintragen

group-waiting = Auf Sie wird gewartet
group-moments = Was der Tag bringt
group-reminders = Behutsam erinnern
group-reminders-note = Sie haben zugesagt und es so gemeint. Ein kurzes Wort genügt.
group-progress = Weitergehen
group-give = Geben
group-ask = Fragen
group-ask-note = Der richtige Augenblick, für einen Menschen.
group-touch = In Verbindung bleiben
group-campaign = Monat der Empfehlungen
group-team = Im eigenen Haus
group-privacy = Datenschutz
group-privacy-note = Wer uns genannt wurde, erfährt davon, oder wir behalten nicht mehr als „Bekannt mit“.

# Eine Pflicht als Karte.
duty-by = heute bis { $time }
duty-since = heute seit { $time }
duty-facts = Die Fakten
duty-more-for = zu { $name }
duty-noted = Vermerk: etwas anderes ist geschehen
duty-note = Vermerken
duty-put-off-to = Verschieben auf
duty-put-off = Verschieben
duty-hand-to = Übergeben an
duty-hand-person-to = Mit allem Offenen übergeben an
duty-hand-over = Übergeben
duty-drop-because = Fallen lassen, weil
duty-drop = Fallen lassen

# Jemand anders oder ein Import hat etwas geändert, während die Seite offen war.
today-changed = Inzwischen hat sich etwas geändert.
today-renew = Zeigen
