from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import BounceNoted
from countersign.people.models import Bounce, Person
from countersign.people.permissions import check_is_here
from countersign.people.queries import bounce_of, today


@command(accepts={ActorKind.SYSTEM})
def note_bounce(*, person_id: UUID, address: str, status: str, said: str, by: Actor, at: datetime) -> Ref:
    """Note that mail to somebody came back for good. What stands already is not noted twice."""
    person = locked(Person, by.organisation, person_id)
    check_is_here(person, today(by.organisation, at))
    if address != person.email:
        raise Refused("They have another mail address by now.")
    if standing := bounce_of(by.organisation, person.id):
        return standing.ref
    bounce = Bounce(
        id=new_id(at),
        organisation_id=by.organisation,
        person_id=person.id,
        address=address,
        status=status,
        said=said,
        bounced_at=at,
    )
    write(bounce, BounceNoted())
    return bounce.ref
