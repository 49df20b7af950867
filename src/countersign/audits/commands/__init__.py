"""Acts on audits."""
