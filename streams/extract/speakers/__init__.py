"""An attribution's source in; out, who speaks: full name, role, institution, officially or not."""
