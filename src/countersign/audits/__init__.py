"""Audits: who comes from outside to look at the ISMS, on which day, and what depends on it."""
