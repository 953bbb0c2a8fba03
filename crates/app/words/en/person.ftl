# One person.
