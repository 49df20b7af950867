"""Who has been given which access, and what must not come together in one hand (S4)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from countersign.kernel.actors import Hat
from countersign.people.models import AccessGrant
from countersign.people.queries.rows import is_leader, today

CONTENT_HATS = frozenset(Hat) - {Hat.ADMINISTRATOR, Hat.STAFF}
"""What somebody who looks after the system does not get from one person alone (S4)."""


def is_administrator(organisation: UUID, person: UUID, at: datetime) -> bool:
    return Hat.ADMINISTRATOR in granted(organisation, person, at)


def decides_on_content(organisation: UUID, person: UUID, at: datetime) -> bool:
    """Does somebody lead, or wear a hat that opens more than their own duties?"""
    leads = is_leader(organisation, person, today(organisation, at))
    return leads or bool(granted(organisation, person, at) & CONTENT_HATS)


def granted(organisation: UUID, person: UUID, at: datetime) -> frozenset[Hat]:
    """The hats that were given to somebody and not taken back."""
    here = AccessGrant.objects.filter(organisation_id=organisation, person_id=person, granted_at__lte=at)
    held = here.filter(Q(ended_at=None) | Q(ended_at__gt=at)).values_list("hat", flat=True)
    return frozenset(Hat(hat) for hat in held)


def mixes_rights(organisation: UUID, person: UUID, hat: Hat, at: datetime) -> bool:
    """Would this hat put the care of the system and a say in its content into one hand (S4)?"""
    if hat is Hat.ADMINISTRATOR:
        return decides_on_content(organisation, person, at)
    return hat in CONTENT_HATS and is_administrator(organisation, person, at)
