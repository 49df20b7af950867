"""Policies: reading, writing, signing."""
