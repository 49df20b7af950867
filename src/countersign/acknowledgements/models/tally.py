"""Numbers that follow the ledger."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.acknowledgements.entries import PolicyAccepted
from countersign.ledger.following import Following


class Tally(models.Model):
    """How many names stand under a version, by what the people were then. Counted from the ledger; can be dropped.

    ``seq`` is the place of the last entry that was counted here; the highest of an organisation is how far we are.
    """

    follows = Following(
        PolicyAccepted.kind, {"version": "version_id", "executive": "executive", "kind": "kind"}, number="accepted"
    )

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    version = models.UUIDField()
    executive = models.BooleanField()
    kind = models.CharField(max_length=12)
    accepted = models.PositiveIntegerField()
    seq = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "version", "executive", "kind"], name="one_tally_for_each_sort"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-seq"], name="tallied_so_far")]

    def __str__(self) -> str:
        return f"{self.accepted} of {self.kind}"
