"""Where a policy can be found besides here, and whether somebody found it there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from
from countersign.policies.models.policy import Policy


class Location(Guarded):
    """A place at which a policy can be found besides here: a page, a notice board, a handbook.

    ``called``: what people call it. ``address``: of a page, in the one form of ``kernel.outbound.addresses``; empty for
    a place that nobody can look at from afar. It is there from ``begun_on`` on, and from ``ended_on`` on no more.
    """

    noun = "location"
    proved: ClassVar = {
        "policy_id": PLAIN,
        "called": DIGEST,
        "address": DIGEST,
        "begun_on": PLAIN,
        "named_at": PLAIN,
        "named_by_id": PLAIN,
        "ended_on": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("named_at", set_once=("ended_on", "ended_at", "ended_by_id"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    called = models.CharField(max_length=120)
    address = models.CharField(max_length=1000, blank=True)
    begun_on = models.DateField()
    named_at = models.DateTimeField()
    named_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("begun_on")), name="location_ended_after_it_began"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "policy"], name="locations_of_policy")]

    def __str__(self) -> str:
        return self.called


class Sighting(Guarded):
    """Somebody looked whether a policy is where it is said to be, or a round found that this has turned.

    ``seen_by`` is empty for the round, which asks the page: then ``outcome`` and ``status`` say what came of it. It is
    entered when it turns, not each time that it is asked.
    """

    noun = "sighting"
    proved: ClassVar = {
        "location_id": PLAIN,
        "found": PLAIN,
        "outcome": PLAIN,
        "status": PLAIN,
        "seen_at": PLAIN,
        "seen_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    location = models.ForeignKey(Location, models.PROTECT, related_name="+")
    found = models.BooleanField()
    outcome = models.CharField(max_length=20, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    seen_at = models.DateTimeField()
    seen_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(seen_by=None) ^ Q(outcome="", status=None), name="seen_by_somebody_or_by_asking"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "location", "seen_at"], name="sightings_of_location")]

    def __str__(self) -> str:
        return f"{self.location_id}, {'found' if self.found else 'not found'} on {self.seen_at:%Y-%m-%d}"


class LinkCheck(models.Model):
    """When a page was last asked, what it answered then, and when it is asked again: a round's notebook, no evidence.

    Whether the page is there says the newest ``Sighting``. ``in_vain``: how often in a row it did not answer as a page.
    """

    location = models.OneToOneField(Location, models.PROTECT, primary_key=True, related_name="+")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    host = models.CharField(max_length=253)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    outcome = models.CharField(max_length=20)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    in_vain = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "due_at"], name="link_checks_due")]

    def __str__(self) -> str:
        return f"{self.host}, asked at {self.asked_at}"
