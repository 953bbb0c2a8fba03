# Gespräche des Tages.

meetings-title = Gespräche
meetings-whom = Wen treffen Sie?
meetings-unread = „{ $line }“ war nicht zu lesen. Schreiben Sie eine Uhrzeit und einen Namen: 10:30 Maria.
meetings-new = Jemand Neues
meetings-note = Eintragen
meetings-leave = Weglassen
