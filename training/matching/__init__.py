"""Recipe of the matching adapters: texts on one proposition near each other, whichever side they take."""
