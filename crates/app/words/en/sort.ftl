# The sorting round.

sort-title = Sorting
sort-head = Who are they to you?
sort-progress = { $done } of { $all }
sort-progress-left = { $minutes ->
    [one] { $done } of { $all }, about a minute left
   *[other] { $done } of { $all }, about { $minutes } minutes left
}
sort-role = They are
sort-leave-alone = Leave alone
sort-circle = How often to keep in touch
sort-mood = How are they with your work?
sort-mood-happy = Happy
sort-mood-unsure = Unsure
sort-mood-unhappy = Unhappy
sort-skip = Skip
sort-back = Back
sort-enough = Enough for today
sort-nobody = First the people, then their places.
sort-take-book = Take your address book in
sort-done = Everybody has a place. Today knows now whom it is for.
sort-today = To Today
sort-running = Enter what is already running
