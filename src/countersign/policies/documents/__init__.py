"""Documents made of a signed version: the PDF that is rendered once and kept."""
