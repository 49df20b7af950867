"""Acts on channels: naming one, trying, pausing and resuming it, and its end."""
