"""The tables of processes: where security is a step of everyday work, and examples that show it. No verbs here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from
from countersign.processes.enums import ProcessState


class Process(Guarded):
    """A business process with a security step in it: whose it is, where the step stands, and what shows it.

    ``cadence_months``: how often an example is looked at. ``owner`` answers for the process, outside IT normally.
    ``covers``: the parts of somebody's time here that it sees to, where it is about people. It stands still once it has
    ended.
    """

    noun = "process"
    subject = "ended_by_id"
    proved: ClassVar = {
        "name": DIGEST,
        "department": DIGEST,
        "owner_id": PLAIN,
        "step": DIGEST,
        "evidence": DIGEST,
        "cadence_months": PLAIN,
        "covers": PLAIN,
        "described_at": PLAIN,
        "described_by_id": PLAIN,
        "ended_on": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "ended_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from("ended_at", set_once=("ended_by_id",), erasable=("ended_because",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    step = models.TextField()
    evidence = models.TextField(blank=True)
    cadence_months = models.PositiveSmallIntegerField()
    covers = models.JSONField(default=list)
    described_at = models.DateTimeField()
    described_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(cadence_months__gt=0), name="looked_at_from_time_to_time"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "described_at"], name="processes_by_time")]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> ProcessState:
        return ProcessState.ENDED if self.ended_at is not None else ProcessState.RUNNING


class Check(Guarded):
    """Somebody looked at one real case of a process on a day, and saw whether the security step was taken.

    ``worked``: it was. ``found`` is in somebody's own words and goes with them when they are erased; ``place`` says
    where the case can be seen, ``scan`` is the digest of a kept copy. It never changes: the next one is another row.
    """

    noun = "processcheck"
    subject = "checked_by_id"
    proved: ClassVar = {
        "process_id": PLAIN,
        "checked_on": PLAIN,
        "checked_at": PLAIN,
        "checked_by_id": PLAIN,
        "recorded_by_id": PLAIN,
        "worked": PLAIN,
        "found": PERSONAL,
        "place": PERSONAL,
        "scan": PLAIN,
    }
    protection = append_only(erasable=("found", "place"))

    files = ("scan",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    process = models.ForeignKey(Process, models.PROTECT, related_name="+")
    checked_on = models.DateField()
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    worked = models.BooleanField()
    found = models.TextField(null=True, blank=True)
    place = models.CharField(max_length=500, null=True, blank=True)
    scan = models.CharField(max_length=71, null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "process", "checked_on"], name="checks_of_process")]

    def __str__(self) -> str:
        return f"{self.process_id} on {self.checked_on}"

    @property
    def is_in_own_hand(self) -> bool:
        return self.recorded_by_id == self.checked_by_id
