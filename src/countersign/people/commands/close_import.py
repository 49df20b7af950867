from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.writing import command, locked, write
from countersign.people.commands.take_in import under_way
from countersign.people.entries import ImportApplied
from countersign.people.imports.laying import Verb
from countersign.people.models import Import, ImportSeries, Organisation
from countersign.people.permissions import check_can_import
from countersign.people.queries import import_preview, import_steps, refused_import_steps


@command
def close_import(*, import_id: UUID, by: Actor, at: datetime) -> Ref:
    """Record that a long list is in, with the counts, when no step of it is left."""
    locked(Organisation, by.organisation, by.organisation)
    person = check_can_import(by)
    series, preview = under_way(by.organisation, import_id), import_preview(by.organisation, import_id)
    if preview is None:
        raise Unknown("import")
    if not series.is_laid_out or import_steps(by.organisation, import_id).exists():
        raise Refused("The list is not through yet.")
    applied = Import(
        id=series.id,
        organisation_id=series.organisation_id,
        file_name=preview.file_name,
        file_digest=preview.file_digest,
        entered=series.entered,
        changed=series.changed,
        left=series.left,
        unchanged=series.unchanged,
        refused=series.refused + refused_import_steps(by.organisation, import_id).exclude(verb=Verb.MANAGER).count(),
        applied_at=at,
        applied_by_id=person,
    )
    write(applied, ImportApplied(docs=(preview.file_digest,)))
    ImportSeries.objects.filter(organisation_id=series.organisation_id, id=series.id).update(closed_at=at)
    preview.delete()
    return applied.ref
