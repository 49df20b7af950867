"""Acts on trainings, spot checks and rehearsals."""
