# Ein Mensch.

person-ask = Fragen
person-family = Ein Brief an die Familie
person-edit = Bearbeiten
person-next = Als Nächstes
person-known = Was wir wissen
person-from = Woher
person-for-us = Zusagen und Empfehlungen
person-for-us-nothing = Noch nichts. Was zugesagt wird, und wer von hier kommt, steht dann hier.
person-ties = Bekannt mit
person-unit = Gehören zusammen
person-history = Was war
person-earlier = Alles davor
person-history-nothing = Noch nichts.
person-undone = (zurückgenommen)
person-more = Mehr

# Marken unter dem Namen.
person-role-client = Kunde
person-role-past-client = früher Kunde
person-role-prospect = Interessent
person-role-partner = Partner
person-role-source = empfiehlt uns
person-role-friend = Freund
person-role-other = sonstige
person-happy = zufrieden
person-unsure = ungewiss
person-unhappy = unzufrieden
person-score = { $score } von 10
person-could-ask = kann gefragt werden
person-do-not-ask = nicht fragen
person-leave-alone = in Ruhe lassen
person-unsorted = noch nicht sortiert
person-gone-died = verstorben, vermerkt am { $day }
person-gone-moved-away = weggezogen, vermerkt am { $day }
person-gone-left-firm = nicht mehr in der Firma, vermerkt am { $day }
person-gone-sold = Geschäft verkauft, vermerkt am { $day }

# Ob gefragt werden kann.
person-ready = Jetzt ist ein guter Augenblick zum Fragen.
person-rests = Bis zum { $day } ist Ruhe; dann kann wieder gefragt werden.
person-not-wish = Hier soll nicht gefragt werden.
person-not-bought = Noch kein Kunde, und nicht vermerkt als jemand, den Sie fragen können.
person-not-trust = Noch sagt nichts, dass die Arbeit gut war. Fragen Sie nach der Zufriedenheit.
person-not-complaint = Zuerst ist etwas in Ordnung zu bringen.
person-not-ask = Eine Frage wartet noch auf Antwort.
person-not-promise = Eine Zusage ist noch offen.
person-not-news = Zuerst ist zu danken oder zu berichten.

# Zusagen und Empfehlungen.
person-promised = { $count ->
    [one] Eine Vorstellung, zugesagt am { $day }.
   *[other] { $count } Vorstellungen, zugesagt am { $day }.
}
person-promised-by = { $count ->
    [one] Eine Vorstellung, zugesagt am { $day }, bis zum { $by }.
   *[other] { $count } Vorstellungen, zugesagt am { $day }, bis zum { $by }.
}
person-recommended = Empfohlen von { $names }
person-open-ask = Eine Frage ist offen
person-open-complaint = Eine Beschwerde ist offen
person-named = genannt
person-introduced = wartet darauf, von Ihnen zu hören
person-talking = im Gespräch
person-tie-acquainted = flüchtig
person-tie-friendly = gut bekannt
person-tie-close = vertraut

# Was das Buch weiß.
person-from-member = Hier aufgeschrieben.
person-from-book = Aus einem Adressbuch, das hereingenommen wurde.
person-from-source = Genannt von { $name } am { $day }.
person-row-label = { $what }, { $label }
person-row-mail = Mail
person-row-number = Nummer
person-row-address = Anschrift
person-row-date = Tag
person-row-works-at = Arbeitet bei
person-row-page = Seite
person-row-beside = Nahestehend
person-row-groups = Gruppen

# Was sich tun lässt.
person-date = Ein Tag zum Merken
person-date-button = Merken
person-date-what = Was für ein Tag
person-date-birthday = Geburtstag
person-date-anniversary = Jahrestag
person-date-client-since = Kunde seit
person-date-other = Ein anderer
person-date-other-words = Was für einer, wenn es ein anderer ist
person-date-day = Der Tag
person-date-hint = 22.3.1980, 22. März oder 22.3. ohne Jahr.
person-tie = Jemand aus dem Bekanntenkreis
person-tie-button = Bekanntschaft vermerken
person-tie-strength = Wie gut
person-tie-they-acquainted = Man weiß voneinander
person-tie-they-friendly = Man spricht ab und zu miteinander
person-tie-they-close = Man vertraut einander
person-tie-words = Woher Sie es wissen
person-tie-note = Nie aus den Akten eines Kunden.
person-circle = Kreis
person-circle-none = Keiner
person-satisfied = Zufriedenheit
person-satisfied-score = 0 bis 10
person-satisfied-hint = Wie es gesagt wurde, wenn Sie gefragt haben.
person-remark = Eine Bemerkung
person-remark-words = Die Bemerkung
person-reward = Etwas zu geben
person-could = Jemand, den Sie fragen können
person-could-not = Vorerst nicht fragen
person-never = Nie fragen
person-may-again = Darf wieder gefragt werden
person-hand-over = Jemand anderem übergeben
person-hand-over-button = Übergeben
person-hand-over-to = An
person-hand-over-hint = Mit allem, was offen ist.
person-gone = Nicht mehr da
person-gone-hint = Anlässe, Berührungen und Fragen enden. Nach einem Todesfall geht nie wieder eine Karte hinaus.
person-how-moved-away = Weggezogen
person-how-left-firm = Nicht mehr in der Firma
person-how-sold = Geschäft verkauft
person-how-died = Verstorben
person-alone = In Ruhe lassen
person-alone-note = Keine Pflicht, kein Vorschlag und kein Brief nennt diesen Namen noch, und was offen ist, endet.
person-alone-lifted = Der Wunsch ist aufgehoben
person-alone-lift = Aufheben
person-alone-lift-note = Nur auf eigenen Wunsch.
person-language = Die Sprache der Briefe
person-language-label = Briefe werden geschrieben auf
person-language-firm = der Sprache der Firma ({ $language })
