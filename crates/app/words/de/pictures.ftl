# Bilder und ihre Tafeln.
