# What a duty asks to do, and its button.
