# Was nicht ging, und wie es weitergeht.

refusal-unknown = { $what ->
    [person] Diesen Menschen gibt es hier nicht.
    [member] Dieses Mitglied gibt es hier nicht.
    [source] Wer uns empfohlen haben soll, ist hier nicht bekannt.
    [tie] Diese Verbindung gibt es hier nicht.
    [ideal] Diese Beschreibung gibt es hier nicht.
    [workspace] Diesen Arbeitsbereich gibt es hier nicht.
    [import] Diesen Import gibt es hier nicht.
    [ask] Diese Frage gibt es hier nicht.
    [promise] Diese Zusage gibt es hier nicht.
    [referral] Diese Empfehlung gibt es hier nicht.
    [news] Diese Nachricht gibt es hier nicht.
    [relationship] Diese Beziehung gibt es hier nicht.
    [complaint] Diese Beschwerde gibt es hier nicht.
    [meeting] Dieses Gespräch gibt es hier nicht.
    [occasion] Diesen Anlass gibt es hier nicht.
    [reward] Dieses Dankeschön gibt es hier nicht.
    [notice] Diese Mitteilung gibt es hier nicht.
   *[other] Diese Sache gibt es hier nicht.
} Vielleicht wurde der Eintrag entfernt; bitte sehen Sie noch einmal nach.
refusal-viewer = Sie können hier alles ansehen, aber nichts ändern. Bitte wenden Sie sich an jemanden, dem der Arbeitsbereich gehört.
refusal-owner-only = Das kann nur ändern, wem der Arbeitsbereich gehört.
refusal-day-to-come = Dieser Tag kommt erst noch.
refusal-put-off-past = Verschieben kann man nur auf einen Tag, der noch kommt.
refusal-why-needed = Bitte schreiben Sie kurz dazu, warum. Das hilft, wenn es später jemand liest.
refusal-settled = Das ist schon erledigt. Es wurde nichts geändert.
refusal-overtaken = Inzwischen ist hier etwas geschehen, und ein anderer Schritt ist an der Reihe. Es wurde nichts geändert; bitte sehen Sie noch einmal nach.
refusal-leave-alone = { $name } möchte in Ruhe gelassen werden.
refusal-mail = Das sieht nicht wie eine Mailadresse aus.
refusal-mail-form = Das sieht nicht wie eine Mailadresse aus. Sie hat die Form name@example.com.
refusal-phone = Das sieht nicht wie eine Telefonnummer aus.
refusal-name-enough = Wer ist es? Ein Name genügt.

# Fragen.

refusal-ask-whom = Wen fragen Sie?
refusal-ask-not-now = „Jetzt nicht“ braucht einen Tag, der noch kommt.
refusal-ask-leave-alone = { $name } möchte in Ruhe gelassen werden, also gibt es nichts zu fragen.
refusal-ask-unwanted = { $name } möchte nicht gefragt werden. Hat sich das geändert, können Sie es auf der Seite der Person aufheben.
refusal-ask-open = Mit { $name } ist schon eine Frage offen. Bitte tragen Sie zuerst die Antwort darauf ein.
refusal-ask-often = { $count ->
    [one] { $name } wurde innerhalb eines Jahres schon einmal gefragt.
   *[other] { $name } wurde innerhalb eines Jahres schon { $count } Mal gefragt.
} Bestätigen Sie, wenn Sie trotzdem fragen möchten.
refusal-ask-themselves = Niemand wird gebeten, sich selbst vorzustellen.
refusal-ask-made = Diese Frage wurde schon gestellt.
refusal-ask-uncomfortable = So möchte die Person es nicht sagen. Suchen Sie andere Worte oder eine leichtere Bitte, oder nehmen Sie die Frage zurück.
refusal-ask-gone = { $name } ist nicht mehr dort, wo Sie sich kennen; da gibt es nichts zu fragen.
refusal-ask-complaint = Für { $name } ist noch etwas in Ordnung zu bringen. Fragen Sie danach.
refusal-ask-elsewhere = { $other } wird schon nach { $name } gefragt oder hat die Vorstellung zugesagt. Trotzdem fragen?
refusal-ask-not-waiting = Diese Frage wartet nicht mehr auf eine Antwort.
refusal-ask-answered = Diese Frage hat ihre Antwort schon.
refusal-ask-other = Diese Frage wurde jemand anderem gestellt.

