"""Direction: how leaders backed people and other managers, and where one of them stood above a rule (5.1 f, h)."""
