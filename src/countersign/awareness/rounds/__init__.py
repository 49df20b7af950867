"""Work that catches up: counting what is in the box, and forgetting what was answered long ago."""
