# Die erste Woche.
