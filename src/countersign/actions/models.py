"""Tables of actions. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from countersign.actions.enums import ActionKind, ActionState
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from


class Action(Guarded):
    """Something that is to be done: by whom, until when, because of what, and what came of it (10.1, 10.2).

    ``source_kind``, ``source`` and ``source_ref`` say what it came from: of which sort, in words, and the row, where
    there is one. ``raised_on`` is the day on which it was decided, ``added_at`` the instant of writing it down.
    ``due_on`` is the day that is planned now, ``first_due_on`` the one that was planned at first, ``agreed_due_on`` the
    one on which top management agreed instead. ``sponsor`` asked for it or decided it; where ``sponsor_told_by`` is
    somebody else, it is their word. ``after`` is the action that did not work. What is done stands still.
    """

    noun = "action"
    subject = "owner_id"
    proved: ClassVar = {
        "kind": PLAIN,
        "title": DIGEST,
        "task": PERSONAL,
        "cause": PERSONAL,
        "source_kind": PLAIN,
        "source": DIGEST,
        "source_ref": PLAIN,
        "after_id": PLAIN,
        "raised_on": PLAIN,
        "added_at": PLAIN,
        "added_by_id": PLAIN,
        "owner_id": PLAIN,
        "due_on": PLAIN,
        "first_due_on": PLAIN,
        "agreed_due_on": PLAIN,
        "sponsor_id": PLAIN,
        "sponsored_on": PLAIN,
        "sponsored_at": PLAIN,
        "sponsor_told_by_id": PLAIN,
        "done_on": PLAIN,
        "done_at": PLAIN,
        "done_by_id": PLAIN,
        "outcome": PERSONAL,
        "evidence": PERSONAL,
        "file": PLAIN,
        "verified_on": PLAIN,
        "verified_at": PLAIN,
        "verified_by_id": PLAIN,
        "effective": PLAIN,
        "verdict": PERSONAL,
        "dropped_at": PLAIN,
        "dropped_by_id": PLAIN,
        "dropped_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "done_at",
        set_once=(
            *("verified_on", "verified_at", "verified_by_id", "effective", "verdict"),
            *("dropped_at", "dropped_by_id", "dropped_because"),
        ),
        erasable=("task", "cause", "outcome", "evidence", "verdict", "dropped_because"),
    )

    files = ("file",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    task = models.TextField(null=True, blank=True)
    cause = models.TextField(null=True, blank=True)
    source_kind = models.CharField(max_length=16)
    source = models.CharField(max_length=300, blank=True)
    source_ref = models.CharField(max_length=64, null=True, blank=True)
    after = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    raised_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    due_on = models.DateField()
    first_due_on = models.DateField()
    agreed_due_on = models.DateField(null=True, blank=True)
    sponsor = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    sponsored_on = models.DateField(null=True, blank=True)
    sponsored_at = models.DateTimeField(null=True, blank=True)
    sponsor_told_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    done_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.TextField(null=True, blank=True)
    evidence = models.CharField(max_length=300, null=True, blank=True)
    file = models.CharField(max_length=71, null=True, blank=True)
    verified_on = models.DateField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    effective = models.BooleanField(null=True, blank=True)
    verdict = models.TextField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    dropped_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(done_at=None) | Q(dropped_at=None), name="done_or_dropped"),
            models.CheckConstraint(condition=Q(verified_at=None) | Q(done_at__isnull=False), name="done_then_verified"),
            models.CheckConstraint(
                condition=Q(verified_by=None) | ~Q(verified_by=F("done_by")), name="verified_by_another"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "due_on"], name="actions_by_day"),
            models.Index(fields=["organisation", "owner", "due_on"], name="actions_of_owner"),
            models.Index(fields=["organisation", "source_ref"], name="actions_by_source"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> ActionState:
        if self.dropped_at is not None:
            return ActionState.DROPPED
        if self.done_at is None:
            return ActionState.OPEN
        if self.verified_at is None:
            return ActionState.DONE
        return ActionState.EFFECTIVE if self.effective else ActionState.INEFFECTIVE

    @property
    def waits_for_verification(self) -> bool:
        """A corrective action is closed once somebody else found that it works (10.2 d)."""
        return self.state is ActionState.DONE and self.kind == ActionKind.CORRECTIVE

    @property
    def is_in_own_hand(self) -> bool:
        """Did the sponsor say so themselves?"""
        return self.sponsor_id is not None and self.sponsor_id == self.sponsor_told_by_id

    @property
    def counting_due_on(self) -> date:
        """The day from which it counts as late: the first one, or the one on which top management agreed instead."""
        return self.agreed_due_on or self.first_due_on

    def is_late(self, on: date) -> bool:
        return self.state is ActionState.OPEN and self.due_on < on

    def is_of(self, person: UUID | None) -> bool:
        return person is not None and self.owner_id == person


class Replan(Guarded):
    """An action was due on ``due_before`` and is due on ``due_on``, and why. Top management may agree, once an action.

    ``single_handed``: whoever agreed had asked for it, or does it, and nobody else led.
    """

    noun = "replan"
    subject = "replanned_by_id"
    proved: ClassVar = {
        "action_id": PLAIN,
        "due_before": PLAIN,
        "due_on": PLAIN,
        "reason": PERSONAL,
        "replanned_at": PLAIN,
        "replanned_by_id": PLAIN,
        "approved_at": PLAIN,
        "approved_by_id": PLAIN,
        "single_handed": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("approved_at", erasable=("reason",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, models.PROTECT, related_name="+")
    due_before = models.DateField()
    due_on = models.DateField()
    reason = models.TextField(null=True, blank=True)
    replanned_at = models.DateTimeField()
    replanned_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    single_handed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "action"], name="replans_of_action")]

    def __str__(self) -> str:
        return f"{self.due_before} to {self.due_on}"
