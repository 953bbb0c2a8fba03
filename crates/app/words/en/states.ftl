# States, roles, channels and other choices.
