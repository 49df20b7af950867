"""The year in review: a page, and a file for the board."""
