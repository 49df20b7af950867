from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Unknown
from countersign.ledger.writing import command
from countersign.people.permissions import check_can_import
from countersign.people.queries import import_preview


@command
def discard_import(*, import_id: UUID, by: Actor, at: datetime) -> Ref | None:
    """Throw a list away that was read and not applied. Nothing of it stays."""
    check_can_import(by)
    preview = import_preview(by.organisation, import_id)
    if preview is None:
        raise Unknown("import")
    preview.delete()
    return None
