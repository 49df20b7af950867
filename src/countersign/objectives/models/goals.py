from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class Goal(Guarded):
    """A goal of the business that security serves: a tender, a market, a promise to customers (5.1 a).

    ``begins_on`` to ``until_on`` are the days that it is pursued, as far as they are known. One that is ended stands
    still from then on; why is in somebody's own words, and goes with them when they are erased (decision 17).
    """

    noun = "goal"
    subject = "ended_by_id"
    proved: ClassVar = {
        "title": DIGEST,
        "why": DIGEST,
        "begins_on": PLAIN,
        "until_on": PLAIN,
        "set_at": PLAIN,
        "set_by_id": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "ended_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from("ended_at", set_once=("ended_by_id",), erasable=("ended_because",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    begins_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "begins_on"], name="goals_by_day")]

    def __str__(self) -> str:
        return self.title

    def is_pursued(self, on: date) -> bool:
        """Not ended, and not past the last day that was planned."""
        return self.ended_at is None and (self.until_on is None or on <= self.until_on)
