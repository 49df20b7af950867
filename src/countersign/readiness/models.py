"""Tables of readiness: the turns of findings, and the days that were looked at. Findings themselves are computed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only


class Turn(Guarded):
    """A finding was raised on a day, or cleared. ``key`` tells findings of one rule apart (a role, a person)."""

    noun = "finding"
    proved: ClassVar = {
        "code": PLAIN,
        "key": DIGEST,
        "grade": PLAIN,
        "raised": PLAIN,
        "turned_on": PLAIN,
        "turned_at": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    code = models.CharField(max_length=7)
    key = models.CharField(max_length=80, blank=True)
    grade = models.PositiveSmallIntegerField()
    raised = models.BooleanField()
    turned_on = models.DateField()
    turned_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-turned_at"], name="turns_in_time"),
            models.Index(fields=["organisation", "code", "key", "-turned_at"], name="turns_of_finding"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {'raised' if self.raised else 'cleared'} on {self.turned_on}"


class Look(models.Model):
    """A day on which an organisation's findings were looked at. No evidence: it keeps the round from looking twice."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    looked_on = models.DateField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "looked_on"], name="one_look_a_day")]

    def __str__(self) -> str:
        return f"looked on {self.looked_on}"
