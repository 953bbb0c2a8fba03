# The writing desk.
