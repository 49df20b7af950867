"""Work that catches up: long lists that are taken in step by step. Run by the worker alone."""
