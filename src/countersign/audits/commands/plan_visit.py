from __future__ import annotations

from datetime import date, datetime

from countersign.audits.entries import VisitPlanned
from countersign.audits.enums import VisitKind
from countersign.audits.models import Visit
from countersign.audits.permissions import check_can_plan
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, write

EARLIEST, LATEST = 1995, 2100
LONGEST_DRIVER = 500


@command
def plan_visit(*, kind: VisitKind, visit_on: date, driver: str, certifier: str = "", by: Actor, at: datetime) -> Ref:
    """Write down an external audit: which kind, on which day, and what depends on it (ISO/IEC 27001, 4.2, 5.1).

    A day in the past is taken too: audits that were before Countersign belong to what the findings are judged by.
    """
    check_can_plan(by)
    check_makes_sense(visit_on, driver)
    visit = Visit(
        id=new_id(at),
        organisation_id=by.organisation,
        kind=kind.value,
        visit_on=visit_on,
        driver=driver.strip(),
        certifier=certifier.strip(),
        planned_at=at,
        planned_by_id=who(by),
    )
    write(visit, VisitPlanned())
    return visit.ref


def check_makes_sense(visit_on: date, driver: str) -> None:
    if not EARLIEST <= visit_on.year <= LATEST:
        raise Refused("Look at the year of the audit.")
    if not driver.strip():
        raise Refused("Say what depends on this audit: it is the reason that leaders will be given.")
    if len(driver) > LONGEST_DRIVER:
        raise Refused(say("Say what depends on it in at most {n} characters.", n=LONGEST_DRIVER))
