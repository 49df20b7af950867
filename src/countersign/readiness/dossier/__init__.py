"""One organisation on one day, as plain values: all that a rule may look at. Also a file format."""

from countersign.readiness.dossier.form import FORMAT, FRAME, OWNERS, Dossier, as_of, read, schema, write

__all__ = ["FORMAT", "FRAME", "OWNERS", "Dossier", "as_of", "read", "schema", "write"]
