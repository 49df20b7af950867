"""What an organisation sets for itself: its free days, and the numbers that it is judged by."""
