"""Tables of direction. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.db import models

from countersign.direction.enums import DeviationState
from countersign.ledger.columns import PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from

OFF = ("withdrawn_at", "withdrawn_by_id", "withdrawn_because")
WORDS = ("what", "evidence", "withdrawn_because")


class Direction(Guarded):
    """A leader directed or backed those who do the work, on a day: in which way, and what shows it (5.1 f).

    It stands as it was recorded. Where ``recorded_by`` is somebody else than ``leader``, it is their word. The texts
    speak of people, and go with the leader when they are erased.
    """

    noun = "direction"
    subject = "leader_id"
    proved: ClassVar = {
        "kind": PLAIN,
        "leader_id": PLAIN,
        "directed_on": PLAIN,
        "what": PERSONAL,
        "evidence": PERSONAL,
        "file": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from("recorded_at", set_once=OFF, erasable=WORDS)

    files = ("file",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    leader = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    directed_on = models.DateField()
    what = models.TextField(null=True, blank=True)
    evidence = models.CharField(max_length=300, null=True, blank=True)
    file = models.CharField(max_length=71, null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "directed_on"], name="directions_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.directed_on}"

    @property
    def is_in_own_hand(self) -> bool:
        return self.recorded_by_id == self.leader_id


class Support(Guarded):
    """A manager was helped to lead security in their own area, on a day, and by whom (5.1 h).

    Of what a manager did themselves, they are the ``supporter`` as well. The texts go with the manager.
    """

    noun = "support"
    subject = "manager_id"
    proved: ClassVar = {
        "kind": PLAIN,
        "manager_id": PLAIN,
        "supporter_id": PLAIN,
        "supported_on": PLAIN,
        "what": PERSONAL,
        "evidence": PERSONAL,
        "file": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from("recorded_at", set_once=OFF, erasable=WORDS)

    files = ("file",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    manager = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    supporter = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    supported_on = models.DateField()
    what = models.TextField(null=True, blank=True)
    evidence = models.CharField(max_length=300, null=True, blank=True)
    file = models.CharField(max_length=71, null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "supported_on"], name="supports_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.supported_on}"

    @property
    def is_in_own_hand(self) -> bool:
        return self.recorded_by_id == self.supporter_id


class Deviation(Guarded):
    """A leader was seen to be above a rule that holds for everybody (TOP-006): what somebody saw, never gossip.

    Another member of top management may let it stand until a last day (``approved_until``), or the leader keeps the
    rule from ``corrected_on`` on. Once it is corrected, it stands still.
    """

    noun = "deviation"
    subject = "leader_id"
    proved: ClassVar = {
        "leader_id": PLAIN,
        "observed_on": PLAIN,
        "what": PERSONAL,
        "evidence": PERSONAL,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "approved_on": PLAIN,
        "approved_at": PLAIN,
        "approved_by_id": PLAIN,
        "approved_until": PLAIN,
        "approved_because": PERSONAL,
        "corrected_on": PLAIN,
        "corrected_at": PLAIN,
        "corrected_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from("corrected_at", set_once=OFF, erasable=(*WORDS, "approved_because"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    leader = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    observed_on = models.DateField()
    what = models.TextField(null=True, blank=True)
    evidence = models.CharField(max_length=300, null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    approved_until = models.DateField(null=True, blank=True)
    approved_because = models.TextField(null=True, blank=True)
    corrected_on = models.DateField(null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    corrected_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("leader")),
                name="approved_by_another",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "observed_on"], name="deviations_by_day")]

    def __str__(self) -> str:
        return f"{self.leader_id} on {self.observed_on}"

    @property
    def state(self) -> DeviationState:
        if self.withdrawn_at is not None:
            return DeviationState.WITHDRAWN
        if self.corrected_at is not None:
            return DeviationState.CORRECTED
        return DeviationState.APPROVED if self.approved_at is not None else DeviationState.OBSERVED

    def holds(self, on: date) -> bool:
        """Is it approved, and is its last day not over?"""
        lasts = self.approved_until is not None and on <= self.approved_until
        return self.state is DeviationState.APPROVED and lasts

    def is_about(self, person: UUID | None) -> bool:
        return person is not None and self.leader_id == person
