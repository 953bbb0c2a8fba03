# Ein Mensch.
