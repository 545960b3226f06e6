"""The judge: how a statement stands to the earlier ones it was found with."""
