"""What an organisation has set for itself: on each day the newest row from that day on or before."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import DateField, QuerySet, UUIDField

from countersign.ledger.prepared import Prepared
from countersign.people.models import Setting
from countersign.people.settings import FREE_DAYS


def setting(organisation: UUID, key: str, on: date) -> Setting | None:
    """What holds on a day, or None while nothing was ever set for it."""
    return setting_rows(organisation).filter(key=key, from_on__lte=on).last()


def settings(organisation: UUID, on: date) -> dict[str, Setting]:
    """Everything that holds on a day, by key."""
    return {one.key: one for one in BY_THEN.rows(organisation=organisation, on=on)}


BY_THEN = Prepared(
    lambda organisation, on: setting_rows(organisation).filter(from_on__lte=on),
    organisation=UUIDField(),
    on=DateField(),
)


def settings_ahead(organisation: UUID, on: date) -> QuerySet[Setting]:
    """What will hold from a later day on, the nearest first."""
    return setting_rows(organisation).filter(from_on__gt=on)


def setting_history(organisation: UUID, key: str) -> list[Setting]:
    """All rows of a key, the one that was written last first."""
    return list(setting_rows(organisation).filter(key=key).order_by("-changed_at", "-id"))


def free_days(organisation: UUID, on: date) -> frozenset[date]:
    """The days on which nobody works, by the list that holds on a day."""
    row = setting(organisation, FREE_DAYS.key, on)
    return frozenset(FREE_DAYS.read(row.value)) if row and row.value else frozenset()


def setting_rows(organisation: UUID) -> QuerySet[Setting]:
    """In the order in which they take each other's place: by their day, and on one day by when they were written."""
    rows = Setting.objects.filter(organisation_id=organisation).select_related("changed_by")
    return rows.order_by("from_on", "changed_at", "id")
