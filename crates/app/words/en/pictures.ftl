# Pictures and their tables.
