# Who may be one and the same.
