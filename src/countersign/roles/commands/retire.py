from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import listed, say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.roles.entries import RoleRetired
from countersign.roles.library import EVERYONE
from countersign.roles.models import Retirement, Role
from countersign.roles.permissions import check_can_retire
from countersign.roles.queries import appointments, newest, open_functions, retirement

LONGEST_REASON = 500


@command
def retire(*, role_id: UUID, reason: str, by: Actor, at: datetime) -> Ref:
    """Say that a role is not needed any more, and why. Refused while somebody holds it, or is proposed for it."""
    role = locked(Role, by.organisation, role_id)
    check_can_retire(by)
    check_is_here(role)
    said = reason.strip()
    if not said:
        raise Refused("Say in a sentence why nobody needs this role any more.")
    if len(said) > LONGEST_REASON:
        raise Refused(say("A reason has at most {n} characters.", n=LONGEST_REASON))
    check_nobody_holds(role, at)
    ended = Retirement(
        id=new_id(at), organisation_id=by.organisation, role=role, reason=said, retired_at=at, retired_by_id=who(by)
    )
    write(ended, RoleRetired())
    return ended.ref


def check_is_here(role: Role) -> None:
    now = newest(role.organisation_id, role.key)
    if now is None or now.id != role.id:
        raise Stale("This role was described anew after you opened the page. Read it again, then retire it.")
    if role.key == EVERYONE:
        raise Refused("Everybody has this role by working here: it is not retired.")
    if retirement(role):
        raise Refused("This role was retired before.")


def check_nobody_holds(role: Role, at: datetime) -> None:
    """Nobody loses a role because it is swept away: their appointment ends first, or passes to somebody else."""
    on = today(role.organisation_id, at)
    open_ones = appointments(role.organisation_id).filter(role__key=role.key, declined_at=None)
    names = [str(one.person) for one in open_ones if one.held_until is None or one.held_until > on]
    if names:
        told = "{names}: this role is held, or somebody is proposed for it. End that first."
        raise Refused(say(told, names=listed(list(dict.fromkeys(names)))))
    if functions := [one.function for one in open_functions(role.organisation_id, role.key)]:
        raise Refused(say("{names} has this role. Say first that this is over.", names=listed(functions)))
