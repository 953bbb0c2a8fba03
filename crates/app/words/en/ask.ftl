# Asking.
