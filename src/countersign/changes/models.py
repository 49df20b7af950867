"""Tables of changes. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from countersign.changes.enums import EventKind, EventState
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class Event(Guarded):
    """Something significant that happened: a change of the organisation or around it, or an incident (6.3, A.5.1).

    ``happened_on`` is the day somebody says, ``reported_at`` the instant of writing it down. ``story``, ``because`` and
    ``learnt`` are in somebody's own words and may speak of people. What it means is said once: ``reviews_policy``: the
    policy has to be looked at again; ``checks_roles``: the roles, too; ``for_review``: the next management review hears
    of it. Where the policy is not touched, the assessment counts in place of a review of it.
    """

    noun = "event"
    subject = "reported_by_id"
    proved: ClassVar = {
        "kind": PLAIN,
        "title": DIGEST,
        "story": PERSONAL,
        "happened_on": PLAIN,
        "reported_at": PLAIN,
        "reported_by_id": PLAIN,
        "assessed_on": PLAIN,
        "assessed_at": PLAIN,
        "assessed_by_id": PLAIN,
        "reviews_policy": PLAIN,
        "checks_roles": PLAIN,
        "for_review": PLAIN,
        "because": PERSONAL,
        "learnt": PERSONAL,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "assessed_at",
        set_once=("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        erasable=("story", "because", "learnt", "withdrawn_because"),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    title = models.CharField(max_length=200)
    story = models.TextField(null=True, blank=True)
    happened_on = models.DateField()
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    assessed_on = models.DateField(null=True, blank=True)
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    reviews_policy = models.BooleanField(null=True, blank=True)
    checks_roles = models.BooleanField(null=True, blank=True)
    for_review = models.BooleanField(null=True, blank=True)
    because = models.TextField(null=True, blank=True)
    learnt = models.TextField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(assessed_at=None)
                | Q(
                    assessed_on__isnull=False,
                    reviews_policy__isnull=False,
                    checks_roles__isnull=False,
                    for_review__isnull=False,
                ),
                name="assessed_with_what_follows",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "happened_on"], name="events_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> EventState:
        if self.withdrawn_at is not None:
            return EventState.WITHDRAWN
        return EventState.ASSESSED if self.assessed_at is not None else EventState.REPORTED

    @property
    def is_incident(self) -> bool:
        return self.kind == EventKind.MAJOR_INCIDENT

    def is_of(self, person: UUID | None) -> bool:
        return person is not None and self.reported_by_id == person
