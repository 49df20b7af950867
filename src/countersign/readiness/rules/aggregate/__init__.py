"""Rules about the findings together: what they add up to."""
