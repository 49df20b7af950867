from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked
from countersign.people.commands.take_in import under_way
from countersign.people.models import ImportSeries, Organisation
from countersign.people.permissions import check_can_import


@command
def resume_import(*, import_id: UUID, by: Actor, at: datetime) -> Ref:
    """Let a long list that stopped go on, in one's own name.

    One that stopped before its first step is looked at again instead: people have changed since it was confirmed.
    """
    locked(Organisation, by.organisation, by.organisation)
    person = check_can_import(by)
    series = under_way(by.organisation, import_id)
    if not series.stopped:
        raise Refused("The list is being taken in: there is nothing to resume.")
    here = ImportSeries.objects.filter(organisation_id=by.organisation, id=import_id)
    if series.is_laid_out:
        here.update(stopped="", confirmed_by_id=person, confirmed_at=at, auth=list(by.auth))
    else:
        here.delete()
    return ref("import", import_id)
