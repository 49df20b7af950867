"""What catches up with asks."""
