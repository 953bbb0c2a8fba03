# Days, numbers and lists, as people say them.

weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
# A day within a sentence: "on Tuesday, 3 March".
day-on = on { $day }
day-of-week = { $weekday }, { $day } { $month }
day-of-month = { $day } { $month }
day-full = { $day } { $month } { $year }
day-short = { $day } { $month } { $year }
overdue-yesterday = since yesterday
overdue-days = for { $days } days
overdue-weeks = for { $weeks } weeks

list-and = { $most } and { $last }
list-or = { $most } or { $last }

number = { $count ->
    [0] no
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
   *[12] twelve
}
