"""Management reviews: planned, held, minuted, signed."""
