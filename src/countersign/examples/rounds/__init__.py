"""Work that catches up: the past of an example."""
