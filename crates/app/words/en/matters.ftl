# One matter: what is open, and what happened.
