"""Mail addresses from which mail came back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.people.models.organisation import Organisation
from countersign.people.models.person import Person


class Bounce(Guarded):
    """Mail to somebody came back for good: since when, and what the mail server said of it.

    It stands until somebody has the address tried again or signs in with a code that was mailed there (``ended_at``),
    or until the person has another address.
    """

    noun = "bounce"
    subject = "person_id"
    proved: ClassVar = {
        "person_id": PLAIN,
        "address": PERSONAL,
        "status": PLAIN,
        "said": PERSONAL,
        "bounced_at": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("bounced_at", set_once=("ended_at", "ended_by_id"), erasable=("address", "said"))

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    address = models.EmailField(null=True)
    status = models.CharField(max_length=12, blank=True)
    said = models.CharField(max_length=300, null=True)
    bounced_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "person", "-bounced_at"], name="bounces_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} unreached"
