"""Organisations and the people in them: who is here, who leads, who may what."""
