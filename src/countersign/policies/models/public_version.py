"""What the public reads of a version."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.policies.models.policy import Policy
from countersign.policies.models.version import Version
from countersign.policies.text.redacting import public_digest


class PublicVersion(Guarded):
    """A signed text as the public reads it, from ``published_at`` until it is taken down or a later one replaces it.

    ``left_out``: key of a passage → the sentence that stands in its place (see ``text.redacting``); ``text`` is what
    came of it, ``document`` its digest, which holds that of the signed document too. ``names_shown``: whether the
    page names whoever signed.
    """

    noun = "public"
    proved: ClassVar = {
        "policy_id": PLAIN,
        "version_id": PLAIN,
        "left_out": DIGEST,
        "text": DIGEST,
        "document": PLAIN,
        "names_shown": PLAIN,
        "published_at": PLAIN,
        "published_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": DIGEST,
        "revision": PLAIN,
    }
    protection = frozen_from("published_at", set_once=("withdrawn_at", "withdrawn_by_id", "withdrawn_because"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    left_out = models.JSONField()
    text = models.JSONField()
    document = models.CharField(max_length=71)
    names_shown = models.BooleanField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"), F("policy"), condition=Q(withdrawn_at=None), name="one_public_text_a_policy"
            ),
        ]

    def __str__(self) -> str:
        return f"public text of {self.version}"

    @property
    def digest(self) -> str:
        """The digest as the columns say now; ``document`` is what it was when it was published."""
        return public_digest(signed=self.version.document, text=self.text)
