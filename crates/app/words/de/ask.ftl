# Fragen.
