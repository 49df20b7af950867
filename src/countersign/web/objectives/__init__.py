"""Goals of the business, objectives, and what was measured."""
