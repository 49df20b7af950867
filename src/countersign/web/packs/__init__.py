"""Evidence packs: ordering one, seeing what went out, downloading it again."""
