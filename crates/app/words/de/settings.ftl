# Einstellungen.

# Pausen.
pause-title = Pausen
pause-note = Ein Urlaub, eine Auszeit, die Zeit der Steuererklärungen: Fragen und Berührungen warten, bis sie vorüber ist. Worauf andere warten, das sieht, wer vertritt.
pause-firm = Das ganze Haus
pause-myself = Ich selbst
pause-line = { $who }: vom { $from } bis zum { $until }.
pause-line-to = { $who }: vom { $from } bis zum { $until }. { $to } übernimmt, was nicht warten kann.
pause-end = Beenden
pause-begin-title = Eine Pause eintragen
pause-who = Wer pausiert
pause-from = Erster Tag
pause-until = Letzter Tag
pause-to = Wer übernimmt, was nicht warten kann
pause-to-nobody = Niemand, es bleibt, wo es ist
pause-begin = Pause eintragen
pause-today = Sie pausieren bis zum { $until }.
pause-today-to = Sie pausieren bis zum { $until }. { $to } übernimmt, was nicht warten kann.
pause-today-change = Ändern
