"""Acts on significant changes and incidents, one a file."""
