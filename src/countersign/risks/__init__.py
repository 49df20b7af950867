"""Risks: those that leaders must know, who owns them, and what was decided about them (6.1.3, 8.3)."""
