"""Messages: what leaders told people; writing one, sending it in one's own name, recording what was told elsewhere."""
