# What could not be done, and the way on.
