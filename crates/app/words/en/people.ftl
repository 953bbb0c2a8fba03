# The list of people.
