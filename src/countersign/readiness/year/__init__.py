"""The year in review: what leadership did in twelve months, for its board."""
