"""Processes that die at any moment. ``make faults`` kills 500 times on each engine; the suite keeps a smaller twin."""
