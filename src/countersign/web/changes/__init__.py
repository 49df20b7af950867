"""Significant changes and incidents: what happened, what it means, and what follows."""
