from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import AccessGranted
from countersign.people.models import AccessGrant, Person
from countersign.people.permissions import check_can_grant
from countersign.people.queries import is_only_leader, open_grant

GIVEN = frozenset(Hat) - {Hat.TOP_MANAGEMENT, Hat.STAFF}
"""Top management is read from the register, and everybody is staff: neither is given."""


@command(accepts={ActorKind.PERSON, ActorKind.SET_UP})
def grant(*, person_id: UUID, hat: Hat, by: Actor, at: datetime) -> Ref:
    """Let somebody wear a hat in this product."""
    person = locked(Person, by.organisation, person_id)
    check_can_grant(by, person, is_only_leader(by.organisation, by.person, at))
    if hat not in GIVEN:
        raise Refused("This hat is not given: top management comes from the register, and everybody is staff.")
    if open_grant(by.organisation, person_id, hat):
        raise Refused("This person has that access already.")
    given = AccessGrant(
        id=new_id(at),
        organisation_id=by.organisation,
        person_id=person_id,
        hat=hat.value,
        granted_at=at,
        granted_by_id=by.person,
    )
    write(given, AccessGranted())
    return given.ref
