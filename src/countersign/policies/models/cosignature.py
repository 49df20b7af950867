"""A signature under a version that asks for several."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.policies.models.delegation import Delegation
from countersign.policies.models.version import Version


class Cosignature(Guarded):
    """One hand under a version that several have to sign, and not the last: that one stands in the version itself.

    ``place`` counts the hands of a version from one, in the order in which they came. The rest is what the version says
    of its last hand: as what, in which words, how it was confirmed, and the digest of the statement made of all that.
    """

    noun = "cosignature"
    proved: ClassVar = {
        "version_id": PLAIN,
        "person_id": PLAIN,
        "place": PLAIN,
        "document": PLAIN,
        "signed_at": PLAIN,
        "signed_on": PLAIN,
        "signed_as": DIGEST,
        "signed_hat": PLAIN,
        "delegation_id": PLAIN,
        "single_handed": PLAIN,
        "wording_id": PLAIN,
        "signed_words": DIGEST,
        "statement": PLAIN,
        "signature_method": PLAIN,
        "signature_evidence": DIGEST,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=71)
    signed_at = models.DateTimeField()
    signed_on = models.DateField()
    signed_as = models.TextField()
    signed_hat = models.CharField(max_length=20)
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="+")
    single_handed = models.BooleanField(default=False)
    wording = models.ForeignKey("people.Wording", models.PROTECT, related_name="+")
    signed_words = models.TextField()
    statement = models.CharField(max_length=71)
    signature_method = models.CharField(max_length=20)
    signature_evidence = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "version", "person"], name="cosigned_once_by_a_person"),
            models.UniqueConstraint(fields=["organisation", "version", "place"], name="one_cosignature_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} under {self.version_id}"
