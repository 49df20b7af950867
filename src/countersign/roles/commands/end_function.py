from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.roles.entries import FunctionRoleEnded
from countersign.roles.models import FunctionRole
from countersign.roles.permissions import check_can_end_function


@command
def end_function(*, functionrole_id: UUID, given_until: date, by: Actor, at: datetime) -> Ref:
    """Say that a function has a role no more, from a day on. The day on which it began means that it never had it."""
    given = locked(FunctionRole, by.organisation, functionrole_id)
    check_can_end_function(by, given)
    if given_until < given.given_from:
        raise Refused("It does not end before it begins: look at both dates.")
    if given_until > today(by.organisation, at):
        raise Refused("That day lies ahead. It ends by itself once somebody is appointed to the role.")
    close(given, given_until, by, at)
    return given.ref


def close(given: FunctionRole, given_until: date, by: Actor, at: datetime) -> None:
    """The row and its entry."""
    given.given_until, given.ended_at, given.ended_by_id = given_until, at, who(by)
    write(given, FunctionRoleEnded(occurred_on=given_until))
