"""What is worked out from the text of minutes."""
