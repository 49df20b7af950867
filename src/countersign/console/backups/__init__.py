"""Backups of an installation on SQLite: one file, sealed against damage, that says how each ledger stood."""
