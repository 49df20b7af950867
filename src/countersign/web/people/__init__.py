"""People, and the register of those who lead."""