# Zusagen und Vorstellungen.

refusal-promise-count = Wie viele Vorstellungen wurden zugesagt? Eintragen lassen sich eine bis neunundneunzig.
refusal-promise-count-kept = { $kept ->
    [0] Wie viele Vorstellungen wurden zugesagt? Eintragen lassen sich eine bis neunundneunzig.
    [one] Eine davon ist schon gekommen, so viele waren es also mindestens; eintragen lassen sich höchstens neunundneunzig.
   *[other] { $kept } davon sind schon gekommen, so viele waren es also mindestens; eintragen lassen sich höchstens neunundneunzig.
}
refusal-promise-day = Der genannte Tag liegt vor dem Tag der Zusage.
refusal-promise-kept = Diese Zusage ist schon ganz eingelöst.
refusal-promise-let-go = Diese Zusage ruht. Persönlich dürfen Sie sie weiterhin ansprechen.
refusal-promise-withdrawn = Diese Zusage wurde zurückgenommen.
refusal-promise-thanked = Für diese Zusage wurde schon gedankt.
refusal-promise-other = Diese Zusage kam von jemand anderem.
refusal-promise-ended = Diese Zusage ist schon abgeschlossen.
refusal-promise-which = Von dieser Person sind zwei Zusagen offen. Bitte wählen Sie, welche damit eingelöst wird.
refusal-referral-named = Dieser Name steht schon hier, von derselben Person genannt.
refusal-referral-effort = Eine Vorstellung heißt: Jemand hat geschrieben, angerufen oder Sie zusammengebracht.
refusal-referral-win = Für einen Erfolg ist „referral.win“ da.
refusal-referral-passed-to = An wen wurde weitergegeben?
refusal-referral-themselves = Niemand empfiehlt sich selbst.
refusal-referral-by-whom = Wer hat vorgestellt?
refusal-referral-whom = Wer wurde vorgestellt?
refusal-referral-noted = Diese Vorstellung steht schon hier.
refusal-referral-introduced = Diese Person wurde schon vorgestellt.
refusal-referral-not-introduced = Es gab noch keine Vorstellung. Bitte tragen Sie zuerst die Vorstellung ein.
refusal-referral-nothing-to-ask = Hier ist nichts mehr zu fragen: Die Vorstellung ist geschehen, oder die Empfehlung ist abgeschlossen.
refusal-referral-not-waiting = Diese Person wartet nicht darauf, von Ihnen zu hören.
refusal-referral-reached = Sie haben die Person schon erreicht. Tragen Sie ein, wie es weitergeht.
refusal-referral-no-conversation = Hier ist kein Austausch im Gange: Die Person wurde noch nicht erreicht, oder er ist abgeschlossen.
refusal-referral-too-early = Wie gut eine Empfehlung ist, zeigt sich nach dem ersten Kontakt, nicht vorher.
refusal-referral-amount = Ein Betrag besteht aus einer Zahl in Cent und einer Währung wie EUR.
refusal-referral-closed = Diese Empfehlung hat ihren Ausgang schon.

# Nachrichten, Dankeschöns, Beschwerden, Gespräche, Anlässe, Mitteilungen.

