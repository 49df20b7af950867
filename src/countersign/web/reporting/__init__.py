"""Reports on how the ISMS performs, to top management."""
