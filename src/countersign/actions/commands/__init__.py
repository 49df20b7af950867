"""Acts on the register of actions, one a file."""
