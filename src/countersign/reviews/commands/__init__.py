"""Acts on management reviews."""
