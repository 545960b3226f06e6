"""A parsed article in; out, the people and institutions it names, each with the fullest form."""
