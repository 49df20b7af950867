"""People, and their mail addresses, which are credentials."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.people.enums import PersonKind
from countersign.people.models.organisation import Organisation

COUNTED = (
    *("department", "kind", "left_on", "joined_on", "on_leave", "leave_from", "leave_until", "back_on", "moved_on"),
    *("executive", "erased_at"),
)
"""By these people are counted, from the index alone: who is here, of which sort, in which department."""


class Person(Guarded):
    """Somebody in one organisation. Erasure empties the personal columns and keeps the row.

    ``employee_number`` is HR's own: it finds somebody again whose address changed. ``on_leave``: away, and nobody knows
    until when; ``leave_from`` and ``leave_until``: the first day of leave that is known, and the day on which they are
    back. ``back_on``: the day on which they came back from the leave before; ``last_leave_from``: the first day of that
    leave, where it is known; ``moved_on``: the day on which their department or kind last changed.
    """

    noun = "person"
    subject = "id"
    proved: ClassVar = {
        "name": PERSONAL,
        "email": PERSONAL,
        "title": PERSONAL,
        "employee_number": PERSONAL,
        "department": DIGEST,
        "kind": PLAIN,
        "executive": PLAIN,
        "manager_id": PLAIN,
        "joined_on": PLAIN,
        "left_on": PLAIN,
        "on_leave": PLAIN,
        "leave_from": PLAIN,
        "leave_until": PLAIN,
        "back_on": PLAIN,
        "last_leave_from": PLAIN,
        "moved_on": PLAIN,
        "erased_at": PLAIN,
        "revision": PLAIN,
    }

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, null=True)
    email = models.EmailField(null=True)
    title = models.CharField(max_length=200, null=True, blank=True)
    employee_number = models.CharField(max_length=60, null=True, blank=True)
    department = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=12, default=PersonKind.EMPLOYEE.value)
    executive = models.BooleanField(default=False)
    manager = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    on_leave = models.BooleanField(default=False)
    leave_from = models.DateField(null=True, blank=True)
    leave_until = models.DateField(null=True, blank=True)
    back_on = models.DateField(null=True, blank=True)
    last_leave_from = models.DateField(null=True, blank=True)
    moved_on = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "email"], name="one_person_per_address"),
            models.UniqueConstraint(fields=["organisation", "employee_number"], name="one_person_per_number"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["email"], name="people_by_address"),
            models.Index(fields=["organisation", "name", "id"], name="people_by_name"),
            models.Index(fields=["organisation", *COUNTED, "id"], name="people_counted"),
            models.Index(fields=["organisation", "joined_on"], name="people_by_joining"),
            models.Index(fields=["organisation", "left_on"], name="people_gone", condition=Q(left_on__isnull=False)),
            models.Index(fields=["organisation", "id"], name="people_executive", condition=Q(executive=True)),
        ]

    def __str__(self) -> str:
        return self.name or "Somebody who was erased"


class AddressChange(Guarded):
    """Another mail address for somebody: who proposed it, who approved it, and since when it holds (decision 5).

    ``approved_by`` stays empty where one person may change an address alone, and where it takes two and there was no
    second: that is ``single_handed``, after it was announced and not stopped (decision 6). A proposal that nobody
    approves does nothing.
    """

    noun = "change"
    subject = "person_id"
    proved: ClassVar = {
        "person_id": PLAIN,
        "old_address": PERSONAL,
        "new_address": PERSONAL,
        "proposed_at": PLAIN,
        "proposed_by_id": PLAIN,
        "approved_by_id": PLAIN,
        "changed_at": PLAIN,
        "single_handed": PLAIN,
        "revision": PLAIN,
    }

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    old_address = models.EmailField(null=True)
    new_address = models.EmailField(null=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    single_handed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "person", "-proposed_at"], name="addresses_of_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at another address"
