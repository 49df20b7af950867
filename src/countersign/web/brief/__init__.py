"""The one-page brief: a page, and a file to take along."""
