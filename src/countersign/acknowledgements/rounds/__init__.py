"""Work that catches up: counting names."""
