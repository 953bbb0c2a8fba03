# Anmelden und der erste Start.
