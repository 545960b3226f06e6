"""Which of the alerts a subscriber is told. What makes an alert right is the ledger's; what makes it wanted is here."""
