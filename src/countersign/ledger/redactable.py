"""Out of which columns the name of somebody who is erased can be taken."""

from __future__ import annotations

from typing import Any

from django.db import models

from countersign.ledger.columns import DIGEST, PERSONAL


def redactable(model: Any) -> tuple[str, ...]:
    """The texts and values of a model that are proved by a digest or a commitment and do not stay as they are."""
    keeps = getattr(model, "keeps", ())
    return tuple(
        column
        for column, how in getattr(model, "proved", {}).items()
        if how in (DIGEST, PERSONAL)
        and column not in keeps
        and isinstance(model._meta.get_field(column), (models.CharField, models.TextField, models.JSONField))
    )
