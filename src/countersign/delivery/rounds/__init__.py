"""Work that catches up: reminding, telling leaders, sending."""
