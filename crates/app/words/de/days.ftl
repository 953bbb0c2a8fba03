# Tage, Zahlen und Aufzählungen, wie man sie sagt.

weekday = { $day ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}
month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
day-today = heute
day-tomorrow = morgen
day-yesterday = gestern
# Ein Tag im Satz: „am Dienstag, 3. März“.
day-on = am { $day }
day-of-week = { $weekday }, { $day }. { $month }
day-of-month = { $day }. { $month }
day-full = { $day }. { $month } { $year }
day-short = { $day }. { $month } { $year }
overdue-yesterday = seit gestern
overdue-days = seit { $days } Tagen
overdue-weeks = seit { $weeks } Wochen

list-and = { $most } und { $last }
list-or = { $most } oder { $last }

number = { $count ->
    [0] keine
    [1] eins
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
    [10] zehn
    [11] elf
   *[12] zwölf
}
