from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import AccessGranted
from countersign.people.models import AccessGrant, Person
from countersign.people.permissions import check_address_has_settled, check_can_grant
from countersign.people.queries import is_only_leader, mixes_rights, open_grant

GIVEN = frozenset(Hat) - {Hat.TOP_MANAGEMENT, Hat.STAFF, Hat.EXTERNAL_AUDITOR}
"""Top management is read from the register, and everybody is staff: neither is given. Nor is what an external auditor
reads, as long as it would not end by itself: they get a pack."""


@command(accepts={ActorKind.PERSON, ActorKind.SET_UP})
def grant(*, person_id: UUID, hat: Hat, by: Actor, at: datetime) -> Ref:
    """Let somebody wear a hat in this product."""
    person = locked(Person, by.organisation, person_id)
    mixes = mixes_rights(by.organisation, person_id, hat, at)
    check_can_grant(by, person, is_only_leader(by.organisation, by.person, at), mixes)
    check_address_has_settled(by, at)
    check_is_new(person, hat)
    given = grant_of(person, hat, by.person, at)
    write(given, AccessGranted())
    return given.ref


def check_is_new(person: Person, hat: Hat) -> None:
    if hat is Hat.EXTERNAL_AUDITOR:
        raise Refused("An external auditor is not let in here yet, since that has to end by itself: export a pack.")
    if hat not in GIVEN:
        raise Refused("This hat is not given: top management comes from the register, and everybody is staff.")
    if open_grant(person.organisation_id, person.id, hat):
        raise Refused("This person has that access already.")


def grant_of(person: Person, hat: Hat, by: UUID | None, at: datetime, *, single_handed: bool = False) -> AccessGrant:
    """The row, not written yet."""
    return AccessGrant(
        id=new_id(at),
        organisation_id=person.organisation_id,
        person_id=person.id,
        hat=hat.value,
        granted_at=at,
        granted_by_id=by,
        single_handed=single_handed,
    )
