"""What processes tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import UUIDField

from countersign.ledger.prepared import Prepared
from countersign.processes.facts import Integration
from countersign.processes.queries.rows import PROCESSES, checks

WORKED = Prepared(
    lambda organisation: (
        checks(organisation).select_related(None).filter(worked=True).values_list("process_id", "checked_on")
    ),
    organisation=UUIDField(),
)


def collect_facts(organisation: UUID, as_of: date) -> tuple[Integration, ...]:
    """The dated examples by a day that show the step at work, the earliest first. One that was missed shows nothing.

    The owner is whoever answers for the process now: only the latest is kept.
    """
    by_id = {one.id: one for one in PROCESSES.rows(organisation=organisation)}
    found = WORKED.values(organisation=organisation) if by_id else []
    return tuple(
        Integration(process=by_id[process].name, on=on, owner=by_id[process].owner.ref)
        for process, on in reversed(found)
        if on <= as_of
    )
