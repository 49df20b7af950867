"""Reading a draft together: who was asked to, what they have read so far, and what they say about it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from countersign.policies.models.policy import Policy


class Reader(models.Model):
    """Somebody who reads a draft along: a working copy like the draft itself, so not guarded (decision 12).

    ``asked_at``: when somebody last asked them to; none for whoever came by themselves. ``looked_at``: when they last
    said that they had read it; ``revision``, ``title``, ``text`` and ``source`` are the draft as it was then.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    answer_by = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True, default="")
    looked_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=200, blank=True, default="")
    text = models.JSONField(null=True, blank=True)
    source = models.CharField(max_length=71, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "policy", "person"], name="one_reader_a_draft")
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "person", "asked_at"], name="asked_to_read")]

    def __str__(self) -> str:
        return f"{self.person_id} reads {self.policy_id}"


class Remark(models.Model):
    """What somebody says about a passage of a draft. Not evidence: what becomes of it stands in the next version.

    ``quote``: the words it is about, which stand in the block ``block``. ``instead``: what they should say, where a
    change is suggested; empty to take them out. ``taken``: whether whoever writes the draft followed it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    block = models.CharField(max_length=40)
    quote = models.TextField()
    body = models.TextField(blank=True)
    instead = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    taken = models.BooleanField(null=True, blank=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(settled_at=None, settled_by=None, taken=None)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False, taken__isnull=False),
                name="settled_by_somebody",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "policy", "settled_at"], name="remarks_of_a_draft")]

    def __str__(self) -> str:
        return f"about {self.quote[:40]}"
