"""Acts on organisations and people."""