refusal-news-thanked = Dafür wurde schon gedankt.
refusal-news-told = Wie es ausging, ist dort schon bekannt.
refusal-news-confidential = Das ist vertraulich: Wer uns empfohlen hat, darf es nicht erfahren. Danken Sie, ohne es zu erwähnen.
refusal-news-settled = Das ist schon erledigt.
refusal-reward-what = Was soll es sein? Ein Wort genügt.
refusal-reward-given = Das wurde schon übergeben.
refusal-reward-waived = Darauf wurde verzichtet.
refusal-reward-offered = Das wurde angeboten; verzichten kann nur, wer es bekommen soll. Ist das geschehen, geben Sie es bitte an.
refusal-complaint-day = Der vereinbarte Tag ist schon vorbei.
refusal-complaint-closed = Diese Beschwerde ist schon abgeschlossen.
refusal-meeting-whom = Mit wem treffen Sie sich?
refusal-meeting-minutes = Ein Gespräch dauert zwischen einer Minute und einem Tag.
refusal-meeting-noted = Dieses Gespräch ist schon vermerkt.
refusal-meeting-cancelled = Dieses Gespräch wurde abgesagt.
refusal-meeting-prepared = Auf dieses Gespräch haben Sie sich schon vorbereitet.
refusal-occasion-label = Was für ein Tag ist es? Ein Wort genügt.
refusal-occasion-gone = Dieser Tag wird nicht mehr geführt.
refusal-notice-told = Die Person weiß es schon.
refusal-notice-reduced = Hier ist schon alles bis auf das Nötigste entfernt.
refusal-proposal-by-asking = Einem Vorschlag folgt man, indem man fragt; abhaken lässt er sich nicht.
refusal-proposal-on-person = Einen Vorschlag verschiebt man auf der Seite der Person, und dort lässt man ihn auch fallen.
refusal-proposal-drop = Einen Vorschlag lässt man auf der Seite der Person fallen.

# Menschen.

refusal-person-name = Ein Eintrag braucht einen Namen.
refusal-person-part-of = Niemand gehört zu sich selbst.
refusal-person-roles = Bitte wählen Sie, wer es ist: Kundschaft, frühere Kundschaft, Partnerschaft, Interesse, Freundschaft oder anderes.
refusal-person-score = Die Zahl liegt zwischen 0 und 10.
refusal-tie-two = Eine Verbindung besteht zwischen zwei Menschen.
refusal-touch-words = Es ist noch nichts aufgeschrieben.
refusal-ideal-name = Geben Sie dieser Beschreibung ein paar Worte, an denen man sie erkennt.
refusal-wording-as-it-came = Dieser Brief lautet schon so, wie er mit Goodturn kam.
refusal-wording-empty = Ein Brief braucht Worte. Soll er wieder so lauten, wie er mit Goodturn kam, wählen Sie „Wie er kam“.
refusal-wording-subject = Eine Mail braucht einen Betreff.
refusal-wording-no-subject = Nur eine Mail hat einen Betreff.
refusal-wording-subject-line = Der Betreff ist eine einzige Zeile.
refusal-wording-long = Das ist zu lang: höchstens { $most } Zeichen.
refusal-wording-unknown = Diesen Brief gibt es nicht, oder nicht auf diesem Weg.
refusal-wording-field = Ein Feld „{ $field }“ gibt es nicht. Die Felder, die ein Brief verwenden kann, stehen daneben.
refusal-wording-filter = „{ $filter }“ kann ein Brief mit einem Feld nicht tun.
refusal-wording-unreadable = Zeile { $line } lässt sich nicht lesen. Ein Feld steht zwischen zwei Paaren geschweifter Klammern: { "{{" } friend { "}}" }.

# Das Haus, die Mitglieder und der Rhythmus.

