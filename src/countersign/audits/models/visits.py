"""Visits from outside. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.audits.enums import VisitState
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from


class Visit(Guarded):
    """An external audit on a day: what kind it is, who comes, and what depends on it.

    ``driver`` is why the organisation has itself audited, in its own words. A visit that is called off stands still
    from then on; the reason is in somebody's own words and goes with them when they are erased (decision 17).
    """

    noun = "visit"
    subject = "called_off_by_id"
    proved: ClassVar = {
        "kind": PLAIN,
        "visit_on": PLAIN,
        "driver": DIGEST,
        "certifier": DIGEST,
        "planned_at": PLAIN,
        "planned_by_id": PLAIN,
        "called_off_at": PLAIN,
        "called_off_by_id": PLAIN,
        "called_off_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from("called_off_at", set_once=("called_off_by_id",), erasable=("called_off_because",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    visit_on = models.DateField()
    driver = models.TextField()
    certifier = models.CharField(max_length=200, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    called_off_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "visit_on"], name="visits_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.visit_on}"

    @property
    def state(self) -> VisitState:
        return VisitState.CALLED_OFF if self.called_off_at is not None else VisitState.PLANNED


class VisitPlan(Guarded):
    """What the certifier sent ahead of a visit: until when they stay, what they look at, who comes, what they ask for.

    The newest one counts; what was said before stays. ``team``: names of people from outside, as somebody wrote them
    down; they go with whoever did.
    """

    noun = "visitplan"
    subject = "recorded_by_id"
    proved: ClassVar = {
        "visit_id": PLAIN,
        "until_on": PLAIN,
        "extent": DIGEST,
        "team": PERSONAL,
        "asked_for": DIGEST,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
    }
    protection = append_only(erasable=("team",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="+")
    until_on = models.DateField(null=True, blank=True)
    extent = models.TextField(blank=True)
    team = models.TextField(null=True, blank=True)
    asked_for = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "visit"], name="plans_of_visit")]

    def __str__(self) -> str:
        return f"plan of {self.visit_id}"


class VisitResult(Guarded):
    """What came of a visit: what the auditors recommend, on which day, and where their report is.

    It is somebody else's word, written down here. The newest one counts; what was written before stays.
    """

    noun = "visitresult"
    proved: ClassVar = {
        "visit_id": PLAIN,
        "recommendation": PLAIN,
        "told_on": PLAIN,
        "report": DIGEST,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="+")
    recommendation = models.CharField(max_length=20)
    told_on = models.DateField()
    report = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "visit"], name="results_of_visit")]

    def __str__(self) -> str:
        return f"{self.recommendation} on {self.told_on}"


class Interview(Guarded):
    """A slot in which the auditors of a visit speak with somebody who leads: who, on which day, from what time on.

    One that falls through is ended with a reason; booked anew it is another row.
    """

    noun = "booking"
    subject = "ended_by_id"
    proved: ClassVar = {
        "visit_id": PLAIN,
        "leader_id": PLAIN,
        "interview_on": PLAIN,
        "begins": PLAIN,
        "booked_at": PLAIN,
        "booked_by_id": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "ended_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "booked_at", set_once=("ended_at", "ended_by_id", "ended_because"), erasable=("ended_because",)
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="+")
    leader = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    interview_on = models.DateField()
    begins = models.CharField(max_length=5, blank=True)
    booked_at = models.DateTimeField()
    booked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "visit"], name="interviews_of_visit")]

    def __str__(self) -> str:
        return f"{self.leader_id} on {self.interview_on}"
