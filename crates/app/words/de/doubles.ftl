# Wer ein und derselbe sein könnte.
