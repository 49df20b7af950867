"""What somebody answers instead of accepting."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.ledger.columns import PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class Reply(Guarded):
    """A question, or why somebody cannot accept, and what was answered. Both texts go when the person is erased.

    ``answered_on``: the day where the organisation was then. The days that somebody has to accept count from it, and
    stay the same when the organisation moves to another time zone.
    """

    noun = "reply"
    subject = "person_id"
    proved: ClassVar = {
        "person_id": PLAIN,
        "version_id": PLAIN,
        "kind": PLAIN,
        "text": PERSONAL,
        "replied_at": PLAIN,
        "confirmed": PLAIN,
        "answer": PERSONAL,
        "answered_at": PLAIN,
        "answered_on": PLAIN,
        "answered_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("answered_at", set_once=("answered_on", "answered_by_id"), erasable=("text", "answer"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    version = models.ForeignKey("policies.Version", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    text = models.TextField(null=True)
    replied_at = models.DateTimeField()
    confirmed = models.CharField(max_length=12)
    answer = models.TextField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "version", "person"], name="replies_to_version"),
            models.Index(
                fields=["organisation", "replied_at"], condition=models.Q(answered_at=None), name="replies_that_wait"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.person_id}"
