"""Evidence packs: one zip that somebody outside can read and check, and that can be made again byte for byte."""
