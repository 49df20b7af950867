"""Rehearsals: what an auditor asks, and how one would answer."""
