"""The tables of asks: what was asked of a leader, each time it was chased, and what a leader took on for a quarter."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.asks.enums import AskState, CommitmentState
from countersign.ledger.columns import PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from


class Ask(Guarded):
    """One act that one leader is asked for, by a day. What was asked stands; it can be withdrawn, and asked anew.

    All words in it are about the leader, and go with them when they are erased (decision 17). ``library``: the number
    in the library that it was begun from, or empty. ``asked_on`` is the day that is said, ``asked_at`` the instant of
    recording. ``silent_at``: the round saw its day pass without an answer. ``answered_by`` is the leader, or whoever
    recorded what the leader said elsewhere; then ``channel`` says how it was said.
    """

    noun = "ask"
    subject = "leader_id"
    proved: ClassVar = {
        "leader_id": PLAIN,
        "library": PLAIN,
        "wanted": PERSONAL,
        "minutes": PLAIN,
        "why_now": PERSONAL,
        "due_on": PLAIN,
        "specific": PLAIN,
        "asked_on": PLAIN,
        "asked_at": PLAIN,
        "asked_by_id": PLAIN,
        "silent_at": PLAIN,
        "answer": PLAIN,
        "answer_words": PERSONAL,
        "answered_on": PLAIN,
        "answered_at": PLAIN,
        "answered_by_id": PLAIN,
        "channel": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "asked_at",
        set_once=(
            *("silent_at", "answer", "answer_words", "answered_on", "answered_at", "answered_by_id", "channel"),
            *("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        ),
        erasable=("wanted", "why_now", "answer_words", "withdrawn_because"),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    leader = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    library = models.CharField(max_length=8, blank=True)
    wanted = models.TextField(null=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    why_now = models.TextField(null=True)
    due_on = models.DateField()
    specific = models.BooleanField()
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    silent_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=8, null=True, blank=True)
    answer_words = models.TextField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=12, null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(withdrawn_at=None), name="ask_answered_or_withdrawn"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("asked_on")), name="ask_due_after_it_is_made"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "due_on"], name="asks_by_day"),
            models.Index(fields=["organisation", "leader"], name="asks_of_leader"),
        ]

    def __str__(self) -> str:
        return f"asked of {self.leader_id} by {self.due_on}"

    @property
    def state(self) -> AskState:
        if self.withdrawn_at is not None:
            return AskState.WITHDRAWN
        return AskState.ANSWERED if self.answered_at is not None else AskState.OPEN

    @property
    def told_elsewhere(self) -> bool:
        """Was it the leader who answered here, or did somebody write down what they said?"""
        return self.answered_at is not None and self.answered_by_id != self.leader_id


class Chase(Guarded):
    """Somebody was reminded of an ask. ``HERE``: their next daily mail lists it anew; there is never a second mail."""

    noun = "chase"
    proved: ClassVar = {
        "ask_id": PLAIN,
        "channel": PLAIN,
        "chased_on": PLAIN,
        "chased_at": PLAIN,
        "chased_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    ask = models.ForeignKey(Ask, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=12)
    chased_on = models.DateField()
    chased_at = models.DateTimeField()
    chased_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "ask"], name="chases_of_ask")]

    def __str__(self) -> str:
        return f"{self.ask_id} on {self.chased_on}"


class Commitment(Guarded):
    """What a leader took on for a calendar quarter, by a day in it, in their own words. One a leader and quarter.

    ``quarter_from``: the first day of the quarter. Only the leader makes it, says that it is met, or takes it back.
    """

    noun = "commitment"
    subject = "leader_id"
    proved: ClassVar = {
        "leader_id": PLAIN,
        "quarter_from": PLAIN,
        "due_on": PLAIN,
        "words": PERSONAL,
        "made_at": PLAIN,
        "met_on": PLAIN,
        "met_at": PLAIN,
        "met_words": PERSONAL,
        "taken_back_at": PLAIN,
        "taken_back_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "made_at",
        set_once=("met_on", "met_at", "met_words", "taken_back_at", "taken_back_because"),
        erasable=("words", "met_words", "taken_back_because"),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    leader = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    quarter_from = models.DateField()
    due_on = models.DateField()
    words = models.TextField(null=True)
    made_at = models.DateTimeField()
    met_on = models.DateField(null=True, blank=True)
    met_at = models.DateTimeField(null=True, blank=True)
    met_words = models.TextField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"),
                F("leader"),
                F("quarter_from"),
                condition=Q(taken_back_at=None),
                name="one_commitment_a_quarter",
            ),
            models.CheckConstraint(condition=Q(met_at=None) | Q(taken_back_at=None), name="met_or_taken_back"),
        ]

    def __str__(self) -> str:
        return f"of {self.leader_id} by {self.due_on}"

    @property
    def state(self) -> CommitmentState:
        if self.taken_back_at is not None:
            return CommitmentState.TAKEN_BACK
        return CommitmentState.MET if self.met_at is not None else CommitmentState.STANDS
