"""A passage that somebody confirmed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.policies.models.version import Version


class Mark(Guarded):
    """A passage that somebody confirmed as meeting a requirement. The newest of a requirement counts.

    ``quote`` stands word for word in the version's text; nothing else can be written here.
    """

    noun = "mark"
    proved: ClassVar = {
        "version_id": PLAIN,
        "requirement": PLAIN,
        "block": PLAIN,
        "quote": DIGEST,
        "confirmed_at": PLAIN,
        "confirmed_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    requirement = models.CharField(max_length=20)
    block = models.CharField(max_length=40)
    quote = models.TextField()
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "version", "requirement", "-confirmed_at"], name="marks_of_version")
        ]

    def __str__(self) -> str:
        return f"{self.requirement}: {self.quote}"
