"""What a signer says of a policy in their own words."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.policies.models.version import Version


class Foreword(Guarded):
    """A few sentences that somebody wrote when they signed a version. It stands above their name, and binds nobody."""

    noun = "foreword"
    proved: ClassVar = {"version_id": PLAIN, "person_id": PLAIN, "written_at": PLAIN, "text": DIGEST}
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "version", "person"], name="one_foreword_a_signature")
        ]

    def __str__(self) -> str:
        return self.text
