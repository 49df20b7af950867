"""Lists of people: one that was read, one that is being taken in, and those that were applied."""

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

    ``book`` holds the file's sheets as texts, ``chosen`` which of them is meant, ``columns`` what its columns mean
    (empty until somebody said so). ``lines`` are the rows as values, ``size`` of them, ``remarks`` what the reader
    should know.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=80)
    system = models.CharField(max_length=60, default="")
    book = models.JSONField(default=list)
    chosen = models.PositiveIntegerField(default=0)
    columns = models.JSONField(default=dict)
    lines = models.JSONField()
    size = models.PositiveIntegerField(default=0)
    remarks = models.JSONField(default=list)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name


class ImportMapping(models.Model):
    """What the columns of a list mean that no system of ours knows, found again by the digest of its headings."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    headings_digest = models.CharField(max_length=80)
    columns = models.JSONField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "headings_digest"], name="one_mapping_for_headings")
        ]

    def __str__(self) -> str:
        return self.headings_digest


class ImportSeries(models.Model):
    """A long list that was confirmed and is taken in step by step (decision 11). Its id is the preview's.

    What was ticked and confirmed, by whom, and how far it has come: ``total`` steps, of which those that are done
    are counted and gone. ``stopped`` says why nothing moves any more;
    ``closed_at`` is set when ``import.applied`` has recorded it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    plan_shown = models.CharField(max_length=80)
    gone = models.JSONField(default=list)
    taken = models.JSONField(default=list)
    left_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    auth = models.JSONField(default=list)
    is_laid_out = models.BooleanField(default=False)
    total = models.PositiveIntegerField(default=0)
    entered = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    stopped = models.CharField(max_length=300, default="")
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.id} in steps"


class ImportStep(models.Model):
    """One act of a series that is still to do, in its order; or one that was refused, and why.

    ``person_id`` is whom it is about; for somebody new, the id that they are entered under.
    """

    number = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    import_id = models.UUIDField()
    position = models.PositiveIntegerField()
    verb = models.CharField(max_length=10)
    row = models.PositiveIntegerField()
    told = models.JSONField()
    name = models.CharField(max_length=200, default="")
    person_id = models.UUIDField()
    refusal = models.CharField(max_length=300, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "import_id", "position"], name="steps_in_order")
        ]

    def __str__(self) -> str:
        return f"step {self.position}"


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
