# Verlauf und Rücknahme.

history-lead = Alles, was hier geschah. Worauf nichts Späteres baut, lässt sich zurücknehmen, auch nach Wochen.
history-empty = Noch ist nichts geschehen. Alles, was getan wird, hinterlässt hier eine Zeile: wer es tat und wann.
history-first = Das Erste eintragen
history-undone = zurückgenommen
history-door = über { $door }
history-earlier = Früher
