"""The audit programme. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.audits.enums import ProgrammeState
from countersign.kernel.digests import digest_value
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class Programme(Guarded):
    """One version of the audit programme (9.2.2): which audits in which period, why these, and why so often.

    ``covers_from`` and ``covers_until``: the period, its last day included. ``why``: the areas and the frequency;
    ``earlier``: what earlier results and importance say. ``lines``: the audits as they were planned when it was put
    forward, see ``queries.programme.line``. ``document`` is the digest of all of it. Another version ``replaces`` one;
    nothing of an earlier one ever changes.
    """

    noun = "programme"
    subject = "closed_by_id"
    proved: ClassVar = {
        "version": PLAIN,
        "replaces_id": PLAIN,
        "covers_from": PLAIN,
        "covers_until": PLAIN,
        "why": DIGEST,
        "earlier": DIGEST,
        "lines": DIGEST,
        "document": PLAIN,
        "proposed_at": PLAIN,
        "proposed_by_id": PLAIN,
        "approved_at": PLAIN,
        "approved_by_id": PLAIN,
        "approved_as": DIGEST,
        "single_handed": PLAIN,
        "closed_at": PLAIN,
        "closed_by_id": PLAIN,
        "closed_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "approved_at", set_once=("closed_at", "closed_by_id", "closed_because"), erasable=("closed_because",)
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    covers_from = models.DateField()
    covers_until = models.DateField()
    why = models.TextField()
    earlier = models.TextField()
    lines = models.JSONField()
    document = models.CharField(max_length=71)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    approved_as = models.TextField(blank=True)
    single_handed = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    closed_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"), condition=Q(approved_at=None, closed_at=None), name="one_open_programme"
            ),
            models.CheckConstraint(condition=Q(covers_until__gt=F("covers_from")), name="programme_has_days"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "covers_from"], name="programmes_by_day")]

    def __str__(self) -> str:
        return f"{self.covers_from} to {self.covers_until}, version {self.version}"

    @property
    def state(self) -> ProgrammeState:
        if self.closed_at is not None:
            return ProgrammeState.REFUSED
        return ProgrammeState.APPROVED if self.approved_at is not None else ProgrammeState.PROPOSED

    @property
    def digest(self) -> str:
        """The digest of what was put forward, as the columns say now."""
        return digest_value({name: plain(getattr(self, name)) for name in TERMS})


TERMS = ("version", "replaces_id", "covers_from", "covers_until", "why", "earlier", "lines")
"""The columns that are put forward together and approved as one."""
