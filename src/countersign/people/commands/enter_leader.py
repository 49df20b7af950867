from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import LeaderEntered
from countersign.people.enums import Basis
from countersign.people.models import Leader, Person
from countersign.people.permissions import check_can_change_register
from countersign.people.queries import register


@command(accepts={ActorKind.PERSON, ActorKind.SET_UP})
def enter_leader(
    *,
    person_id: UUID,
    basis: Basis,
    leads_from: date,
    covers_scope: bool = True,
    by: Actor,
    at: datetime,
) -> Ref:
    """Put somebody on the top-management register. It counts once they have countersigned (``confirm_leader``)."""
    person = locked(Person, by.organisation, person_id)
    check_can_change_register(by)
    if person.left_on is not None:
        raise Refused("This person has left.")
    if register(by.organisation).filter(person_id=person_id, leads_until=None).exists():
        raise Refused("This person is on the register already.")
    leader = Leader(
        id=new_id(at),
        organisation_id=by.organisation,
        person_id=person_id,
        basis=basis.value,
        covers_scope=covers_scope,
        leads_from=leads_from,
        entered_at=at,
        entered_by_id=by.person,
    )
    write(leader, LeaderEntered(occurred_on=leads_from))
    return leader.ref
