"""The crosswalk: where else the evidence for clause 5 counts, for everything on record and beside each piece."""
