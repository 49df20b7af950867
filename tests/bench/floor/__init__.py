"""The floor of an act over HTTP: Django with a session and one durable row, behind the same server."""
