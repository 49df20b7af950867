from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.plan_visit import check_makes_sense
from countersign.audits.entries import VisitChanged
from countersign.audits.enums import VisitKind
from countersign.audits.models import Visit
from countersign.audits.permissions import check_can_change
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write


@command
def change_visit(
    *,
    visit_id: UUID,
    revision_shown: int,
    kind: VisitKind,
    visit_on: date,
    driver: str,
    certifier: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Move an audit to another day, or put right what is said about it. Saving the same again changes nothing."""
    visit = locked(Visit, by.organisation, visit_id)
    check_can_change(by, visit, revision_shown)
    check_makes_sense(visit_on, driver)
    before = facts(visit)
    visit.kind, visit.visit_on = kind.value, visit_on
    visit.driver, visit.certifier = driver.strip(), certifier.strip()
    if facts(visit) != before:
        write(visit, VisitChanged())
    return visit.ref


def facts(visit: Visit) -> tuple[object, ...]:
    return visit.kind, visit.visit_on, visit.driver, visit.certifier
