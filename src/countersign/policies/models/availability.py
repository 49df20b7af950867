"""How people outside get a policy."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.policies.enums import IN_PUBLIC
from countersign.policies.models.policy import Policy
from countersign.policies.models.public_version import PublicVersion


class Availability(Guarded):
    """A dated decision about how interested parties get a policy (5.2 g). The newest of a policy counts.

    ``public`` is the text that was published by it. ``contact``: the mail address that people outside write to.
    ``findable``: search engines may list the public page.
    """

    noun = "availability"
    proved: ClassVar = {
        "policy_id": PLAIN,
        "mode": PLAIN,
        "reason": DIGEST,
        "contact": DIGEST,
        "findable": PLAIN,
        "public_id": PLAIN,
        "decided_at": PLAIN,
        "decided_by_id": PLAIN,
        "decided_as": DIGEST,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    contact = models.CharField(max_length=254, blank=True)
    findable = models.BooleanField()
    public = models.ForeignKey(PublicVersion, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    decided_as = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(mode__in=sorted(IN_PUBLIC), public__isnull=False)
                | (~Q(mode__in=sorted(IN_PUBLIC)) & Q(public=None)),
                name="public_when_there_is_a_text",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "policy", "-decided_at"], name="availabilities_of_policy")
        ]

    def __str__(self) -> str:
        return f"{self.policy}: {self.mode}"
