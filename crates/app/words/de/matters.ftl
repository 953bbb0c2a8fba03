# Eine Sache: was offen ist und was geschah.
