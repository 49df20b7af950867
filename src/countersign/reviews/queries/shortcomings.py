"""Input d1: what audits found wrong and what is done about it, with two points in time (DOMAIN, 6.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.actions import queries as actions
from countersign.actions.enums import ActionKind
from countersign.audits import queries as audits
from countersign.audits.enums import FindingGrade
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.people import queries as people
from countersign.reviews.queries.lines import Line, nothing
from countersign.reviews.queries.performance import NONCONFORMITIES
from countersign.reviews.queries.surroundings import beginning

if TYPE_CHECKING:
    from countersign.actions.models import Action
    from countersign.audits.models import AuditFinding
    from countersign.audits.queries import Followed

GRADES: dict[FindingGrade, str] = {
    FindingGrade.MINOR: "Minor nonconformity",
    FindingGrade.MAJOR: "Major nonconformity",
}


def nonconformities(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """How many are open, then and now; each that is open, with its clause, its owner and how late it is."""
    then = beginning(as_of, since)
    rows = [
        one
        for one in audits.findings(organisation).filter(withdrawn_at=None, raised_on__lte=as_of)
        if audits.is_nonconformity(one)
    ]
    if not rows:
        yield nothing("No nonconformity is recorded.", sub=NONCONFORMITIES)
        return
    now, before = ([one for one in rows if is_open(one, on)] for on in (as_of, then))
    told = {"n": len(now), "was": len(before), "of": len(rows), "day": then}
    says = say("{n} nonconformities are open, of {of} recorded; on {day} it was {was}.", **told)
    yield Line(says, sub=NONCONFORMITIES, trend=True)
    for one in audits.followed(organisation, now):
        yield found(one, as_of)


def is_open(one: AuditFinding, on: date) -> bool:
    return one.raised_on <= on and (one.closed_on is None or one.closed_on > on)


def found(one: Followed, on: date) -> Line:
    row, due = one.row, one.due_by(on)
    told = {"grade": say(GRADES[FindingGrade(row.grade)]), "clause": row.clause, "owner": str(row.owner)}
    if due is None:
        says = say("{grade}, {clause}, with no day ({owner})", **told)
    elif due < on:
        says = say("{grade}, {clause}, {n} days late, due {day} ({owner})", n=(on - due).days, day=due, **told)
    else:
        says = say("{grade}, {clause}, due {day} ({owner})", day=due, **told)
    return Line(says, sub=NONCONFORMITIES)


def corrective_actions(organisation: UUID, as_of: date, since: date | None) -> Iterator[Line]:
    """How many are open, then and now, those that are late, and how many nobody has looked at since they were done."""
    then, zone = beginning(as_of, since), people.organisation(organisation).time_zone
    every = actions.actions(organisation).filter(kind=ActionKind.CORRECTIVE.value, raised_on__lte=as_of)
    rows = list(every)
    if not rows:
        yield nothing("No corrective action is recorded.", sub=NONCONFORMITIES)
        return
    now, before = ([one for one in rows if is_to_do(one, on, zone)] for on in (as_of, then))
    told = {"n": len(now), "was": len(before), "of": len(rows), "day": then}
    says = say("{n} corrective actions are open, of {of} recorded; on {day} it was {was}.", **told)
    yield Line(says, sub=NONCONFORMITIES, trend=True)
    for one in now:
        if one.due_on < as_of:
            told = {"n": (as_of - one.due_on).days, "day": one.due_on, "title": one.title, "owner": str(one.owner)}
            yield Line(say("{n} days late, due {day}: {title} ({owner})", **told), sub=NONCONFORMITIES)
    if waiting := sum(one.waits_for_verification for one in rows):
        says = say("{n} corrective actions are done, and nobody has looked yet whether they work.", n=waiting)
        yield Line(says, sub=NONCONFORMITIES)


def is_to_do(one: Action, on: date, zone: str) -> bool:
    """Decided by a day, and neither done nor dropped by it."""
    if one.raised_on > on or (one.done_on is not None and one.done_on <= on):
        return False
    return one.dropped_at is None or day_in(zone, one.dropped_at) > on
