"""A matrix from a spreadsheet or a CSV file."""
