"""Rules about the audit ahead: what will not be ready for it, and what was said about it (9.2, 10.2)."""
