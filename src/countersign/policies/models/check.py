"""What people answer before they accept a policy, so that they have understood it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.policies.models.policy import Policy


class Check(Guarded):
    """A question about a policy with a few answers, one of which is what the policy says.

    ``answers`` is a list of texts, ``right`` the place of the right one, counted from 0. ``place`` is its place among
    the questions of the policy. Replaced, it is asked no more from ``ended_at`` on.
    """

    noun = "check"
    proved: ClassVar = {
        "policy_id": PLAIN,
        "place": PLAIN,
        "text": DIGEST,
        "answers": DIGEST,
        "right": PLAIN,
        "written_at": PLAIN,
        "written_by_id": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("written_at", set_once=("ended_at", "ended_by_id"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    answers = models.JSONField()
    right = models.PositiveSmallIntegerField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "policy", "place"], condition=models.Q(ended_at=None), name="checks_of_policy"
            )
        ]

    def __str__(self) -> str:
        return self.text
