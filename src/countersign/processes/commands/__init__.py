"""Acts on processes."""
