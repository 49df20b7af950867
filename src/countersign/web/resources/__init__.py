"""Money, people and time: what was asked for, what leaders decided about it, and the yearly budget."""
