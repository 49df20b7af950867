"""Findings that leadership lives with: asked for, decided, ended."""
