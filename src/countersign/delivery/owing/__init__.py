"""What waits for somebody, by what it is about: one file for each context that asks for acts."""
