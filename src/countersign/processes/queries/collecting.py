"""What processes tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.processes.facts import Integration
from countersign.processes.queries.rows import CHECKS, PROCESSES


def collect_facts(organisation: UUID, as_of: date) -> tuple[Integration, ...]:
    """The dated examples by a day that show the step at work, the earliest first. One that was missed shows nothing.

    The owner is whoever answers for the process now: only the latest is kept.
    """
    by_id = {one.id: one for one in PROCESSES.rows(organisation=organisation)}
    found = CHECKS.rows(organisation=organisation) if by_id else []
    return tuple(
        Integration(process=by_id[one.process_id].name, on=one.checked_on, owner=by_id[one.process_id].owner.ref)
        for one in reversed(found)
        if one.worked and one.checked_on <= as_of
    )
