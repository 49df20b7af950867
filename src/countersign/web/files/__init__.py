"""Judging a dossier from a file, without an organisation: nothing of it is kept."""
