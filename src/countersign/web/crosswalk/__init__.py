"""The wall of 5.1: a picture of what leadership did, and the acts in words."""
