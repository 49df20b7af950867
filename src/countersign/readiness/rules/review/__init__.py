"""Rules about the management review (9.3)."""
