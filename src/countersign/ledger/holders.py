"""Which tables name kept files: those that the ledger proves, and working copies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from countersign.ledger.guard import Guarded

WORKING_COPIES = "organisation_id"
"""The column in which a working copy says whose it is."""


def file_holders() -> Iterator[tuple[Any, str, tuple[str, ...]]]:
    """Each model, its column that holds the organisation, and its columns that hold digests of kept files."""
    for model in apps.get_models():
        columns = getattr(model, "files", ())
        if columns:
            yield model, model.scope if issubclass(model, Guarded) else WORKING_COPIES, columns
