"""Finding a policy again: by its words, and where else it stands."""
