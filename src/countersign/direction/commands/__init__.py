"""Acts on direction, support and exceptions of leaders, one a file."""
