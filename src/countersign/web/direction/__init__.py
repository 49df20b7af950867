"""How leaders direct and back people, help other managers, and where they were above a rule."""
