from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.queries import departments as departments_of
from countersign.people.queries import today
from countersign.roles.entries import RolesTold
from countersign.roles.enums import Way
from countersign.roles.models import RolesTelling
from countersign.roles.permissions import check_can_tell
from countersign.roles.queries import audience, digest_of_holders, held_then


@command
def send_roles(*, digest_shown: str, departments: Sequence[str] = (), by: Actor, at: datetime) -> Ref:
    """Tell everybody who works here, or some departments, who holds which role today, as it was shown (5.3, 7.3).

    It goes out by mail afterwards, once to each of them; what was sent stands.
    """
    check_can_tell(by, "rolestelling.send")
    on = today(by.organisation, at)
    told, besides = check_departments(departments, departments_of(by.organisation, on))
    held = list(held_then(by.organisation, on, at))
    if not held:
        raise Refused("Nobody holds a role yet: there is nobody to tell people of.")
    if digest_shown != (document := digest_of_holders(held)):
        raise Stale("Somebody was appointed, or holds a role no more, since you opened this page. Read it again.")
    n = audience(by.organisation, told, on).exclude(id=who(by)).count()
    if not n:
        raise Refused("Nobody else works here whom it could be sent to.")
    sent = RolesTelling(
        id=new_id(at),
        organisation_id=by.organisation,
        way=Way.HERE.value,
        departments=told,
        left_out=besides,
        told_on=on,
        document=document,
        addressed=n,
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(sent, RolesTold(docs=(document,)))
    return sent.ref


def check_departments(some: Sequence[str], known: Sequence[str]) -> tuple[list[str], list[str]]:
    """Those that are told, and those there are besides. None named means everybody, and leaves nobody out."""
    if unknown := sorted({*some} - {*known}):
        raise Refused(say("There is no department {name} here.", name=unknown[0]))
    told = sorted({*some})
    return told, sorted({*known} - {*some}) if told else []