refusal-firm-name = Die Firma braucht einen Namen.
refusal-member-name = Ein Mitglied braucht einen Namen.
refusal-member-known = Mit dieser Adresse ist schon jemand Mitglied.
refusal-member-stays = Nennen Sie ein Mitglied, das bleibt und Pflichten haben darf.
refusal-member-last-owner = Mindestens einer Person muss der Arbeitsbereich gehören. Übertragen Sie ihn zuerst jemand anderem.
refusal-language-own = Die eigene Sprache wählt jedes Mitglied selbst; melden Sie sich an, um Ihre zu wählen.
refusal-pause-whose = Die eigenen Pausen trägt jedes Mitglied selbst ein; die der anderen und der Firma, wem der Arbeitsbereich gehört.
refusal-pause-order = Der letzte Tag einer Pause kommt nach dem ersten.
refusal-pause-over = Diese Pause wäre schon vorbei.
refusal-pause-long = Eine Pause dauert höchstens ein Jahr. Wer länger fort ist, übergibt die eigenen Menschen.
refusal-pause-nobody-left = Ruht die ganze Firma, bleibt niemand, der sich kümmern könnte.
refusal-pause-none = Es gibt keine Pause, die zu beenden wäre.
refusal-rhythm-unknown = „{ $key }“ ist keine Einstellung des Rhythmus. `goodturn rhythm` zeigt sie alle.
refusal-rhythm-value = „{ $value }“ passt nicht zu „{ $key }“: { $why }
refusal-rhythm-zone = Die Zeitzone „{ $zone }“ ist nicht bekannt; eine Zeitzone sieht aus wie Europe/Berlin.
refusal-rhythm-hours = Der Tag muss mindestens eine Stunde offen sein.
refusal-rhythm-weekdays = Wochentage sind Zahlen von 1 (Montag) bis 7 (Sonntag), mindestens eine.
refusal-rhythm-tries = Die Versuche sind aufsteigende Zahlen von Arbeitstagen, eine bis zwölf.
refusal-rhythm-capacity = Ein Tag fasst 1 bis 200 Pflichten, und mindestens eine je Mensch.
refusal-rhythm-days = Wartezeiten sind 1 bis 730 Tage und 1 bis 80 Stunden.
refusal-found-name = Hier wird ein Name gebraucht.
refusal-found-zone = Die Zeitzone „{ $zone }“ ist nicht bekannt. Eine Zeitzone sieht aus wie Europe/Berlin.
refusal-password-short = Ein Passwort hat mindestens { $letters } Zeichen. Ein paar Wörter mit Leerzeichen dazwischen sind gut.
refusal-password-long = Ein Passwort hat höchstens { $letters } Zeichen.

# Zeilen, Schlüssel und Uhren.

refusal-json = Diese Zeile lässt sich nicht als JSON lesen: { $error }.
refusal-json-object = Eine Zeile ist ein JSON-Objekt.
refusal-json-zero = „{ $field }“ enthält das Zeichen U+0000, das in keinen Text gehört.
refusal-field-early = Was vor { $year } war, wird hier nicht vermerkt.
refusal-field-text = „{ $field }“ ist ein Text.
refusal-field-form = „{ $field }“ sieht aus wie { $example }.
refusal-label-unknown = Keine frühere Zeile heißt „{ $label }“.
refusal-act-none = Eine Zeile braucht ein "act", zum Beispiel "promise.make".
refusal-act-unknown = „{ $act }“ kennt Goodturn nicht. `goodturn act --schema` zählt alles auf, was es kennt.
refusal-act-field-unknown = „{ $act }“ hat kein Feld „{ $field }“.
refusal-act-field-missing = „{ $act }“ braucht „{ $field }“.
refusal-act-unreadable = „{ $act }“ lässt sich nicht lesen: { $error }.
refusal-key-used = Dieser Schlüssel wurde schon für etwas anderes verwendet.
refusal-changed-since = { $who } hat dies um { $time } geändert, nachdem Ihre Seite gemacht war. Von Ihnen wurde nichts geändert; sehen Sie es sich noch einmal an, bevor Sie weitermachen.
refusal-changed-by-clock = Die Uhr hat dies um { $time } geändert, nachdem Ihre Seite gemacht war. Von Ihnen wurde nichts geändert; sehen Sie es sich noch einmal an, bevor Sie weitermachen.
refusal-clock-fixed = Die Uhr dieses Arbeitsbereichs lässt sich nicht stellen; für Früheres ist „happened_on“ da.
refusal-clock-back = Die Zeit läuft hier nicht rückwärts: Zuletzt wurde um { $time } etwas eingetragen.

# Rücknahme.

refusal-undo-unknown = Unter dieser Nummer steht hier nichts.
refusal-undo-already = Das wurde schon zurückgenommen, unter der Nummer { $number }. Es wurde nichts geändert.
refusal-undo-undo = Eine Rücknahme lässt sich nicht zurücknehmen. Tragen Sie es stattdessen noch einmal ein.
refusal-undo-members = Wer kommt und wer geht, wird nicht zurückgenommen: Andere haben vielleicht schon damit gearbeitet. Nehmen Sie das Mitglied wieder auf, oder lassen Sie es gehen.
refusal-undo-built-on = Etwas Späteres baut darauf auf: Nummer { $number } ({ $act }). Nehmen Sie zuerst das zurück; es wurde nichts geändert.
refusal-undo-import = Dieser Import wurde schon zurückgenommen, unter der Nummer { $number }. Es wurde nichts geändert.

