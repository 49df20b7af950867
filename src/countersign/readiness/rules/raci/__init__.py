"""Rules about the responsibility matrix (5.3)."""
