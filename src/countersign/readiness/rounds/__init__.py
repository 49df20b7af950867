"""Work of readiness that catches up."""
