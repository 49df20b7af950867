from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.periods import months_after
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.enums import PersonKind
from countersign.people.permissions import check_address_has_settled, check_is_here
from countersign.people.queries import capacity_in, is_administrator, is_leader, leadership, person, today
from countersign.policies.entries import DelegationGiven
from countersign.policies.enums import PolicyKind
from countersign.policies.models import Delegation
from countersign.policies.permissions import check_can_delegate
from countersign.policies.queries import lent, policy

LONGEST_MONTHS = 24
LONGEST_REASON = 500


@command
def delegate(
    *,
    person_id: UUID,
    policy_ids: Sequence[UUID] | None,
    until: date,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Have somebody sign topic policies in one's place, from today until a day, from which on they do no more.

    ``policy_ids``: for these; None: for all topic policies, those to come too. ``reason``: why, and how far it goes.
    """
    here, on = by.organisation, today(by.organisation, at)
    lead = leadership(here, by.person, on) if by.person else None
    capacity = capacity_in(lead) if lead else ""
    check_can_delegate(by, capacity)
    check_address_has_settled(by, at)
    check_can_hold(by, person_id, on, at)
    check_only_one(by, person_id, at)
    check_topics(here, policy_ids)
    check_day(until, on)
    delegation = Delegation(
        id=new_id(at),
        organisation_id=here,
        person_id=person_id,
        leader=lead,
        given_by_id=who(by),
        given_as=capacity,
        given_at=at,
        every_topic=policy_ids is None,
        policies=[one.hex for one in policy_ids or ()],
        holds_from=on,
        holds_until=until,
        reason=written(reason),
    )
    write(delegation, DelegationGiven())
    return delegation.ref


def check_can_hold(by: Actor, person_id: UUID, on: date, at: datetime) -> None:
    """Somebody who is here, can be reached, and does not sign anyway. Raises Unknown for somebody else's people."""
    holder = person(by.organisation, person_id)
    name = str(holder)
    if person_id == by.person:
        raise Refused("Nobody delegates to themselves: you sign anyway.")
    check_is_here(holder, on)
    if holder.joined_on and holder.joined_on > on:
        raise Refused(say("{name} begins on {day}. Delegate it from then on.", name=name, day=holder.joined_on))
    if holder.kind == PersonKind.EXTERNAL:
        raise Refused(say("{name} is from outside, such as an auditor: somebody who works here signs.", name=name))
    if is_administrator(by.organisation, person_id, at):
        raise Refused(say("{name} looks after the system, and so decides on no content.", name=name))
    if is_leader(by.organisation, person_id, on):
        raise Refused(say("{name} is on the register of top management, and signs anyway.", name=name))


def check_only_one(by: Actor, person_id: UUID, at: datetime) -> None:
    """What one person delegated to another stands in one place."""
    for one in lent(by.organisation, at).holding:
        if (one.given_by_id, one.person_id) == (by.person, person_id):
            raise Refused(
                say(
                    "You delegated to {name} before, until {day}. End that first, then delegate anew.",
                    name=str(one.person),
                    day=one.holds_until,
                )
            )


def check_topics(organisation: UUID, policy_ids: Sequence[UUID] | None) -> None:
    """Policies on topics alone (S2). Raises Unknown for somebody else's."""
    if policy_ids is None:
        return
    if not policy_ids:
        raise Refused("Say for which topic policies: for these, or for all.")
    if len({*policy_ids}) < len(policy_ids):
        raise Refused("Name each policy once.")
    if any(policy(organisation, one).kind == PolicyKind.PARENT for one in policy_ids):
        raise Refused("The information security policy is signed by top management alone: it cannot be delegated.")


def check_day(until: date, on: date) -> None:
    """What has no end is forgotten."""
    if until <= on:
        raise Refused("The day until which it holds lies ahead.")
    if until > (latest := months_after(on, LONGEST_MONTHS)):
        raise Refused(say("It holds for 24 months at the most: until {day}. Then delegate anew.", day=latest))


def written(reason: str) -> str:
    text = clean(reason).strip()
    if len(text) > LONGEST_REASON:
        raise Refused(say("A reason has at most {n} characters.", n=LONGEST_REASON))
    return text
