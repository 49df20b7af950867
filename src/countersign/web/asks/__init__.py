"""Asks of leaders: what was asked, the answer or the silence, and what a leader takes on for a quarter."""
