# Die Menschen: die Liste, jemanden aufschreiben, und was das Buch weiß, berichtigen.

people-lead = { $count ->
    [one] Ein Mensch in Ihrem Buch.
   *[other] { $count } Menschen in Ihrem Buch.
}
people-lead-unsorted = { $count ->
    [one] Ein Mensch in Ihrem Buch, { $unsorted } davon noch nicht sortiert.
   *[other] { $count } Menschen in Ihrem Buch, { $unsorted } davon noch nicht sortiert.
}
people-new = Jemanden aufschreiben
people-new-lead = Ein Name genügt.
people-new-button = Aufschreiben
people-back = Zurück
people-sort = Sortieren
people-find = Menschen finden
people-find-hint = Ein Name, ein Ort, eine Nummer
people-find-button = Finden
people-only = Nur
people-everybody = Alle
people-unsorted = Noch nicht sortiert
people-empty = Hier stehen bald alle, die Sie kennen, mit dem, was zwischen Ihnen offen ist.
people-take-book = Das eigene Adressbuch hereinnehmen
people-nobody = Zu diesen Worten passt niemand.
people-show-all = Alle zeigen
people-next = Die nächsten
people-gone = nicht mehr da
people-circle = Kreis { $circle }
people-circle-a = A, jeden Monat
people-circle-b = B, alle zwei Monate
people-circle-c = C, alle drei Monate
people-role-client = Kunde
people-role-past-client = Früher Kunde
people-role-prospect = Interessent
people-role-partner = Partner
people-role-source = Empfiehlt uns
people-role-friend = Freund
people-role-other = Sonstige
people-if-known = falls bekannt
people-is = Es ist
people-is-person = ein Mensch
people-is-organization = eine Firma oder ein Verein
people-is-household = ein Haushalt
people-to-you = Wer es für Sie ist

people-edit-title = { $name } bearbeiten
people-edit-full = Name, wie man ihn sagt
people-edit-prefix = Vor dem Namen
people-edit-prefix-example = Dr.
people-edit-given = Vorname
people-edit-additional = Weitere Vornamen
people-edit-family = Familienname
people-edit-suffix = Hinter dem Namen
people-edit-suffix-example = jun.
people-edit-nicknames = Wie Freunde sagen
people-edit-part-of = Haushalt oder Firma, zu der die Person gehört
people-edit-part-of-hint = Sie werden dann gemeinsam angeschrieben, als eins gefragt und als eins im Blick behalten.
people-edit-mails = Mailadressen
people-edit-lines = Eine je Zeile; wenn Sie mögen, mit einem Wort und einem Doppelpunkt davor: „Arbeit: anna@example.com“.
people-edit-phones = Nummern
people-edit-place = Arbeitet bei
people-edit-position = Stellung
people-edit-birthday = Geburtstag
people-edit-birthday-example = 22.3.1980 oder 22.3.
people-edit-anniversary = Jahrestag
people-edit-dates = Weitere Tage
people-edit-address = Anschrift { $number }
people-edit-which = Welche
people-edit-which-example = Arbeit
people-edit-street = Straße
people-edit-postal-code = Postleitzahl
people-edit-town = Ort
people-edit-region = Region
people-edit-country = Land
people-edit-notes = Notizen
people-edit-links = Seiten und Profile
people-edit-related = Nahestehende
people-edit-categories = Gruppen
people-edit-save = Speichern
people-ready = Jetzt fragen
people-nobody-ready = Gerade gibt es niemanden, den Sie fragen könnten. Das ist so weit, wenn Sie wissen, dass man mit Ihrer Arbeit zufrieden ist, und nichts anderes offen ist, das vorgeht.
