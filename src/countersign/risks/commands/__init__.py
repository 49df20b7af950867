"""Acts on risks."""
