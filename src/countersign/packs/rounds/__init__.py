"""Work that catches up: packs that were ordered."""
