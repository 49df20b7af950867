from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.writing import command
from countersign.people.permissions import check_can_import
from countersign.people.queries import import_preview, import_series


@command
def discard_import(*, import_id: UUID, by: Actor, at: datetime) -> Ref | None:
    """Throw a list away that was read and not applied. Nothing of it stays."""
    check_can_import(by)
    preview = import_preview(by.organisation, import_id)
    if preview is None:
        raise Unknown("import")
    if import_series(by.organisation, import_id):
        raise Refused("This list is being taken in: it can no longer be thrown away.")
    preview.delete()
    return None
