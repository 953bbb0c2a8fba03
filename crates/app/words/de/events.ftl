# Was geschah, als Satz für den Verlauf.
