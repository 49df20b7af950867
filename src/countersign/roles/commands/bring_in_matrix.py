from __future__ import annotations

from datetime import datetime
from typing import Any

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_id
from countersign.ledger.writing import command
from countersign.roles.commands.edit_matrix import being_written
from countersign.roles.imports.reading import Brought
from countersign.roles.models import MatrixDraft
from countersign.roles.permissions import check_can_edit_matrix
from countersign.roles.raci.grid import Grid, write
from countersign.roles.raci.sheet import to_json

LONGEST_NAME = 200


@command
def bring_in_matrix(*, brought: Brought, by: Actor, at: datetime) -> None:
    """Keep a sheet that was read beside the working copy, to be looked at. Nothing is changed until it is applied."""
    check_can_edit_matrix(by)
    kept = to_keep(brought, by)
    first = {
        "id": new_id(at),
        "grid": write(Grid()),
        "authors": [who(by).hex],
        "brought": kept,
        "edited_by_id": who(by),
        "edited_at": at,
    }
    _draft, begun = MatrixDraft.objects.get_or_create(organisation_id=by.organisation, defaults=first)
    if begun:
        return
    draft = being_written(by.organisation)
    draft.brought = kept
    draft.revision += 1
    draft.save(update_fields=["brought", "revision"])


def to_keep(brought: Brought, by: Actor) -> dict[str, Any]:
    """``by``: whoever brought it in is an author of what is made of it, whoever applies it."""
    return {
        "by": who(by).hex,
        "name": brought.name[-LONGEST_NAME:],
        "digest": brought.digest,
        **to_json(brought.sheet),
        "remarks": [[words.template, {name: str(value) for name, value in words.values}] for words in brought.remarks],
    }
