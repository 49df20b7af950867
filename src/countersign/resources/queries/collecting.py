"""What resources tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.kernel.instants import day_in
from countersign.people.queries import Register
from countersign.people.queries import organisation as organisation_with
from countersign.resources.enums import RequestState, Verdict
from countersign.resources.facts import ResourceRequest
from countersign.resources.models import Budget
from countersign.resources.queries.purse import Purse, Standing

ERASED = "given, and erased with whoever gave it"
"""A reason that was given and is gone is no missing reason."""


def collect_facts(organisation: UUID, as_of: date, purse: Purse | None = None) -> tuple[ResourceRequest, ...]:
    """What had been asked for by a day and was not taken back by then, the earliest first.

    ``purse``: what whoever asks has read already.
    """
    purse = purse or Purse(organisation_with(organisation))
    found = [one for one in purse.standing(as_of) if one.state is not RequestState.WITHDRAWN]
    return tuple(told(one) for one in reversed(found))


def told(one: Standing) -> ResourceRequest:
    request, final = one.request, one.final
    deferral = one.deferral.deferred_to if one.deferral and final is None else None
    words = final or one.deferral
    return ResourceRequest(
        id=request.ref,
        title=request.title,
        raised_on=request.raised_on,
        decided_on=final.decided_on if final else None,
        decided_by=final.decided_by.ref if final else None,
        decision=("approved" if final.verdict == Verdict.APPROVED else "declined") if final else None,
        deferred_to=deferral,
        rationale=(words.reason or ERASED) if words and words.reasoned else None,
        risk_high=request.risk_high,
        risk_accepted=request.risk_accepted_on is not None and request.risk_accepted_on <= one.on,
    )


def budget_approved(
    organisation: UUID, as_of: date, purse: Purse | None = None, register: Register | None = None
) -> bool:
    """Had somebody who was top management on that day approved the budget of the year that holds the day?"""
    firm = purse.firm if purse else organisation_with(organisation)
    holding = [one for one in (purse or Purse(firm)).budgets if holds(one, as_of, firm.time_zone)]
    register = register or Register(firm)
    return any(
        one.approved_by_id in {leader.person_id for leader in register.leaders(one.approved_on)}
        for one in holding
        if one.approved_on is not None
    )


def holds(one: Budget, day: date, zone: str) -> bool:
    """Was it approved by a day, for a year that holds the day, and not taken back by then?"""
    gone = one.withdrawn_at is not None and day_in(zone, one.withdrawn_at) <= day
    return one.approved_on is not None and one.approved_on <= day and one.holds(day) and not gone
