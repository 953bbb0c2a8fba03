# Die Sortierrunde.
