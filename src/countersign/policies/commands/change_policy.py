from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import listed, say
from countersign.ledger.writing import command, locked, write
from countersign.people.enums import PersonKind
from countersign.people.queries import names, person, today
from countersign.policies.audience import Audience, Written, read, union
from countersign.policies.commands.create import LONGEST_INTERVAL, check_interval
from countersign.policies.entries import AimEnded, PolicyChanged
from countersign.policies.enums import PolicyKind
from countersign.policies.models import Aim, Policy
from countersign.policies.permissions import check_can_change, check_can_silence, check_policy_fresh
from countersign.policies.queries import id_in_force
from countersign.roles.library import EVERYONE
from countersign.roles.queries import roles

MOST_NAMED = 200
"""So many people may be named one by one; more have something in common that an audience can say."""

MOST_TOGETHER = 5
"""So often it may be said who fits several things at once; more is an audience that nobody can tell in a sentence."""

LONGEST_DEPARTMENT = 200

AIMED = ("audience", "all_staff", "asks_acceptance")
"""What a policy says of those it is for. What it said before is kept."""

LONGEST_TO_ACCEPT = 90
"""Days; by then reminders have long stopped."""


@command
def change_policy(
    *,
    policy_id: UUID,
    revision_shown: int,
    owner_id: UUID | None,
    review_months: int,
    audience: Sequence[Written] = (),
    all_staff: bool = True,
    asks_acceptance: bool = True,
    ack_days: int = 14,
    ack_refresh_months: int | None = None,
    asks_reading: bool = False,
    in_use: bool = True,
    by: Actor,
    at: datetime,
) -> Ref:
    """Say who owns a policy, how often it is reviewed (in months), whom it is for, and whether it is in use.

    ``ack_days``: how many days those who are asked have to accept it. ``ack_refresh_months``: after how many months
    they are asked again; none is never. ``asks_reading``: nobody accepts it before they could have read it. Where
    others can come to be asked, the days of all begin today; where it is for fewer, those of the others go on.

    ``audience``: words as ``policies.audience`` writes them; none is everybody. Only a topic policy is for some, asks
    nobody, or goes out of use: clause 5.2 (f) wants the parent communicated within the organisation, and every rule
    about it counts everybody. Saving what is there already changes nothing.
    """
    policy = locked(Policy, by.organisation, policy_id)
    meant, on = understood(audience), today(by.organisation, at)
    check_can_change(by)
    check_policy_fresh(policy, revision_shown)
    check_interval(review_months)
    check_time_to_accept(ack_days, ack_refresh_months)
    check_owner(by.organisation, owner_id, policy.owned_by_id, on)
    if policy.kind == PolicyKind.PARENT and (not meant.everybody or not all_staff or not asks_acceptance or not in_use):
        raise Refused("The information security policy is in use, for everybody, and everybody is asked to accept it.")
    check_audience(by.organisation, meant, all_staff=all_staff)
    check_can_silence(
        by, policy, id_in_force(by.organisation, policy.id), asks_acceptance=asks_acceptance, in_use=in_use
    )
    before, asked, aimed = facts(policy), whom_asked(policy), aim(policy, on, by, at)
    policy.owned_by_id, policy.review_months, policy.audience = owner_id, review_months, meant.written()
    policy.all_staff, policy.asks_acceptance = all_staff, asks_acceptance
    policy.ack_days, policy.ack_refresh_months, policy.asks_reading = ack_days, ack_refresh_months, asks_reading
    policy.out_of_use_on = None if in_use else policy.out_of_use_on or on
    if asks_others(asked, whom_asked(policy)):
        policy.asked_on = on
    if facts(policy) != before:
        write(policy, PolicyChanged())
    keep(aimed, policy)
    return policy.ref


def keep(aimed: Aim, policy: Policy) -> None:
    """What the policy said before, where it says something else now."""
    if any(getattr(policy, name) != getattr(aimed, name) for name in AIMED):
        write(aimed, AimEnded())


