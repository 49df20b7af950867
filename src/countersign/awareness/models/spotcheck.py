from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from countersign.awareness.models.draw import Draw
from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class SpotCheck(Guarded):
    """What one person knew who was drawn, and nobody can say who it was.

    Written when the draw ends, all of one draw in one act and in an order of chance. ``said``: the department, and by
    the number of the question yes, partly or no; with a salt, so that the digest in the ledger gives nothing away once
    it is taken back, after two years. That somebody was asked and whether they passed stays.
    """

    noun = "spotcheck"
    proved: ClassVar = {
        "draw_id": PLAIN,
        "how": PLAIN,
        "said": DIGEST,
        "found": PLAIN,
        "passed": PLAIN,
        "counted_on": PLAIN,
        "counted_at": PLAIN,
        "forgotten_at": PLAIN,
    }
    protection = frozen_from("counted_at", set_once=("forgotten_at",), erasable=("said",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    draw = models.ForeignKey(Draw, models.PROTECT, related_name="+")
    how = models.CharField(max_length=10)
    said = models.JSONField(null=True)
    found = models.BooleanField()
    passed = models.BooleanField()
    counted_on = models.DateField()
    counted_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(forgotten_at=None) | Q(said__isnull=True), name="forgotten_is_empty")
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "counted_on"], name="spot_checks_by_day")]

    def __str__(self) -> str:
        return f"{'passed' if self.passed else 'not passed'} on {self.counted_on}"

    @property
    def marks(self) -> dict[str, str]:
        """By the number of the question; nothing once it was taken back."""
        return dict(self.said["marks"]) if self.said else {}

    @property
    def department(self) -> str | None:
        """None once it was taken back."""
        return str(self.said["department"]) if self.said else None
