"""Actions: one register of corrective actions, improvements and follow-ups (10.1, 10.2)."""
