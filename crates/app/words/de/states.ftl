# Zustände, Rollen, Wege und andere Wahlen.