def aim(policy: Policy, on: date, by: Actor, at: datetime) -> Aim:
    """Whom it is for until today, as a row that nothing is written of yet."""
    said = {name: getattr(policy, name) for name in AIMED}
    return Aim(
        id=new_id(at),
        organisation_id=policy.organisation_id,
        policy_id=policy.id,
        held_until=on,
        changed_at=at,
        changed_by_id=who(by),
        **said,
    )


def whom_asked(policy: Policy) -> list[Written] | None:
    """Those who are asked to accept it; None for nobody."""
    return policy.audience if policy.asks_acceptance and policy.out_of_use_on is None else None


def asks_others(before: list[Written] | None, now: list[Written] | None) -> bool:
    """Can anybody be asked now who was not asked before?"""
    return now is not None and (before is None or not read(now).is_within(read(before)))


def understood(words: Sequence[Written]) -> Audience:
    """Raises Refused for what is no audience."""
    try:
        return read(words)
    except ValueError as error:
        raise Refused("This says nobody that a policy could be for. Choose again whom it is for.") from error


def check_time_to_accept(days: int, months: int | None) -> None:
    """Within reason: time that never ends would be a way to ask nobody."""
    if not 1 <= days <= LONGEST_TO_ACCEPT:
        raise Refused(say("Whoever is asked has 1 to {n} days to accept it.", n=LONGEST_TO_ACCEPT))
    if months is not None and not 1 <= months <= LONGEST_INTERVAL:
        raise Refused(say("People are asked again every 1 to {n} months, or never.", n=LONGEST_INTERVAL))


def check_owner(organisation: UUID, owner_id: UUID | None, before: UUID | None, on: date) -> None:
    """Whoever is put down as the owner is here; who was the owner already may stay it, and the rules speak of it."""
    if owner_id is None or owner_id == before:
        return
    owner = person(organisation, owner_id)
    if owner.erased_at is not None or (owner.left_on is not None and owner.left_on <= on):
        raise Refused(say("{name} has left: choose somebody who is here.", name=str(owner)))


def check_audience(organisation: UUID, meant: Audience, *, all_staff: bool) -> None:
    """Everything in it means something here. A department is a name, and may wait for its first member."""
    if all_staff and not meant.all_of_staff:
        raise Refused("A policy that binds all staff is for all staff. Take back one of the two.")
    if len(meant.together) > MOST_TOGETHER:
        raise Refused(say("At most {n} times it is said who fits several things at once.", n=MOST_TOGETHER))
    whole = union(meant.parts)
    if PersonKind.EXTERNAL in whole.kinds:
        raise Refused("People from outside, such as auditors, are asked to accept nothing.")
    if any(not 0 < len(name.strip()) <= LONGEST_DEPARTMENT for name in whole.departments):
        raise Refused(say("The name of a department has 1 to {n} characters.", n=LONGEST_DEPARTMENT))
    if whole.roles:
        check_roles(organisation, whole.roles)
    if len(whole.people) > MOST_NAMED:
        raise Refused(say("At most {n} people are named one by one. Choose a department or a role.", n=MOST_NAMED))
    if len(names(organisation, whole.people)) != len(whole.people):
        raise Refused("Somebody whom you named is not known here. Choose again whom it is for.")


def check_roles(organisation: UUID, meant: frozenset[str]) -> None:
    unknown = meant - {role.key for role in roles(organisation)} | meant & {EVERYONE}
    if unknown:
        raise Refused(say("Nobody can hold this here: {roles}. Describe it first.", roles=listed(sorted(unknown))))


def facts(policy: Policy) -> tuple[object, ...]:
    names = ("owned_by_id", "review_months", "audience", "all_staff", "asks_acceptance", "out_of_use_on")
    return tuple(getattr(policy, name) for name in (*names, "ack_days", "ack_refresh_months", "asks_reading"))
