"""The door of the first minute."""
