"""Tables of people. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.people.enums import PersonKind, Scope


class Organisation(Guarded):
    """One client, one ledger. Its id is the scope of everything else."""

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
    set_up_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class Person(Guarded):
    """Somebody in one organisation. Erasure empties the personal columns and keeps the row."""

    noun = "person"
    subject = "id"
    proved: ClassVar = {
        "name": PERSONAL,
        "email": PERSONAL,
        "title": PERSONAL,
        "kind": PLAIN,
        "executive": PLAIN,
        "manager_id": PLAIN,
        "joined_on": PLAIN,
        "left_on": PLAIN,
        "on_leave": PLAIN,
        "erased_at": PLAIN,
        "revision": PLAIN,
    }

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, null=True)
    email = models.EmailField(null=True)
    title = models.CharField(max_length=200, null=True, blank=True)
    kind = models.CharField(max_length=12, default=PersonKind.EMPLOYEE.value)
    executive = models.BooleanField(default=False)
    manager = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    on_leave = models.BooleanField(default=False)
    erased_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "email"], name="one_person_per_address"),
        ]

    def __str__(self) -> str:
        return self.name or "Somebody who was erased"
