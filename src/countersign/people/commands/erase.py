from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger import writing
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import PersonErased
from countersign.people.models import ImportPreview, ImportSeries, ImportStep, Person
from countersign.people.permissions import check_address_has_settled, check_can_erase
from countersign.people.queries import open_import, today


@command
def erase(*, person_id: UUID, by: Actor, at: datetime) -> Ref:
    """Erase the personal data of somebody who left (GDPR, article 17). What they signed keeps their name.

    Lists that were read and not applied may name them, so all of those are thrown away.
    """
    person = locked(Person, by.organisation, person_id)
    check_can_erase(by, person, today(by.organisation, at))
    check_address_has_settled(by, at)
    writing.erase(person.id)
    forget_lists(by.organisation)
    person.name = person.email = person.title = person.employee_number = None
    person.erased_at = at
    write(person, PersonErased())
    return person.ref


def forget_lists(organisation: UUID) -> None:
    """What was read and not applied, and what is left of long lists."""
    if open_import(organisation):
        raise Refused("A long list is being taken in, and may name this person. Erase their data when it is through.")
    ImportStep.objects.filter(organisation_id=organisation).delete()
    ImportSeries.objects.filter(organisation_id=organisation).delete()
    ImportPreview.objects.filter(organisation_id=organisation).delete()
