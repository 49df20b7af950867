"""Who stands behind a version that somebody else signed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.policies.models.version import Version


class Endorsement(Guarded):
    """Somebody who leads stands behind a version without being its signatory (DOMAIN.md §2.1, number 7).

    A unit's leader does so with the policy of a group, and whoever comes after a signatory who has gone. ``document``
    is the digest of the text that they read, ``endorsed_as`` the capacity in which they lead.
    """

    noun = "endorsement"
    proved: ClassVar = {
        "version_id": PLAIN,
        "person_id": PLAIN,
        "document": PLAIN,
        "endorsed_on": PLAIN,
        "endorsed_at": PLAIN,
        "endorsed_as": DIGEST,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    document = models.CharField(max_length=71)
    endorsed_on = models.DateField()
    endorsed_at = models.DateTimeField()
    endorsed_as = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "version", "person"], name="endorsed_once_by_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} behind {self.version_id}"
