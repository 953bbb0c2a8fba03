# Gespräche des Tages.
