# Settings.

# Pauses.
pause-title = Pauses
pause-note = A holiday, a leave, a tax season: asks and touches wait until it is over. What others wait for is shown to whoever looks after it.
pause-firm = The whole firm
pause-myself = Myself
pause-line = { $who }: from { $from } to { $until }.
pause-line-to = { $who }: from { $from } to { $until }. { $to } looks after what cannot wait.
pause-end = End it
pause-begin-title = Note a pause
pause-who = Who rests
pause-from = First day
pause-until = Last day
pause-to = Who looks after what cannot wait
pause-to-nobody = Nobody, it stays where it is
pause-begin = Note the pause
pause-today = You rest until { $until }.
pause-today-to = You rest until { $until }. { $to } looks after what cannot wait.
pause-today-change = Change it
