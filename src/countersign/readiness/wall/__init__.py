"""The wall of clause 5.1: eight duties by twelve months, from acts of leadership to a picture. Pure."""
