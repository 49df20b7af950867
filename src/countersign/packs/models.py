"""Tables of packs. No verbs here: acts are in ``commands``. A pack itself is never stored: it is made again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only
from countersign.packs.enums import Names


class Pack(Guarded):
    """A pack that was exported: everything of which it is a function, and the digest of its manifest.

    ``frozen`` is the digest of the kept file with what the leaves alone do not hold (``documents.freezing``).
    ``ordered_by`` is empty for a pack that was made at the machine itself.
    """

    noun = "pack"
    proved: ClassVar = {
        "checkpoint_size": PLAIN,
        "as_of": PLAIN,
        "recipient": DIGEST,
        "names": PLAIN,
        "rules": PLAIN,
        "frozen": PLAIN,
        "manifest": PLAIN,
        "exported_at": PLAIN,
        "ordered_by_id": PLAIN,
    }
    protection = append_only()
    files = ("frozen",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    checkpoint_size = models.PositiveBigIntegerField()
    as_of = models.DateField()
    recipient = models.CharField(max_length=200, blank=True)
    names = models.CharField(max_length=10)
    rules = models.CharField(max_length=60)
    frozen = models.CharField(max_length=71)
    manifest = models.CharField(max_length=71)
    exported_at = models.DateTimeField()
    ordered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-exported_at"], name="packs_newest_first"),
            models.Index(fields=["organisation", "checkpoint_size"], name="packs_at_checkpoint"),
        ]

    def __str__(self) -> str:
        return f"pack at {self.checkpoint_size}"


class PackOrder(models.Model):
    """A pack that somebody asked for and that is being made; gone once it is exported."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    as_of = models.DateField()
    recipient = models.CharField(max_length=200)
    names = models.CharField(max_length=10, default=Names.LEADERS.value)
    ordered_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "ordered_at"], name="orders_oldest_first")]

    def __str__(self) -> str:
        return f"pack for {self.recipient}"
