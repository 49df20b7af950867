"""Who does what, on paper: the chart, the PDF and the Word file."""
