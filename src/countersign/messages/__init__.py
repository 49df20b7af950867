"""Messages: what leaders told people, through which channel, and whom it reached (5.1 d, 7.4)."""
