# Was eine Pflicht verlangt.

verb-never-reached = Abschließen: nicht erreicht?
verb-try-first = Jetzt Kontakt aufnehmen
verb-try-again = Noch einmal versuchen
verb-thank-agreed = Für die Zusage danken
verb-thank-name = Für den Namen danken
verb-thank-door = Für die geöffnete Tür danken
verb-news-not-yet = Sagen, dass noch niemand erreicht ist
verb-news-thanks = Noch einmal danken, mit Neuigkeiten
verb-tell-outcome = Sagen, wie es ausging
verb-tell-won = Die gute Nachricht sagen und danken
verb-complaint-call = Wegen der Beschwerde anrufen
verb-complaint-right = Nachsehen, ob es in Ordnung ist
verb-reward = Geben, was angeboten war
verb-meeting-prepare = Das Gespräch vorbereiten
verb-meeting-after = Festhalten, was das Gespräch ergab
verb-occasion-card = Eine Karte schreiben
verb-occasion = Gratulieren
verb-ask-again = Wieder fragen, wie verabredet
verb-promise-let-go = Die Zusage ruhen lassen?
verb-promise-remind = An die Zusage erinnern
verb-name-decide = Mit Erlaubnis anrufen oder abschließen?
verb-name-happened = Fragen, ob es zur Vorstellung kam
verb-ask-make = Die Frage stellen
verb-ask-keep = Die Frage behalten oder fallen lassen?
verb-ask-no-answer = Die Frage abschließen: keine Antwort?
verb-ask-answer = Um eine Antwort bitten
verb-went-quiet = Abschließen: eingeschlafen?
verb-next-step = Den nächsten Schritt tun
verb-tell-progress = Sagen, wie es steht
verb-ask-introduction = Um eine Vorstellung bitten
verb-family = Der Familie schreiben
verb-touch = In Kontakt bleiben
verb-notice = Sagen, dass wir Daten gespeichert haben

# Das Wort auf ihrem Knopf.

button-decide = Entscheiden
button-in-touch = Kontakt aufnehmen
button-thank = Danken
button-tell = Berichten
button-call = Anrufen
button-give = Geben
button-prepare = Vorbereiten
button-note = Festhalten
button-write = Schreiben
button-ask = Fragen
button-remind = Erinnern
button-ask-after = Nachfragen
