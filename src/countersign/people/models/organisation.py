"""The organisation, and the sentences that its people put their name to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.people.enums import Scope


class Organisation(Guarded):
    """One client, one ledger. Its id is the scope of everything else.

    ``departments``: the names of those that the ISMS covers; an empty list means all of them.
    """

    noun = "organisation"
    scope = "id"
    proved: ClassVar = {
        "slug": PLAIN,
        "name": DIGEST,
        "purpose": DIGEST,
        "context_terms": DIGEST,
        "isms_scope": PLAIN,
        "isms_scope_statement": DIGEST,
        "isms_started_on": PLAIN,
        "time_zone": PLAIN,
        "languages": DIGEST,
        "departments": DIGEST,
        "set_up_at": PLAIN,
        "revision": PLAIN,
    }

    slug = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    context_terms = models.JSONField(default=list)
    isms_scope = models.CharField(max_length=10, default=Scope.WHOLE.value)
    isms_scope_statement = models.TextField(blank=True)
    isms_started_on = models.DateField()
    time_zone = models.CharField(max_length=60)
    languages = models.JSONField(default=list)
    departments = models.JSONField(default=list)
    set_up_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class Wording(Guarded):
    """A sentence that people put their name to. The newest of its kind is the one that is asked."""

    noun = "wording"
    proved: ClassVar = {"kind": PLAIN, "language": PLAIN, "text": DIGEST, "set_at": PLAIN}
    protection = append_only()

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=12)
    text = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "kind", "-set_at"], name="wordings_of_kind")]

    def __str__(self) -> str:
        return self.text
