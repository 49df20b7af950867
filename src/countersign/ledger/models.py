"""The ledger's own tables. Organisations stand here as bare ids: the ledger knows nothing above it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import Protection, append_only


class Log(Guarded):
    """One organisation's log: its origin for ever, and the public key of each generation."""

    noun = "log"
    proved: ClassVar = {"origin": PLAIN, "generation": PLAIN, "public_key": PLAIN, "opened_at": PLAIN}
    protection = append_only()

    organisation_id = models.UUIDField()
    origin = models.CharField(max_length=120)
    generation = models.PositiveIntegerField()
    public_key = models.CharField(max_length=64)
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "generation"], name="one_key_per_generation")
        ]

    def __str__(self) -> str:
        return f"{self.origin}, generation {self.generation}"


class Leaf(models.Model):
    """One entry in its place. ``data`` is what was hashed; the other columns repeat parts of it for finding."""

    protection: ClassVar[Protection] = append_only()

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=60)
    noun = models.CharField(max_length=40)
    of = models.UUIDField()
    data = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation_id", "seq"], name="one_leaf_per_place")]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "noun", "of", "-seq"], name="leaf_of_row"),
            models.Index(fields=["organisation_id", "kind", "-seq"], name="leaf_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Checkpoint(Guarded):
    """A signed statement of the log's size and root."""

    noun = "checkpoint"
    proved: ClassVar = {
        "size": PLAIN,
        "root": PLAIN,
        "generation": PLAIN,
        "note": DIGEST,
        "issued_at": PLAIN,
    }
    protection = append_only()

    organisation_id = models.UUIDField()
    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    generation = models.PositiveIntegerField()
    note = models.TextField()
    issued_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "size"], name="one_checkpoint_per_size")
        ]

    def __str__(self) -> str:
        return f"checkpoint at {self.size}"


class Pending(models.Model):
    """An entry that a command has fixed and that waits for its place. Empty whenever the sequencer has caught up."""

    number = models.BigAutoField(primary_key=True)
    organisation_id = models.UUIDField()
    id_of_entry = models.UUIDField(unique=True)
    body = models.BinaryField()
    key_event = models.BooleanField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation_id", "number"], name="pending_in_order")]

    def __str__(self) -> str:
        return f"pending {self.number}"


class Head(models.Model):
    """The growing edge of a log, one row an organisation. The sequencer locks it; leaves can rebuild it."""

    organisation_id = models.UUIDField(primary_key=True)
    size = models.PositiveBigIntegerField(default=0)
    peaks = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return f"head at {self.size}"


class Tile(models.Model):
    """A full tile of 256 hashes (C2SP tlog-tiles). Partial tiles are computed from what lies below."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField()
    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "level", "index"], name="one_tile_per_place")
        ]

    def __str__(self) -> str:
        return f"tile {self.level}/{self.index}"


class Disclosure(models.Model):
    """The personal values that a leaf commits to, and the salt that opens them. Deleted by erasure."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField()
    id_of_entry = models.UUIDField()
    person = models.UUIDField()
    salt = models.BinaryField()
    values = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "id_of_entry", "person"],
                name="one_disclosure_per_entry_and_person",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation_id", "person"], name="disclosures_of_person")]

    def __str__(self) -> str:
        return f"disclosure of {self.id_of_entry.hex}"


class Act(models.Model):
    """An act that has been done, so that doing it again leads to the first result (decision 8). Kept 90 days.

    ``page``: the digest of the address that its form was sent to; empty for what no form asked for.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField()
    act = models.UUIDField()
    command = models.CharField(max_length=120)
    page = models.CharField(max_length=64, blank=True, default="")
    result = models.CharField(max_length=80, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation_id", "act"], name="one_act_once")]
        indexes: ClassVar = [models.Index(fields=["at"], name="acts_by_age")]

    def __str__(self) -> str:
        return f"act {self.act.hex}"
