"""Extract: an article in, the statements found in it out; pure, without memory of other articles."""
