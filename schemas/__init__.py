"""What the topics carry: one module a message, typed models that decode and validate."""
