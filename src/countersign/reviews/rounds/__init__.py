"""Work that catches up: the PDF of signed minutes."""
