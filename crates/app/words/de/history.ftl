# Verlauf und Rücknahme.
