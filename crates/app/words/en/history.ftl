# History and undo.
