# Running business.
