"""Roles: what the ISMS asks of whom, who was appointed by top management, and who has put their name to it."""
