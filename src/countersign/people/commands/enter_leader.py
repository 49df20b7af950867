from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import LeaderEntered
from countersign.people.enums import Basis
from countersign.people.models import Leader, Person
from countersign.people.permissions import check_address_has_settled, check_can_enter_leader
from countersign.people.queries import is_administrator, register, register_begun


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
    check_can_enter_leader(by, register_begun(by.organisation))
    check_address_has_settled(by, at)
    check_can_lead(person)
    check_looks_after_nothing(person, at)
    leader = entry_of(person, basis, leads_from, by.person, at)
    leader.covers_scope = covers_scope
    write(leader, LeaderEntered(occurred_on=leads_from))
    return leader.ref


def check_can_lead(person: Person) -> None:
    if person.left_on is not None:
        raise Refused("This person has left.")
    if register(person.organisation_id).filter(person_id=person.id, leads_until=None).exists():
        raise Refused("This person is on the register already.")


def check_looks_after_nothing(person: Person, at: datetime) -> None:
    """Whoever leads decides on the content, so it takes two to put an administrator on the register (S4)."""
    if is_administrator(person.organisation_id, person.id, at):
        raise Refused(
            say("{name} looks after the system: it takes two to let them lead. Announce it.", name=str(person))
        )


def entry_of(person: Person, basis: Basis, leads_from: date, by: UUID | None, at: datetime) -> Leader:
    """The row, not written yet."""
    return Leader(
        id=new_id(at),
        organisation_id=person.organisation_id,
        person_id=person.id,
        basis=basis.value,
        leads_from=leads_from,
        entered_at=at,
        entered_by_id=by,
    )
