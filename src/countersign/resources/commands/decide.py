from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.kinds import Entry
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled, check_is_here
from countersign.people.queries import capacity_of, is_only_leader, person, today
from countersign.resources.commands.raise_request import NOTHING, Amount, check_amount, check_length
from countersign.resources.entries import ResourceApproved, ResourceDeferred, ResourceRefused, ResourceSettled
from countersign.resources.enums import Verdict
from countersign.resources.models import Decision, Request
from countersign.resources.permissions import NOT_SHOWN, check_can_decide

FURTHEST = 2100

ENTRIES: dict[Verdict, type[Entry]] = {
    Verdict.APPROVED: ResourceApproved,
    Verdict.REFUSED: ResourceRefused,
    Verdict.DEFERRED: ResourceDeferred,
}


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """What is decided, and why.

    ``granted`` and ``amount`` say exactly what is approved, which need not be what was asked for. ``deferred_to``: not
    before this day. ``risk_owner_id``: who is to accept the risk that a refusal leaves.
    """

    verdict: Verdict
    reason: str = ""
    granted: str = ""
    amount: Amount = NOTHING
    deferred_to: date | None = None
    risk_owner_id: UUID | None = None


@command
def decide(*, request_id: UUID, digest_shown: str, ruling: Ruling, by: Actor, at: datetime) -> Ref:
    """Say yes, no, or not before a day to what somebody asks for, in top management's name (ISO/IEC 27001, 5.1 c).

    Whoever refuses can accept the risk that stays by naming themselves; anybody else is asked.
    """
    request = locked(Request, by.organisation, request_id)
    on = today(by.organisation, at)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_decide(by, request, capacity, is_only_leader(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    if digest_shown != request.digest:
        raise Stale(NOT_SHOWN)
    check_ruling(request, ruling, on)
    if not ruling.reason.strip():
        raise Refused("Give the reason in a sentence: it is what an auditor asks about, and what others go by.")
    decision = deciding(request, ruling, on, at)
    decision.decided_by_id = decision.recorded_by_id = who(by)
    decision.decided_as, decision.single_handed = capacity, request.is_written_by(by.person)
    write(decision, ENTRIES[ruling.verdict](docs=(decision.document,)))
    settle(request, decision, by_themselves=decision.risk_owner_id == by.person)
    return decision.ref


def deciding(request: Request, ruling: Ruling, on: date, at: datetime) -> Decision:
    """The row, but for whose decision it is. What is not approved grants nothing."""
    amount = ruling.amount if ruling.verdict is Verdict.APPROVED else NOTHING
    return Decision(
        id=new_id(at),
        organisation_id=request.organisation_id,
        request=request,
        verdict=ruling.verdict.value,
        document=request.digest,
        decided_on=on,
        decided_at=at,
        reasoned=bool(ruling.reason.strip()),
        reason=ruling.reason.strip() or None,
        granted=ruling.granted.strip() if ruling.verdict is Verdict.APPROVED else "",
        amount_minor=amount.money.amount_minor if amount.money else None,
        currency=amount.money.currency if amount.money else "",
        headcount=amount.headcount,
        time=amount.time,
        time_unit=amount.time_unit.value if amount.time_unit else "",
        deferred_to=ruling.deferred_to if ruling.verdict is Verdict.DEFERRED else None,
        risk_owner_id=ruling.risk_owner_id if ruling.verdict is Verdict.REFUSED else None,
    )


def settle(request: Request, decision: Decision, *, by_themselves: bool) -> None:
    """A yes or a no closes the request. ``by_themselves``: whoever decided is who accepts the risk, too."""
    if decision.verdict == Verdict.DEFERRED:
        return
    request.decided_at = decision.decided_at
    if by_themselves:
        request.risk_accepted_on, request.risk_accepted_at = decision.decided_on, decision.decided_at
        request.risk_accepted_by_id = decision.risk_owner_id
    write(request, ResourceSettled(docs=(decision.document,)))


def check_ruling(request: Request, ruling: Ruling, on: date) -> None:
    """``on``: the day of the decision."""
    check_length(ruling.reason)
    check_length(ruling.granted)
    if ruling.verdict is Verdict.DEFERRED:
        check_deferral(ruling.deferred_to, on)
    if ruling.verdict is Verdict.APPROVED:
        check_amount(ruling.amount)
        if ruling.amount.is_nothing and not ruling.granted.strip():
            raise Refused("Say what exactly is approved: a sum, people, time, or in words what for.")
    if ruling.verdict is Verdict.REFUSED and ruling.risk_owner_id is not None:
        check_is_here(person(request.organisation_id, ruling.risk_owner_id), on)


def check_deferral(to: date | None, on: date) -> None:
    if to is None:
        raise Refused("Say until which day it is put off: without a day nobody looks at it again.")
    if to <= on:
        raise Refused("It can only be put off to a day after the decision: look at the day.")
    if to.year > FURTHEST:
        raise Refused("Look at the year.")
