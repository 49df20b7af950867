"""Security inside everyday business: processes, the step in each, and the examples that show it."""
