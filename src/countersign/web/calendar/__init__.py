"""What is due, on a page and in a calendar program."""
