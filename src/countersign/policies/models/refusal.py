"""A leader's no, with the reason."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.policies.models.version import Version


class Refusal(Guarded):
    """Somebody who was asked to sign a version does not, and says why. It is an answer, and it stays."""

    noun = "refusal"
    proved: ClassVar = {
        "version_id": PLAIN,
        "person_id": PLAIN,
        "document": PLAIN,
        "declined_at": PLAIN,
        "declined_as": DIGEST,
        "because": DIGEST,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    document = models.CharField(max_length=71)
    declined_at = models.DateTimeField()
    declined_as = models.TextField()
    because = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "version", "person"], name="declined_once_by_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} does not sign {self.version_id}"
