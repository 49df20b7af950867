"""Invented organisations whose past is lived here, by the same commands as everybody's."""
