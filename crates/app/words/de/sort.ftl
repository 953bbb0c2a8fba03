# Die Sortierrunde.

sort-title = Sortierrunde
sort-head = Wer ist das für Sie?
sort-progress = { $done } von { $all }
sort-progress-left = { $minutes ->
    [one] { $done } von { $all }, noch etwa eine Minute
   *[other] { $done } von { $all }, noch etwa { $minutes } Minuten
}
sort-role = Das ist
sort-leave-alone = In Ruhe lassen
sort-circle = Wie oft Sie in Verbindung bleiben
sort-mood = Wie zufrieden mit Ihrer Arbeit?
sort-mood-happy = Zufrieden
sort-mood-unsure = Ungewiss
sort-mood-unhappy = Unzufrieden
sort-skip = Überspringen
sort-back = Zurück
sort-enough = Genug für heute
sort-nobody = Zuerst die Menschen, dann ihre Plätze.
sort-take-book = Das eigene Adressbuch hereinnehmen
sort-done = Alle haben einen Platz. Der Tag weiß jetzt, für wen er da ist.
sort-today = Zum heutigen Tag
sort-running = Eintragen, was schon läuft
