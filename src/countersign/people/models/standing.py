"""Who leads, and who may wear which hat."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import PLAIN
from countersign.ledger.guard import Guarded
from countersign.people.models.organisation import Organisation
from countersign.people.models.person import Person


class Leader(Guarded):
    """One line of the dated top-management register. It counts from the moment the person has countersigned.

    ``single_handed``: nobody else led who could have entered it; it was announced and not stopped (decision 6).
    """

    noun = "leader"
    proved: ClassVar = {
        "person_id": PLAIN,
        "basis": PLAIN,
        "covers_scope": PLAIN,
        "leads_from": PLAIN,
        "leads_until": PLAIN,
        "entered_at": PLAIN,
        "entered_by_id": PLAIN,
        "confirmed_at": PLAIN,
        "single_handed": PLAIN,
        "revision": PLAIN,
    }

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    basis = models.CharField(max_length=12)
    covers_scope = models.BooleanField(default=True)
    leads_from = models.DateField()
    leads_until = models.DateField(null=True, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    single_handed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "person"], name="register_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} leads from {self.leads_from}"


class AccessGrant(Guarded):
    """A hat that somebody may wear, from an instant until another.

    ``single_handed``: it takes two people and there was no second one; it was announced and not stopped (decision 6).
    """

    noun = "grant"
    proved: ClassVar = {
        "person_id": PLAIN,
        "hat": PLAIN,
        "granted_at": PLAIN,
        "granted_by_id": PLAIN,
        "ended_at": PLAIN,
        "single_handed": PLAIN,
        "revision": PLAIN,
    }

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    hat = models.CharField(max_length=20)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    single_handed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "person"], name="grants_of_person")]

    def __str__(self) -> str:
        return f"{self.hat} for {self.person_id}"
