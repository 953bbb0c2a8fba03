# Was ist geschehen?

capture-missing = Mit wem? Geben Sie zuerst einen Namen ein; wer neu ist, wird dabei gleich aufgeschrieben.
capture-which = Wer ist mit „{ $name }“ gemeint?
capture-new = Jemand Neues
capture-with = Mit wem
capture-today = heute, wenn Sie nichts angeben
capture-back = Zurück zu { $name }
capture-kind-title = { $kind }: { $name }
capture-kind-met = Getroffen
capture-kind-asked = Ich habe gefragt
capture-kind-promised = Zusage bekommen
capture-kind-name = Namen bekommen
capture-kind-introduced = Vorgestellt worden
capture-kind-called = Angerufen, keine Antwort
capture-kind-spoke = Gesprochen
capture-kind-yes = Ein Ja
capture-kind-no = Ein Nein
capture-kind-nice = Ein Lob
capture-kind-complained = Eine Beschwerde
capture-kind-request = Eine Bitte an mich
capture-kind-gave = Ich habe etwas gegeben
capture-kind-client = Kunde geworden
capture-kind-other = Anderes
capture-called = Ich habe angerufen, und niemand nahm ab.

# Das wenige, was manches noch braucht.
capture-note = Vermerken
capture-write-down = Aufschreiben
capture-in-their-words = Wie es gesagt wurde
capture-praise = Was gesagt wurde, Wort für Wort
capture-praise-words = Die Worte
capture-complaint = Was nicht in Ordnung war
capture-request = Worum gebeten wurde
capture-gave = Was Sie gegeben haben
capture-gave-what = Was
capture-no = Wozu es ein Nein war
capture-other = Was geschehen ist
capture-few-words = In wenigen Worten
capture-how = Wie
capture-way-talk = Im Gespräch
capture-way-phone = Am Telefon
capture-way-mail = Mit einer Mail
capture-way-message = Mit einer Nachricht
capture-way-card = Mit einer Karte
capture-who-began = Von wem es ausging
capture-began-i = Von mir
capture-began-they = Von der anderen Seite
