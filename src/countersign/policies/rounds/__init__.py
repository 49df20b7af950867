"""Work that catches up: the PDF of what was signed."""
