"""Acts on packs."""
