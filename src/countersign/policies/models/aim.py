"""Whom a policy was for before somebody changed that."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.policies.models.policy import Policy


class Aim(Guarded):
    """Whom a policy was for until a day, on which that was changed; whom it is for now stands in the policy.

    A leaf of the policy holds of its audience the digest alone, so without this row nobody could say it afterwards.
    ``audience``, ``all_staff`` and ``asks_acceptance`` are what the policy said. From ``held_until`` on it said
    something else.
    """

    noun = "aim"
    proved: ClassVar = {
        "policy_id": PLAIN,
        "audience": DIGEST,
        "all_staff": PLAIN,
        "asks_acceptance": PLAIN,
        "held_until": PLAIN,
        "changed_at": PLAIN,
        "changed_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    audience = models.JSONField(default=list)
    all_staff = models.BooleanField()
    asks_acceptance = models.BooleanField()
    held_until = models.DateField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "policy", "held_until"], name="aims_of_policy")]

    def __str__(self) -> str:
        return f"{self.policy_id}, until {self.held_until}"
