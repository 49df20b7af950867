"""What somebody concluded when they looked at a policy again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from countersign.kernel.approvals import ELSEWHERE
from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.policies.enums import Occasion
from countersign.policies.models.policy import Policy
from countersign.policies.models.version import Version


class Review(Guarded):
    """What somebody concluded when they looked at a policy again (ISO/IEC 27001, A.5.1).

    ``document`` is the digest of the text that was looked at. ``reviewed_on`` is the day on which it was looked at, or
    is said to have been; ``recorded_at`` the instant at which that was entered here. ``occasion_note`` says what the
    occasion was, where it was not the calendar. ``method`` and ``evidence`` are empty for what happened here; of a
    review held elsewhere they say in what way it is documented, and where that can be seen.
    """

    noun = "review"
    proved: ClassVar = {
        "policy_id": PLAIN,
        "version_id": PLAIN,
        "document": PLAIN,
        "reviewed_on": PLAIN,
        "outcome": PLAIN,
        "reason": DIGEST,
        "occasion": PLAIN,
        "occasion_note": DIGEST,
        "reviewed_by_id": PLAIN,
        "reviewed_as": DIGEST,
        "method": PLAIN,
        "evidence": DIGEST,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    document = models.CharField(max_length=71)
    reviewed_on = models.DateField()
    outcome = models.CharField(max_length=20)
    reason = models.TextField()
    occasion = models.CharField(max_length=20)
    occasion_note = models.TextField(blank=True)
    reviewed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reviewed_as = models.TextField(blank=True)
    method = models.CharField(max_length=20, blank=True)
    evidence = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(occasion=Occasion.YEARLY.value) | ~Q(occasion_note=""), name="reviewed_on_some_occasion"
            ),
            models.CheckConstraint(
                condition=Q(method="", evidence="")
                | (Q(method__in=sorted(method.value for method in ELSEWHERE)) & ~Q(evidence="")),
                name="reviewed_elsewhere_with_evidence",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "policy", "-reviewed_on"], name="reviews_of_policy")]

    def __str__(self) -> str:
        return f"{self.outcome} on {self.reviewed_on}"

    @property
    def elsewhere(self) -> bool:
        """Was it held outside, and only recorded here?"""
        return bool(self.method)
