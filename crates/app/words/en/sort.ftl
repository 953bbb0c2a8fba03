# The sorting round.
