# The first week.
