"""Acts on goals, objectives and reports, one file each."""
