"""Lists of other systems: chosen, kept under our seal, and what their columns mean."""
