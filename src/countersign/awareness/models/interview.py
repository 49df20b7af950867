from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class Interview(Guarded):
    """Somebody with a role or a department was asked about it, by name, and passed or not.

    ``questions``: their numbers in the bank. What was answered is not kept: there is nothing to take back later.
    """

    noun = "interview"
    subject = "person_id"
    proved: ClassVar = {
        "person_id": PLAIN,
        "asked_as": PLAIN,
        "questions": DIGEST,
        "passed": PLAIN,
        "asked_on": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
    }
    protection = frozen_from(
        "recorded_at",
        set_once=("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        erasable=("withdrawn_because",),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    asked_as = models.CharField(max_length=8)
    questions = models.JSONField()
    passed = models.BooleanField()
    asked_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "asked_on"], name="interviews_by_day")]

    def __str__(self) -> str:
        return f"{'passed' if self.passed else 'not passed'} on {self.asked_on}"
