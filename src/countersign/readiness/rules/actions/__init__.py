"""Rules about the other actions of leadership (5.1 b, d to h)."""
