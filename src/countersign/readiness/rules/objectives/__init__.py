"""Rules about information security objectives (5.1 a, 6.2)."""
