"""The tables of messages: what a leader told people, and what is still being written."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from countersign.kernel.digests import digest_value
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.messages.enums import Channel, MessageState


class Message(Guarded):
    """What a leader told whom, on which day, by which channel.

    Sent from here, it holds the words as they went out, ``document`` is their digest with whom they went to, and
    ``addressed`` how many that were. Told elsewhere, it says what it was about, and ``scan`` or ``link`` shows it.
    Addressed are staff, contractors or both; where ``departments`` names some, only those of them who work there.
    """

    noun = "message"
    subject = "leader_id"
    files = ("scan",)
    proved: ClassVar = {
        "leader_id": PLAIN,
        "title": DIGEST,
        "text": DIGEST,
        "channel": PLAIN,
        "to_staff": PLAIN,
        "to_contractors": PLAIN,
        "departments": DIGEST,
        "said_on": PLAIN,
        "scan": PLAIN,
        "link": DIGEST,
        "document": PLAIN,
        "said_as": DIGEST,
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
    leader = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    channel = models.CharField(max_length=12)
    to_staff = models.BooleanField()
    to_contractors = models.BooleanField()
    departments = models.JSONField(default=list)
    said_on = models.DateField()
    scan = models.CharField(max_length=71, null=True, blank=True)
    link = models.CharField(max_length=500, blank=True)
    document = models.CharField(max_length=71, null=True, blank=True)
    said_as = models.TextField(blank=True)
    addressed = models.PositiveIntegerField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(to_staff=True) | Q(to_contractors=True), name="message_to_somebody"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "said_on"], name="messages_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> MessageState:
        return MessageState.STANDS if self.withdrawn_at is None else MessageState.WITHDRAWN

    @property
    def sent_here(self) -> bool:
        return self.channel == Channel.HERE

    @property
    def has_copy(self) -> bool:
        """Can somebody see later what was said?"""
        return bool(self.text or self.scan or self.link)


class Draft(models.Model):
    """A message that is being written in a leader's name: a working copy, until the leader sends it or it is dropped.

    ``offered_at``: whoever writes it has asked the leader to send it. It is no act of anybody yet.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    leader = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    to_staff = models.BooleanField(default=True)
    to_contractors = models.BooleanField(default=True)
    departments = models.JSONField(default=list)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(null=True, blank=True)
    offered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "written_at"], name="drafts_of_messages")]

    def __str__(self) -> str:
        return f"working copy: {self.title}"

    @property
    def digest(self) -> str:
        """Of the words and whom they go to: what a leader has in front of them when they send it."""
        return digest_value({name: getattr(self, name) for name in WORDS} | {"leader": self.leader_id.hex})


WORDS = ("title", "text", "to_staff", "to_contractors", "departments")
"""The columns that are written together and sent as one."""
