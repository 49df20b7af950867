"""Files that rows name: there, and with the bytes that were kept."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from countersign.ledger import files
from countersign.ledger.guard import Guarded, guarded_models
from countersign.ledger.verify import Problem

CHUNK = 500


def kept_files(organisation: UUID) -> Iterator[Problem]:
    """Every column that holds the digest of a file, against the folder."""
    for model in guarded_models():
        for column in model.files:
            yield from files_of(model, column, organisation)


def files_of(model: type[Guarded], column: str, organisation: UUID) -> Iterator[Problem]:
    rows = model.objects.filter(**{model.scope: organisation, f"{column}__isnull": False})
    for row in rows.order_by("id").only("id", column).iterator(CHUNK):
        where = f"{row.ref}, {column}"
        try:
            files.check(organisation, getattr(row, column))
        except files.FileMissing:
            yield Problem("FILE-MISSING", where, "names a file that is gone or cannot be read")
        except files.FileChanged:
            yield Problem("FILE-CHANGED", where, "names a file whose bytes are not those that were kept")
