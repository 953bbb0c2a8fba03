# Laufendes.
