"""Tables of delivery. None is evidence: what was owed and sent can be worked out again from the facts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.delivery.enums import MailKind, News


class Mail(models.Model):
    """A mail to be sent. Its content is sealed until then and gone afterwards.

    ``returned_at``: it came back for good, or was refused so, and ``trouble`` says why.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField(null=True, blank=True)
    person = models.UUIDField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=8, default=MailKind.NOTICE.value)
    to = models.EmailField()
    sealed = models.BinaryField()
    queued_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "person", "day"], name="one_notice_per_person_and_day")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kind", "not_before"], condition=models.Q(sent_at=None, returned_at=None), name="mails_to_send"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to}"


class NoticeItem(models.Model):
    """That somebody was told of one thing in one step. Each (person, thing, step) once."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField()
    person = models.UUIDField()
    item = models.CharField(max_length=80)
    step = models.CharField(max_length=12)
    mail = models.ForeignKey(Mail, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "person", "item", "step"], name="one_notice_per_item_and_step"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.step}"


class DoesWithout(models.Model):
    """Somebody who wants no reports about other people by mail. What is asked of themselves still comes."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField()
    person = models.UUIDField()
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "person"], name="without_reports_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} without reports"


class Feed(models.Model):
    """An address under which somebody's calendar program reads what is due for them.

    Only the digest of its secret is kept: whoever reads this table cannot read a calendar. One at a time.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField()
    person = models.UUIDField()
    digest = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "person"], condition=models.Q(closed_at=None), name="one_feed_at_a_time"
            ),
            models.UniqueConstraint(fields=["organisation_id", "digest"], name="feeds_by_secret"),
        ]

    def __str__(self) -> str:
        return f"calendar of {self.person}"


class TrialLetter(models.Model):
    """A mail that trial mode put into the mailbox instead of sending it."""

    id = models.UUIDField(primary_key=True, editable=False)
    to = models.EmailField()
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    received_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-received_at"], name="letters_newest_first")]

    def __str__(self) -> str:
        return self.subject


class Fetching(models.Model):
    """How far a folder on a mail server has been read: every mail up to ``last`` was looked at once.

    ``folder``: a keyed digest of where it is. ``last`` is a UID and counts within one ``validity`` (RFC 3501, 2.3.1.1).
    ``too_large``: unseen mails that were left because no report is so large.
    """

    folder = models.CharField(primary_key=True, max_length=64)
    validity = models.BigIntegerField(default=0)
    last = models.BigIntegerField(default=0)
    due_at = models.DateTimeField()
    in_vain = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=12, blank=True, default="")
    too_large = models.PositiveIntegerField(default=0)
    large_since = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"read until {self.last}"


class Channel(models.Model):
    """A channel of Slack or Teams to which news are posted. ``sealed``: its address, which lets anybody post there.

    It is gone once the channel is removed (``ended_at``). ``news``: what it is told, with spaces between. Only what
    happens after ``since`` is told. ``paused_by`` is empty
    where the server's answer ended it. ``trouble`` (an Outcome) and ``status``: what came of the last try that failed.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField()
    kind = models.CharField(max_length=8)
    called = models.CharField(max_length=60)
    host = models.CharField(max_length=253)
    sealed = models.BinaryField()
    news = models.CharField(max_length=80)
    named_at = models.DateTimeField()
    named_by = models.UUIDField()
    since = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_by = models.UUIDField(null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField()
    in_vain = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=16, blank=True, default="")
    status = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation_id", "called"], name="channels_by_name")]

    def __str__(self) -> str:
        return self.called

    @property
    def wants(self) -> list[News]:
        return [News(one) for one in self.news.split()]


class Post(models.Model):
    """A message to a channel, each about one thing once. What it says is gone when it is posted or given up."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField()
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+")
    about = models.CharField(max_length=80)
    says = models.JSONField()
    queued_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "channel", "about"], name="one_post_per_thing")
        ]

    def __str__(self) -> str:
        return self.about
