"""A signed version in another language."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.kernel.documents import document
from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.policies.models.version import Version
from countersign.policies.text.translating import translation_digest


class Translation(Guarded):
    """A signed version in another language, from ``given_at`` until it is ended or a later one takes its place.

    Nobody signs it: the version applies. ``document`` is its digest, which holds that of the signed document too.
    ``made_by``: who translated it, a person or an agency, in words. ``words``: the sentence by which ``given_by`` says
    that it says the same as what was signed, as it was shown.
    """

    noun = "translation"
    proved: ClassVar = {
        "version_id": PLAIN,
        "language": PLAIN,
        "title": DIGEST,
        "text": DIGEST,
        "document": PLAIN,
        "made_by": DIGEST,
        "words": DIGEST,
        "given_at": PLAIN,
        "given_by_id": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "ended_because": DIGEST,
        "revision": PLAIN,
    }
    protection = frozen_from("given_at", set_once=("ended_at", "ended_by_id", "ended_because"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    text = models.JSONField()
    document = models.CharField(max_length=71)
    made_by = models.CharField(max_length=200)
    words = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    ended_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"),
                F("version"),
                F("language"),
                condition=Q(ended_at=None),
                name="one_translation_a_language",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "version"], name="translations_of_version")]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def parts(self) -> dict[str, Any]:
        """The translated document, as the columns say now."""
        return document(
            title=self.title,
            label=self.version.label,
            language=self.language,
            variables=self.version.variables,
            text=self.text,
        )

    @property
    def digest(self) -> str:
        """The digest as the columns say now; ``document`` is what it was when it was given."""
        return translation_digest(signed=self.version.document, document=self.parts)
