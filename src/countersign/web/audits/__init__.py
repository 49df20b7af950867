"""Audits from outside: when the next one is, what depends on it, and those that were."""
