"""Roles: who holds what, putting somebody forward, appointing, accepting."""
