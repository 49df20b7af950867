"""Rules about what leaders are asked for and commit to (5.1)."""
