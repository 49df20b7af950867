"""Who is asked for no acceptance, from when to when."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from countersign.acknowledgements.models import Exemption
from countersign.kernel.refusals import Unknown


def exemptions(organisation: UUID) -> QuerySet[Exemption]:
    """All that were ever granted, those that hold longest first."""
    here = Exemption.objects.filter(organisation_id=organisation)
    return here.select_related("person", "granted_by", "ended_by").order_by("-until_on", "-id")


def exemption(organisation: UUID, id: UUID) -> Exemption:
    """Raises Unknown for none, and for somebody else's."""
    found = exemptions(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("exemption")
    return found


def holding_exemptions(organisation: UUID, on: date) -> QuerySet[Exemption]:
    """Those that hold on a day."""
    begun = exemptions(organisation).filter(from_on__lte=on, until_on__gte=on)
    return begun.filter(Q(ended_on=None) | Q(ended_on__gt=on))


def overlapping(organisation: UUID, person: UUID, from_on: date, until_on: date) -> bool:
    """Is the person exempt already on one of these days?"""
    mine = exemptions(organisation).filter(person_id=person, from_on__lte=until_on, until_on__gte=from_on)
    return mine.filter(Q(ended_on=None) | Q(ended_on__gt=F("from_on")) & Q(ended_on__gt=from_on)).exists()
