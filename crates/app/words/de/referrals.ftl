# Die Tafel der Empfehlungen.
