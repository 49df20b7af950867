"""The responsibility matrix: reading it, writing it, deciding about it, taking it along."""