# Formulare.

refusal-form-place = „{ $act }“ hat keinen Platz für „{ $field }“.
refusal-form-unreadable = Etwas in diesem Formular lässt sich nicht lesen. Ein Tag sieht aus wie 2026-03-20, eine Zahl ist eine ganze Zahl, und wer gemeint ist, wird aus der Liste gewählt oder mit Namen eingetippt. Es wurde nichts geändert.
refusal-edit-day = „{ $text }“ ist kein Datum. Zum Beispiel so: 22.3.1980, 22. März 1980 oder 22.3. ohne Jahr.
refusal-edit-mails = „{ $text }“ ist keine Mailadresse. Schreiben Sie eine je Zeile, wenn Sie mögen mit einem Wort und einem Doppelpunkt davor.
refusal-edit-phones = „{ $text }“ ist keine Telefonnummer. Schreiben Sie eine je Zeile, wenn Sie mögen mit einem Wort und einem Doppelpunkt davor.
refusal-edit-empty = „{ $text }“ ist leer. Schreiben Sie eins je Zeile, wenn Sie mögen mit einem Wort und einem Doppelpunkt davor.
refusal-edit-dates = „{ $text }“ ist kein Datum. Je Zeile eines, etwa 1.4.2019, auf Wunsch mit einem Wort und Doppelpunkt davor.
refusal-edit-part-of = Einen Haushalt oder eine Firma namens „{ $name }“ gibt es im Buch nicht oder mehrfach. Bitte zuerst eintragen oder aus der Liste wählen.
refusal-running-source = Wer ist es? Ein Name wird gebraucht.
refusal-running-person = Wer wurde empfohlen? Ein Name wird gebraucht.
refusal-running-nothing = Es wurde nichts angegeben.

# Dateien, die kein Adressbuch sind.

refusal-file-empty = Die Datei ist leer.
refusal-file-pdf = Das ist ein PDF. Exportieren Sie die Kontakte aus Ihrem Adressbuch als vCard (.vcf) oder CSV und nehmen Sie diese Datei.
refusal-file-old-office = Das ist eine alte Excel- oder Outlook-Datei. Speichern Sie sie als CSV, oder exportieren Sie die Kontakte als vCard (.vcf) oder CSV.
refusal-file-pst = Das ist eine Outlook-Datendatei (.pst). Wählen Sie in Outlook: Datei, Öffnen und exportieren, Importieren/Exportieren, In Datei exportieren, Durch Trennzeichen getrennte Werte, Kontakte.
refusal-file-picture = Das ist ein Bild.
refusal-file-sound = Das ist ein Bild oder eine Tonaufnahme.
refusal-file-database = Das ist eine Datenbank. Eine Goodturn-Datei bringen Sie mit restore zurück.
refusal-file-packed = Das ist eine gepackte Datei. Entpacken Sie sie zuerst und nehmen Sie die vCard- oder CSV-Datei darin.
refusal-file-excel = Das ist eine Excel-Arbeitsmappe. Wählen Sie in Excel „Speichern unter“, CSV UTF-8, und nehmen Sie diese Datei.
refusal-file-calendar = Das ist ein Kalender. Bei den Gesprächen von heute ist er willkommen; ein Adressbuch ist eine vCard (.vcf) oder CSV.
refusal-file-web-page = Das ist eine Webseite. Exportieren Sie die Kontakte als vCard (.vcf) oder CSV, statt die Seite zu speichern.
refusal-file-xml = Das ist eine XML-Datei. Exportieren Sie die Kontakte als vCard (.vcf) oder CSV.
refusal-file-document = Das ist ein Textdokument. Exportieren Sie die Kontakte als vCard (.vcf) oder CSV.
refusal-file-ldif = Das ist eine LDIF-Datei. Die meisten Programme, die sie schreiben, können auch vCard (.vcf) oder CSV exportieren; nehmen Sie das.
refusal-file-json = Das ist eine JSON-Datei. Exportieren Sie die Kontakte als vCard (.vcf) oder CSV.
refusal-file-unreadable = Das ist kein Text, den Goodturn lesen kann. Exportieren Sie die Kontakte als vCard (.vcf) oder CSV.
refusal-file-no-table = In dieser Datei steht keine Tabelle: Es fand sich keine Zeile mit Spalten.
refusal-file-columns = Diese Tabelle hat mehr als { $most } Spalten; so viele hat kein Adressbuch. Ist das Trennzeichen ein anderes?
refusal-file-messages = Das sind Nachrichten und keine Kontakte. Gemeint ist die Datei Connections.csv.
refusal-map-unreadable = Die Zuordnung lässt sich nicht lesen: { $error }.
refusal-map-delimiter = Das Trennzeichen (delimiter) der Zuordnung ist ein einzelnes Zeichen, etwa ";".
refusal-map-order = Die Reihenfolge (date_order) der Zuordnung ist day_first oder month_first.
refusal-map-word = Die Zuordnung nimmt die Spalte „{ $column }“ für „{ $word }“; das ist keines von: { $known }.
refusal-map-nobody = Die Zuordnung nennt keine Spalte mit einem Namen, einer Firma, einer Mailadresse oder einer Nummer.
refusal-columns-unclear = Keine Spalte sah nach einem Namen, einer Mailadresse oder einer Nummer aus. Geben Sie an, was welche Spalte ist, und nehmen Sie die Datei noch einmal.

