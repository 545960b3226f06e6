"""A sentence and the time of publication in; out, when its statement was made and how exactly that is known."""
