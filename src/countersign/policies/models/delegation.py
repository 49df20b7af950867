"""Top management lends its signature under topic policies."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class Delegation(Guarded):
    """Somebody who leads has another person sign topic policies in their place; never the parent (S2).

    ``leader`` is the entry of the register by which ``given_by`` leads: the delegation rests on it and ends with it.
    ``every_topic``: it holds for all topic policies, those to come too; otherwise for ``policies``, their identifiers
    in hexadecimal. It holds from ``holds_from``, the day of the act, and from ``holds_until`` on no more. ``reason``:
    why, and within which limits, in the giver's own words, if they said so.
    """

    noun = "delegation"
    proved: ClassVar = {
        "person_id": PLAIN,
        "leader_id": PLAIN,
        "given_by_id": PLAIN,
        "given_as": DIGEST,
        "given_at": PLAIN,
        "every_topic": PLAIN,
        "policies": PLAIN,
        "holds_from": PLAIN,
        "holds_until": PLAIN,
        "reason": DIGEST,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "ended_because": DIGEST,
        "revision": PLAIN,
    }
    protection = frozen_from("given_at", set_once=("ended_at", "ended_by_id", "ended_because"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    leader = models.ForeignKey("people.Leader", models.PROTECT, related_name="+")
    given_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    given_as = models.TextField()
    given_at = models.DateTimeField()
    every_topic = models.BooleanField()
    policies = models.JSONField(default=list, blank=True)
    holds_from = models.DateField()
    holds_until = models.DateField()
    reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(holds_until__gt=F("holds_from")), name="delegated_for_a_day_or_more"),
            models.CheckConstraint(condition=~Q(person=F("given_by")), name="delegated_to_somebody_else"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "person"], name="delegations_to_person")]

    def __str__(self) -> str:
        return f"{self.given_by_id} to {self.person_id}, until {self.holds_until}"
