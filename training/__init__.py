"""Recipes for the shipped models; the corpora they need are not part of this repository."""
