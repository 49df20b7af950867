from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import BounceEnded
from countersign.people.models import Bounce, Person
from countersign.people.permissions import check_can_try_again
from countersign.people.queries import bounce_of, today


@command
def try_again(*, person_id: UUID, by: Actor, at: datetime) -> Ref:
    """Have somebody's address tried again from which mail came back: they are reminded as everybody else."""
    person = locked(Person, by.organisation, person_id)
    check_can_try_again(by, person, today(by.organisation, at))
    standing = bounce_of(by.organisation, person.id)
    if standing is None:
        raise Refused("No mail to this address has come back.")
    bounce = locked(Bounce, by.organisation, standing.id)
    bounce.ended_at, bounce.ended_by_id = at, who(by)
    write(bounce, BounceEnded())
    return person.ref
