"""Rules about resources (5.1 c, 7.1)."""
