"""Who does the work while a holder is away."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.roles.models.appointment import Appointment


class StandIn(Guarded):
    """Somebody does the work of a role while its holder is away: from the first day away until the holder is back.

    Why the holder is away is nobody's business here, and not recorded. ``ended_on``: the day from which it holds no
    more, where that is earlier than was said; the first day away means that it never began.
    """

    noun = "standin"
    proved: ClassVar = {
        "appointment_id": PLAIN,
        "person_id": PLAIN,
        "away_from": PLAIN,
        "back_on": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "ended_on": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("recorded_at", set_once=("ended_on", "ended_at", "ended_by_id"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    away_from = models.DateField()
    back_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(back_on__gt=F("away_from")), name="back_after_going"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "appointment"], name="standins_of_appointment")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.appointment_id}, until {self.back_on}"

    @property
    def over_on(self) -> date:
        """The first day without it."""
        return self.ended_on or self.back_on

    def holds(self, on: date) -> bool:
        return self.away_from <= on < self.over_on
