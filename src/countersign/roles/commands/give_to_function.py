from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text.characters import clean
from countersign.kernel.words import listed, say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.roles.entries import FunctionRoleRecorded
from countersign.roles.library import EVERYONE
from countersign.roles.models import FunctionRole, Role
from countersign.roles.permissions import check_can_record_function
from countersign.roles.queries import appointed_beyond, newest, open_functions

LONGEST_FUNCTION = 120
EARLIEST = 1995


@command
def give_to_function(*, role_id: UUID, function: str, given_from: date, by: Actor, at: datetime) -> Ref:
    """Write down that a role was found to be with a department or a job title, and with nobody by name.

    It is what there is, and no appointment. Refused where somebody holds the role from that day on, or is to hold it:
    then a function beside them says nothing.
    """
    role = locked(Role, by.organisation, role_id)
    check_can_record_function(by)
    check_role(role)
    on = today(by.organisation, at)
    called = " ".join(clean(function).split())
    check_function(role, called)
    if given_from > on:
        raise Refused("That day lies ahead. For what is to come, propose somebody by name.")
    if given_from.year < EARLIEST:
        raise Refused("Look at the year.")
    check_nobody_holds(role, given_from)
    found = FunctionRole(
        id=new_id(at),
        organisation_id=by.organisation,
        role=role,
        function=called,
        given_from=given_from,
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(found, FunctionRoleRecorded(occurred_on=given_from))
    return found.ref


def check_role(role: Role) -> None:
    now = newest(role.organisation_id, role.key)
    if now is None or now.id != role.id:
        raise Stale("This role was described anew after you opened the page. Read it again.")
    if role.key == EVERYONE:
        raise Refused("Everybody has this role by working here.")
    if now.retired_at is not None:
        raise Refused("This role was retired: nobody needs it any more.")


def check_function(role: Role, called: str) -> None:
    if not called:
        raise Refused("Say which department or job title has this role.")
    if len(called) > LONGEST_FUNCTION:
        raise Refused(say("It has at most {n} characters.", n=LONGEST_FUNCTION))
    with_it = {one.function.casefold() for one in open_functions(role.organisation_id, role.key)}
    if called.casefold() in with_it:
        raise Refused(say("{function} has this role already.", function=called))


def check_nobody_holds(role: Role, given_from: date) -> None:
    found = appointed_beyond(role.organisation_id, role.key, given_from)
    if names := list(dict.fromkeys(str(one.person) for one in found)):
        raise Refused(say("{names}: this role is held by name. A function adds nothing.", names=listed(names)))
