"""Minutes as documents: what stands in them, as PDF and as Word."""
