"""Rules about top management and the example it sets (5.1)."""
