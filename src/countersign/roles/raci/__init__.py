"""The responsibility matrix as plain values: its shape, its library of activities, reading sheets, comparing. Pure."""
