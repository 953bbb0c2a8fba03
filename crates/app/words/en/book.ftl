# The address book in and out.
