"""People were told who holds which role."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.roles.enums import Way

if TYPE_CHECKING:
    from datetime import date, datetime


class RolesTelling(Guarded):
    """On a day people were told who holds which role (ISO/IEC 27001, 5.3 and 7.3).

    Sent from here (``way`` is HERE), ``document`` is the digest of who holds what, as it was shown to whoever sent it,
    and ``addressed`` how many it goes to. Told elsewhere, ``what`` says what people saw, and ``scan`` or ``link``
    shows it. ``keys``: the roles it named; without any, all that were held. ``departments``: who was told, by name;
    without any, everybody. ``left_out``: the departments that there were besides.
    """

    noun = "rolestelling"
    subject = "recorded_by_id"
    files = ("scan",)
    proved: ClassVar = {
        "way": PLAIN,
        "what": DIGEST,
        "keys": PLAIN,
        "departments": DIGEST,
        "left_out": DIGEST,
        "told_on": PLAIN,
        "scan": PLAIN,
        "link": DIGEST,
        "document": PLAIN,
        "addressed": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "recorded_at",
        set_once=("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        erasable=("withdrawn_because",),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    way = models.CharField(max_length=12)
    what = models.CharField(max_length=200, blank=True)
    keys = models.JSONField(default=list)
    departments = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    told_on = models.DateField()
    scan = models.CharField(max_length=71, null=True, blank=True)
    link = models.CharField(max_length=500, blank=True)
    document = models.CharField(max_length=71, null=True, blank=True)
    addressed = models.PositiveIntegerField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "told_on"], name="roles_told_by_day")]

    def __str__(self) -> str:
        return f"roles told on {self.told_on}"

    @property
    def sent_here(self) -> bool:
        return self.way == Way.HERE

    def names(self, key: str) -> bool:
        """Did it name the holders of a role?"""
        return not self.keys or key in self.keys

    def covers(self, key: str, held_from: date, held_until: date | None, known_since: datetime) -> bool:
        """Did it name somebody who holds a role in these days, the last of them not counted?

        What was not known here when the telling was written down (``known_since``), nobody was told by it.
        """
        held = held_from <= self.told_on and (held_until is None or self.told_on < held_until)
        return held and self.names(key) and known_since <= self.recorded_at
