"""The acts on asks: asking, chasing, answering, and what a leader takes on for a quarter."""
