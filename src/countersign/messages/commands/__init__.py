"""The acts on messages: writing one for a leader, sending it in one's own name, recording what was told elsewhere."""
