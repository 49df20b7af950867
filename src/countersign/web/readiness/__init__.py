"""What an auditor would raise, and what clears it."""
