"""Rules about the evidence of leadership: how much, how evenly, by whom, and whether it is intact (5.1, 7.5)."""
