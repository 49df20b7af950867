"""What waits about resources: requests and budgets for leaders, risks for whoever a refusal names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.delivery.item import Owed
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.readiness.gathered import Gathered
from countersign.resources.enums import BudgetState, Verdict
from countersign.resources.queries import Standing

if TYPE_CHECKING:
    from countersign.people.models import Leader
    from countersign.resources.models import Budget


def resources(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """At an instant, for one person or for everybody."""
    purse, on = read.purse, day_in(read.firm.time_zone, at)
    leaders = [one for one in read.register.leaders(on) if person in (None, one.person_id)]
    standing = purse.standing(on)
    asking = [one for one in standing if one.asks_now] if leaders else []
    for leader in leaders:
        yield from (to_decide(one, leader) for one in asking if decides(read, one, leader, at))
    for leader in leaders:
        proposed = [one for one in purse.budgets if one.state is BudgetState.PROPOSED]
        yield from (to_approve(one, leader, read) for one in proposed if approves(read, one, leader, at))
    yield from risks(standing, on, person)


def decides(read: Gathered, one: Standing, leader: Leader, at: datetime) -> bool:
    """Nobody decides about what they asked for or wrote at, unless nobody else leads (S1, S5)."""
    return not one.request.is_written_by(leader.person_id) or read.leads_alone(leader.person_id, at)


def approves(read: Gathered, one: Budget, leader: Leader, at: datetime) -> bool:
    own = leader.person_id == one.proposed_by_id
    return not own or read.leads_alone(leader.person_id, at)


def to_decide(one: Standing, leader: Leader) -> Owed:
    request = one.request
    again = one.deferral.deferred_to if one.deferral else None
    name = str(request.raised_by)
    why = say("{name} asks for it. A sentence is enough: yes, no, or not before a day.", name=name)
    if again is not None:
        why = say("{name} asks for it, and it was put off until now.", name=name)
    return Owed(
        person=leader.person_id,
        item=f"{request.ref}/{again}" if again else request.ref,
        since=again or request.raised_on,
        title=say("Decide: {title}", title=request.title),
        why=why,
        label=say("Read and decide"),
        route=("resources:decide", request.id.hex),
        minutes=2,
    )


def to_approve(one: Budget, leader: Leader, read: Gathered) -> Owed:
    return Owed(
        person=leader.person_id,
        item=one.ref,
        since=day_in(read.firm.time_zone, one.proposed_at),
        title=say("Approve the yearly budget: {title}", title=one.title),
        why=say("{name} put it forward. Only top management can approve it.", name=str(one.proposed_by)),
        label=say("Look and approve"),
        route=("resources:approve_budget", one.id.hex),
        minutes=2,
    )


def risks(standing: list[Standing], on: date, person: UUID | None) -> Iterator[Owed]:
    """Whoever is here and was named to accept what a refusal leaves, and has not."""
    for one in standing:
        final = one.final
        if final is None or final.verdict != Verdict.REFUSED or final.risk_owner is None:
            continue
        owner, request = final.risk_owner, one.request
        is_gone = owner.left_on is not None and owner.left_on <= on
        if request.risk_accepted_on is not None or is_gone or person not in (None, owner.id):
            continue
        yield Owed(
            person=owner.id,
            item=f"{request.ref}/risk",
            since=final.decided_on,
            title=say("Say whether you accept the risk: {title}", title=request.title),
            why=say("{name} refused the request, and names you to accept the risk.", name=str(final.decided_by)),
            label=say("Read and answer"),
            route=("resources:accept_risk", request.id.hex),
            minutes=2,
        )
