"""Workers: one process a stage, supervised."""
