"""Work that catches up: places, checkpoints, verification."""
