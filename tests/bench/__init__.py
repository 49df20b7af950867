"""Speed, measured against targets and against the floor of the same run: ``make bench``."""
