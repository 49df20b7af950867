"""What an organisation sets for itself: its free days, and the numbers, laws and contracts that it is judged by."""
