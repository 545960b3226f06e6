"""A text in; out, the sources, cues and contents that the token classifier finds in it."""
