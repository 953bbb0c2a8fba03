# History and undo.

history-lead = Everything that happened here. What nothing later builds on can be undone, also weeks later.
history-empty = Nothing happened yet. Every act leaves a line here, with who did it and when.
history-first = Note the first
history-undone = undone
history-door = by { $door }
history-earlier = Earlier
