"""Processes: where the business does security as a part of its everyday work (5.1 b)."""
