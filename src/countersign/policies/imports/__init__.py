"""Policies that come from outside: a Word file becomes a text with a title and warnings."""
