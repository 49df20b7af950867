"""What shows that a holder is competent, and what they lack."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.roles.models.appointment import Appointment


class Competence(Guarded):
    """One thing that shows that a holder is competent in a role (7.2): its basis, what it is, and since when.

    ``shown_on`` is the day of the evidence, ``expires_on`` the last day it counts, where it has one. It counts once
    somebody else than the holder has confirmed it; what somebody else recorded is confirmed with that. The only leader
    confirms their own. A mistaken one is withdrawn, and stays.
    """

    noun = "competence"
    subject = "person_id"
    proved: ClassVar = {
        "appointment_id": PLAIN,
        "person_id": PLAIN,
        "basis": PLAIN,
        "text": PERSONAL,
        "shown_on": PLAIN,
        "expires_on": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "confirmed_at": PLAIN,
        "confirmed_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "recorded_at",
        set_once=("confirmed_at", "confirmed_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        erasable=("text", "withdrawn_because"),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    basis = models.CharField(max_length=12)
    text = models.TextField(null=True)
    shown_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("shown_on")), name="competence_expires_later"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "appointment"], name="competence_of_appointment")]

    def __str__(self) -> str:
        return f"{self.basis} of {self.shown_on}"

    @property
    def counts(self) -> bool:
        """Has somebody confirmed it, and nobody withdrawn it? On which days, its own days say."""
        return self.confirmed_at is not None and self.withdrawn_at is None

    @property
    def single_handed(self) -> bool:
        """Did the only leader confirm their own?"""
        return self.confirmed_by_id == self.person_id


class CompetenceGap(Guarded):
    """What a holder still lacks for a role (7.2): what is done about it, by when, and what came of it.

    ``closed`` is what somebody else than the holder found on ``evaluated_on``; before that it is empty. ``judged``: how
    they came to it. Evaluated is evaluated: what is still missing then is another gap. A mistaken one is withdrawn.
    """

    noun = "gap"
    subject = "person_id"
    proved: ClassVar = {
        "appointment_id": PLAIN,
        "person_id": PLAIN,
        "missing": PERSONAL,
        "plan": PERSONAL,
        "due_on": PLAIN,
        "planned_at": PLAIN,
        "planned_by_id": PLAIN,
        "closed": PLAIN,
        "evaluated_on": PLAIN,
        "judged": PERSONAL,
        "evaluated_at": PLAIN,
        "evaluated_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "evaluated_at",
        set_once=(
            *("closed", "evaluated_on", "evaluated_by_id"),
            *("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        ),
        erasable=("missing", "plan", "judged", "withdrawn_because"),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    missing = models.TextField(null=True)
    plan = models.TextField(null=True)
    due_on = models.DateField()
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    closed = models.BooleanField(null=True, blank=True)
    evaluated_on = models.DateField(null=True, blank=True)
    judged = models.TextField(null=True, blank=True)
    evaluated_at = models.DateTimeField(null=True, blank=True)
    evaluated_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed=None, evaluated_at=None, evaluated_on=None, evaluated_by=None)
                | Q(
                    closed__isnull=False,
                    evaluated_at__isnull=False,
                    evaluated_on__isnull=False,
                    evaluated_by__isnull=False,
                )
                & ~Q(evaluated_by=F("person")),
                name="gap_evaluated_by_another",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "appointment"], name="gaps_of_appointment")]

    def __str__(self) -> str:
        return f"a gap to be closed by {self.due_on}"
