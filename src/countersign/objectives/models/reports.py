from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from countersign.kernel.digests import digest_value
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.objectives.enums import Way


class Report(Guarded):
    """A report on the performance of the ISMS to one member of top management (5.3 b, 9.1).

    Sent here (``HERE``), ``content`` is the page as it was, and it counts from the instant the leader said that they
    have read it. Given elsewhere, on paper or in a meeting, it is the word of whoever recorded it, with the day that is
    said, and what shows it: ``called``, and perhaps a copy. ``about``: the objectives it speaks of, as hex.
    """

    noun = "report"
    subject = "to_id"
    proved: ClassVar = {
        "way": PLAIN,
        "reported_on": PLAIN,
        "reporter_id": PLAIN,
        "to_id": PLAIN,
        "content": DIGEST,
        "called": DIGEST,
        "copy": PLAIN,
        "about": PLAIN,
        "document": PLAIN,
        "sent_as": DIGEST,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "read_at": PLAIN,
        "read_as": DIGEST,
        "answer": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from("recorded_at", set_once=("read_at", "read_as", "answer"), erasable=("answer",))

    files = ("copy",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    way = models.CharField(max_length=12)
    reported_on = models.DateField()
    reporter = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    to = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    content = models.JSONField()
    called = models.CharField(max_length=300, blank=True)
    copy = models.CharField(max_length=71, null=True, blank=True)
    about = models.JSONField(default=list)
    document = models.CharField(max_length=71)
    sent_as = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    read_at = models.DateTimeField(null=True, blank=True)
    read_as = models.TextField(null=True, blank=True)
    answer = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(read_at=None) | Q(way=Way.HERE.value), name="read_here_if_sent_here")
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "reported_on"], name="reports_by_day")]

    def __str__(self) -> str:
        return f"report of {self.reported_on}"

    @property
    def waits(self) -> bool:
        """Was it sent here, and nobody has said yet that they have read it?"""
        return self.way == Way.HERE and self.read_at is None

    @property
    def digest(self) -> str:
        """The digest of what was sent, as the columns say now."""
        return digest_value({name: plain(getattr(self, name)) for name in SENT})


SENT = ("reported_on", "reporter_id", "to_id", "content", "about")
