"""Objectives: what security is to reach for the business, what was measured, and what was reported (6.2, 9.1)."""
