"""A policy through all its versions, and its working copy."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.ledger.columns import DIGEST, PLAIN
from countersign.ledger.guard import Guarded
from countersign.policies.enums import PolicyKind


class Policy(Guarded):
    """A policy through all its versions. ``title`` is what it was called at the beginning; each version has its own.

    ``topic``: the key in the library that it was begun from, if any. ``audience``: whom it is for, as
    ``policies.audience`` writes it; an empty list is everybody. ``all_staff``: it binds every member of staff.
    ``asks_acceptance``: those it is for are asked to accept it, within ``ack_days`` days, and again after
    ``ack_refresh_months`` months where some are set; ``asks_reading``: not before they could have read it.
    ``asked_on``: the day on which others came to be asked, by a change of whom it is for.
    ``out_of_use_on``: the day from which nobody follows it any more. The parent is for everybody, asks for acceptance,
    and stays in use.
    """

    noun = "policy"
    proved: ClassVar = {
        "kind": PLAIN,
        "title": DIGEST,
        "owned_by_id": PLAIN,
        "review_months": PLAIN,
        "topic": PLAIN,
        "audience": DIGEST,
        "all_staff": PLAIN,
        "asks_acceptance": PLAIN,
        "ack_days": PLAIN,
        "ack_refresh_months": PLAIN,
        "asks_reading": PLAIN,
        "asked_on": PLAIN,
        "out_of_use_on": PLAIN,
        "created_at": PLAIN,
        "revision": PLAIN,
    }

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    owned_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    review_months = models.PositiveSmallIntegerField(default=12)
    topic = models.CharField(max_length=40, blank=True, default="")
    audience = models.JSONField(default=list)
    all_staff = models.BooleanField(default=True)
    asks_acceptance = models.BooleanField(default=True)
    ack_days = models.PositiveSmallIntegerField(default=14)
    ack_refresh_months = models.PositiveSmallIntegerField(null=True, blank=True)
    asks_reading = models.BooleanField(default=False)
    asked_on = models.DateField(null=True, blank=True)
    out_of_use_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"), condition=Q(kind=PolicyKind.PARENT.value), name="one_parent_policy"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "kind"], name="policies_of_kind")]

    def __str__(self) -> str:
        return self.title


class Draft(models.Model):
    """What is still being written, one working copy a policy: not evidence, so not guarded (decision 12).

    ``marks``: requirement → {"block": id, "quote": text}, the passages chosen so far. ``source``: the digest of a
    finished file that ``text`` was taken out of, while that file is what is to be signed. ``left_out``: what of a file,
    or of what was typed, did not come into the text, a sentence a line. ``authors``: everybody who saved it since the
    newest text that was signed, in hexadecimal.
    """

    files: ClassVar = ("source",)

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.JSONField()
    marks = models.JSONField(default=dict)
    source = models.CharField(max_length=71, null=True, blank=True)
    left_out = models.TextField(blank=True, default="")
    edited_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    authors = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "policy"], name="one_draft_a_policy")]

    def __str__(self) -> str:
        return f"{self.title}, draft {self.revision}"
