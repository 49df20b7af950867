"""Dossiers as they lie in files: reading them, and judging one in a process of its own."""
