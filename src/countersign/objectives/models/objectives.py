from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from countersign.kernel.digests import digest_value
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.objectives.enums import Outcome, TermsState


class Objective(Guarded):
    """An information security objective (6.2) from the day it was set to the day it was concluded.

    What is to be reached stands in its terms, of which each change is a version. ``set_on`` is the day that is said,
    ``opened_at`` the instant of recording. Once concluded it stands still; what was learnt is in somebody's own words.
    """

    noun = "objective"
    subject = "concluded_by_id"
    proved: ClassVar = {
        "set_on": PLAIN,
        "opened_at": PLAIN,
        "opened_by_id": PLAIN,
        "outcome": PLAIN,
        "concluded_on": PLAIN,
        "concluded_at": PLAIN,
        "concluded_by_id": PLAIN,
        "learnt": PERSONAL,
        "replaced_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("concluded_at", erasable=("learnt",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    set_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    learnt = models.TextField(null=True, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(concluded_at=None, outcome="", concluded_on=None)
                | Q(concluded_at__isnull=False, concluded_on__isnull=False, outcome__in=[one.value for one in Outcome]),
                name="concluded_with_an_outcome",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "set_on"], name="objectives_by_day")]

    def __str__(self) -> str:
        return f"objective of {self.set_on}"


class ObjectiveTerms(Guarded):
    """One version of what an objective asks: the measure and its target, the owner, the plan and the date.

    ``target`` and ``baseline`` are written decimals ("98.5"); where a number is not practicable, ``not_practicable``
    says why. ``counted`` names what the product counts by itself. ``document`` is the digest of all that is adopted
    together; what was adopted never changes. ``written_by``: everybody who wrote at this version, as hex. Adopted
    elsewhere (``recorded_by``): a minute of the board, say, with a copy or with words that say where it is.
    """

    noun = "objectiveterms"
    subject = "withdrawn_by_id"
    proved: ClassVar = {
        "objective_id": PLAIN,
        "number": PLAIN,
        "title": DIGEST,
        "goal_id": PLAIN,
        "measure": DIGEST,
        "counted": PLAIN,
        "baseline": PLAIN,
        "target": PLAIN,
        "direction": PLAIN,
        "unit": DIGEST,
        "not_practicable": DIGEST,
        "zero_incident": PLAIN,
        "owner_id": PLAIN,
        "plan_what": DIGEST,
        "plan_with": DIGEST,
        "plan_judged": DIGEST,
        "cadence": PLAIN,
        "due_on": PLAIN,
        "document": PLAIN,
        "written_by": PLAIN,
        "proposed_at": PLAIN,
        "proposed_by_id": PLAIN,
        "adopted_on": PLAIN,
        "adopted_at": PLAIN,
        "adopted_by_id": PLAIN,
        "adopted_as": DIGEST,
        "single_handed": PLAIN,
        "recorded_by_id": PLAIN,
        "evidence": DIGEST,
        "copy": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "adopted_at",
        set_once=("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        erasable=("withdrawn_because",),
    )

    files = ("copy",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    objective = models.ForeignKey(Objective, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    goal = models.ForeignKey("objectives.Goal", models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.CharField(max_length=300, blank=True)
    counted = models.CharField(max_length=24, blank=True)
    baseline = models.CharField(max_length=24, blank=True)
    target = models.CharField(max_length=24, blank=True)
    direction = models.CharField(max_length=12)
    unit = models.CharField(max_length=40, blank=True)
    not_practicable = models.TextField(blank=True)
    zero_incident = models.BooleanField(default=False)
    owner = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    plan_what = models.TextField(blank=True)
    plan_with = models.TextField(blank=True)
    plan_judged = models.TextField(blank=True)
    cadence = models.PositiveIntegerField()
    due_on = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=71)
    written_by = models.JSONField(default=list)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    adopted_on = models.DateField(null=True, blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    adopted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    adopted_as = models.TextField(blank=True)
    single_handed = models.BooleanField(default=False)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    evidence = models.CharField(max_length=300, blank=True)
    copy = models.CharField(max_length=71, null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "objective", "number"], name="terms_are_counted"),
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"),
                F("objective"),
                condition=Q(adopted_at=None, withdrawn_at=None),
                name="one_proposal_an_objective",
            ),
            models.CheckConstraint(
                condition=Q(adopted_at=None) | Q(withdrawn_at=None), name="terms_adopted_or_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> TermsState:
        if self.withdrawn_at is not None:
            return TermsState.WITHDRAWN
        return TermsState.ADOPTED if self.adopted_at is not None else TermsState.PROPOSED

    @property
    def digest(self) -> str:
        """The digest of what is adopted together, as the columns say now."""
        return digest_value({name: plain(getattr(self, name)) for name in ("objective_id", "number", *TERMS)})

    def is_written_by(self, person: UUID | None) -> bool:
        return person is not None and person.hex in self.written_by


TERMS = (
    *("title", "goal_id", "measure", "counted", "baseline", "target", "direction", "unit", "not_practicable"),
    *("zero_incident", "owner_id", "plan_what", "plan_with", "plan_judged", "cadence", "due_on"),
)
"""The columns that somebody writes, and that are adopted as one."""
