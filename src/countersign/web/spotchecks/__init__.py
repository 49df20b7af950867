"""Spot checks: people who are drawn by lot, and what they know."""
