"""Recipe of the attribution tagger."""
