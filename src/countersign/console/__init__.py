"""The ``countersign`` command, and the loop that runs every context's rounds."""
