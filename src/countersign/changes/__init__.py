"""Changes: significant changes and incidents, and what they touch."""
