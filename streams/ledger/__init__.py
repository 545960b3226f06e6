"""The ledger: what holds of the statements and relations recorded so far, and what an event changes of it."""