# Einträge, die ausgelassen wurden, und Teile davon, die als Text blieben.

refusal-record-line = Zeile { $line }: { $reason }
refusal-record-nobody = Der Eintrag nennt niemanden: kein Name, keine Firma, keine Mailadresse und keine Nummer.
refusal-record-double = Vielleicht ist es jemand, der schon im Buch steht; der Eintrag wurde wie gewünscht ausgelassen.
remark-record-alone = Jemand namens { $name } möchte in Ruhe gelassen werden; deshalb gilt das auch für diesen Eintrag. Ist es jemand anderes, lässt sich das auf der Seite der Person ändern.
refusal-row-long = Die Zeile hat { $fields } Felder, die Kopfzeile { $width }.
refusal-row-short = { $fields ->
    [one] Die Zeile hat nur ein Feld, die Kopfzeile { $width }.
   *[other] Die Zeile hat nur { $fields } Felder, die Kopfzeile { $width }.
}
refusal-row-above = Das steht über der Zeile mit den Namen der Spalten und wurde mit allem dort ausgelassen.
refusal-row-quote = Ein Anführungszeichen öffnet darin und schließt nie; wo die Zeile endet, ist nicht zu sagen. Sie wurde nicht gelesen und nichts, was dahinter steht.
refusal-card-unreadable = Die Karte lässt sich nicht lesen: Ihre Zeilen haben nicht die Form NAME:Wert.
refusal-card-list = Das ist eine Liste anderer Karten und selbst niemand. Die Karten darin wurden gelesen, wie sie sind.
refusal-card-outside = Dieser Text steht außerhalb aller Karten und wurde ausgelassen.
refusal-card-no-end = Die Karte hat kein Ende; genommen wurde, was vor der nächsten steht.
refusal-card-line = Eine Zeile der Karte hat nicht die Form NAME:Wert; sie wurde als Text behalten.
refusal-part-mail = Eine Mailadresse hat nicht die Form einer solchen; sie wurde als Text behalten.
refusal-part-phone = Eine Telefonnummer lässt sich nicht lesen; sie wurde als Text behalten.
refusal-part-date = Ein Datum ließ sich nicht lesen; es wurde als Text behalten.
refusal-part-letters = Einige Buchstaben gibt es in der Kodierung nicht, die die Karte nennt; dort steht �.
refusal-part-pictures = Bilder, Tonaufnahmen und Schlüssel, die in der Datei selbst stehen, werden nicht übernommen.
