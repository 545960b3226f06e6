"""The match stage: what an arriving statement is to be compared with, and what a revision of an article takes back."""
