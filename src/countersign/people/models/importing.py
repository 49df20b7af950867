"""Lists of people: one that was read, and those that were applied."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.people.models.organisation import Organisation
from countersign.people.models.person import Person


class ImportPreview(models.Model):
    """A list of people that was read and not applied yet: a working copy, thrown away afterwards (decision 12).

    ``lines`` are the rows as values, ``remarks`` what the reader should know about the whole file.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=80)
    lines = models.JSONField()
    remarks = models.JSONField(default=list)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name


class Import(Guarded):
    """A list of people that was applied: what it was, and how many people it touched. Its id was the preview's."""

    noun = "import"
    proved: ClassVar = {
        "file_name": DIGEST,
        "file_digest": PLAIN,
        "entered": PLAIN,
        "changed": PLAIN,
        "left": PLAIN,
        "unchanged": PLAIN,
        "refused": PLAIN,
        "applied_at": PLAIN,
        "applied_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=80)
    entered = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    applied_at = models.DateTimeField()
    applied_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "-applied_at"], name="imports_newest_first")]

    def __str__(self) -> str:
        return self.file_name
