from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only


class Telling(Guarded):
    """The people concerned were told of an objective on a day, and how (6.2 e)."""

    noun = "telling"
    subject = "recorded_by_id"
    proved: ClassVar = {
        "objective_id": PLAIN,
        "told_on": PLAIN,
        "how": PERSONAL,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
    }
    protection = append_only(erasable=("how",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    objective = models.ForeignKey("objectives.Objective", models.PROTECT, related_name="+")
    told_on = models.DateField()
    how = models.TextField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"told on {self.told_on}"


class Extension(Guarded):
    """An objective that was adopted got more time: from which day to which, and why. All else stays as adopted."""

    noun = "extension"
    subject = "extended_by_id"
    proved: ClassVar = {
        "objective_id": PLAIN,
        "terms_id": PLAIN,
        "before_on": PLAIN,
        "due_on": PLAIN,
        "because": PERSONAL,
        "extended_at": PLAIN,
        "extended_by_id": PLAIN,
    }
    protection = append_only(erasable=("because",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    objective = models.ForeignKey("objectives.Objective", models.PROTECT, related_name="+")
    terms = models.ForeignKey("objectives.ObjectiveTerms", models.PROTECT, related_name="+")
    before_on = models.DateField()
    due_on = models.DateField()
    because = models.TextField(null=True)
    extended_at = models.DateTimeField()
    extended_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"until {self.due_on}"


class Measurement(Guarded):
    """What was measured of an objective on a day. Nothing is overwritten: what was wrong is put right by another row.

    ``value`` is a written decimal ("98.5"); a correction without one takes back what it corrects. ``counted`` names
    the count of the product that gave the value, with ``part`` of ``whole`` where it is a share. ``source`` says where
    a typed value comes from.
    """

    noun = "measurement"
    subject = "recorded_by_id"
    proved: ClassVar = {
        "objective_id": PLAIN,
        "measured_on": PLAIN,
        "value": PLAIN,
        "counted": PLAIN,
        "part": PLAIN,
        "whole": PLAIN,
        "source": PERSONAL,
        "note": PERSONAL,
        "corrects_id": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
    }
    protection = append_only(erasable=("source", "note"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    objective = models.ForeignKey("objectives.Objective", models.PROTECT, related_name="+")
    measured_on = models.DateField()
    value = models.CharField(max_length=24, blank=True)
    counted = models.CharField(max_length=24, blank=True)
    part = models.PositiveIntegerField(null=True, blank=True)
    whole = models.PositiveIntegerField(null=True, blank=True)
    source = models.TextField(null=True)
    note = models.TextField(null=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                F("organisation"),
                F("corrects"),
                condition=Q(corrects__isnull=False),
                name="corrected_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "objective", "measured_on"], name="measurements_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.value} on {self.measured_on}"
