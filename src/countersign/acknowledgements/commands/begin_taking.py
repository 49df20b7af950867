from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.acknowledgements.models import Taking
from countersign.acknowledgements.permissions import check_can_record
from countersign.acknowledgements.queries import open_taking
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command
from countersign.people.queries import hold


@command
def begin_taking(*, policy_id: UUID, file: str, file_name: str, size: int, by: Actor, at: datetime) -> None:
    """Have a long list of past acceptances recorded some rows at a time, in one's own name (decision 11).

    ``file``: the digest of the kept list, of which ``size`` rows are to be recorded. A round takes them over, so that
    nobody waits for them. One list about a policy at a time; one that has stopped makes way.
    """
    check_can_record(by, set())
    hold(by.organisation)
    before = open_taking(by.organisation, policy_id)
    if before and not before.stopped:
        raise Refused("A list about this policy is being recorded already. Wait until it is through.")
    if before:
        Taking.objects.filter(organisation_id=by.organisation, id=before.id).update(ended_at=at)
    Taking.objects.create(
        id=new_id(at),
        organisation_id=by.organisation,
        policy_id=policy_id,
        file=file,
        file_name=file_name,
        size=size,
        confirmed_by_id=who(by),
        confirmed_at=at,
        auth=list(by.auth),
    )
