"""The register of actions: the list, one action, and every step of it."""
