from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger import writing
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import PersonErased
from countersign.people.models import ImportPreview, Person
from countersign.people.permissions import check_can_erase
from countersign.people.queries import today


@command
def erase(*, person_id: UUID, by: Actor, at: datetime) -> Ref:
    """Erase the personal data of somebody who left (GDPR, article 17). What they signed keeps their name.

    Lists that were read and not applied may name them, so all of those are thrown away.
    """
    person = locked(Person, by.organisation, person_id)
    check_can_erase(by, person, today(by.organisation, at))
    writing.erase(person.id)
    ImportPreview.objects.filter(organisation_id=by.organisation).delete()
    person.name = person.email = person.title = person.employee_number = None
    person.erased_at = at
    write(person, PersonErased())
    return person.ref
