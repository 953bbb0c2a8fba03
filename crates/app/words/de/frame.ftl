# Was um jede Seite steht.

frame-skip = Zur Seite
frame-main = Hauptwege
frame-main-below = Hauptwege, unten
frame-capture = Was ist geschehen?
frame-today = Heute
frame-people = Menschen
frame-referrals = Empfehlungen
frame-history = Verlauf
frame-book = Adressbuch
frame-settings = Einstellungen
frame-more = Mehr
frame-sort = Sortierrunde
frame-running = Laufendes eintragen
frame-import = Ein Adressbuch hereinnehmen
frame-sign-out = Abmelden
frame-clock = Hier ist es { $clock }. Mit der Uhr sieht man Goodturn bei der Arbeit.
frame-next-morning = Nächster Morgen
frame-next-week = Nächste Woche
frame-undo = Rückgängig
frame-close = Schließen
frame-keys = Tasten
frame-these-keys = Diese Tasten
frame-find = Menschen und Seiten finden
frame-find-hint = Ein Name oder eine Seite
