"""Mail: what is owed, what was sent, and the only place that sends."""
