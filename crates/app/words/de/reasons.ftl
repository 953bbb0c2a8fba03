# Warum eine Pflicht da ist.
