"""The tables of resources: what is asked for, what was decided about it, and the year's budget. No verbs here."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from countersign.kernel.digests import digest_value
from countersign.kernel.money import Money
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from
from countersign.resources.enums import BudgetState, Verdict


def sum_of(amount_minor: int | None, currency: str) -> Money | None:
    return Money(amount_minor, currency) if amount_minor is not None else None


def whole(amount: str, currency: str) -> Q:
    """Money is an amount and a currency, both or neither."""
    return Q(**{amount: None, currency: ""}) | (Q(**{f"{amount}__gte": 0}) & ~Q(**{currency: ""}))


class Request(Guarded):
    """Money, people or time that somebody asks for: what for, and what else was thought of.

    ``behind_kind`` and ``behind`` say what stands behind it; ``behind`` is in words, or the reference of a thing kept
    here. ``risk_high``: a high risk hangs on it. ``raised_on`` is the day that is said, ``raised_at`` the instant of
    recording; ``raised_by`` asks, ``recorded_by`` wrote it down; ``written_by``: everybody who wrote at it or was ever
    said to ask, as hex. It stands still from ``decided_at`` on, when one of
    its decisions approves or refuses it. After that: since when the money is there to spend (``released_…``), what
    came of it (``outcome``), and who accepts the high risk that a refusal leaves (``risk_accepted_…``).
    """

    noun = "resource"
    subject = "raised_by_id"
    proved: ClassVar = {
        "title": DIGEST,
        "need": DIGEST,
        "behind_kind": PLAIN,
        "behind": DIGEST,
        "risk_high": PLAIN,
        "options": DIGEST,
        "amount_minor": PLAIN,
        "currency": PLAIN,
        "headcount": PLAIN,
        "time": PLAIN,
        "time_unit": PLAIN,
        "raised_on": PLAIN,
        "raised_at": PLAIN,
        "raised_by_id": PLAIN,
        "recorded_by_id": PLAIN,
        "written_by": PLAIN,
        "decided_at": PLAIN,
        "risk_accepted_on": PLAIN,
        "risk_accepted_at": PLAIN,
        "risk_accepted_by_id": PLAIN,
        "released_on": PLAIN,
        "released_at": PLAIN,
        "released_by_id": PLAIN,
        "outcome": DIGEST,
        "concluded_on": PLAIN,
        "concluded_at": PLAIN,
        "concluded_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "decided_at",
        set_once=(
            *("risk_accepted_on", "risk_accepted_at", "risk_accepted_by_id"),
            *("released_on", "released_at", "released_by_id"),
            *("outcome", "concluded_on", "concluded_at", "concluded_by_id"),
            *("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        ),
        erasable=("withdrawn_because",),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    need = models.TextField()
    behind_kind = models.CharField(max_length=12, blank=True)
    behind = models.CharField(max_length=300, blank=True)
    risk_high = models.BooleanField(default=False)
    options = models.TextField(blank=True)
    amount_minor = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    headcount = models.PositiveSmallIntegerField(null=True, blank=True)
    time = models.PositiveIntegerField(null=True, blank=True)
    time_unit = models.CharField(max_length=8, blank=True)
    raised_on = models.DateField()
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    written_by = models.JSONField(default=list)

    decided_at = models.DateTimeField(null=True, blank=True)
    risk_accepted_on = models.DateField(null=True, blank=True)
    risk_accepted_at = models.DateTimeField(null=True, blank=True)
    risk_accepted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    released_on = models.DateField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.TextField(null=True, blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=whole("amount_minor", "currency"), name="request_money_is_whole"),
            models.CheckConstraint(
                condition=Q(time=None, time_unit="") | (Q(time__gt=0) & ~Q(time_unit="")), name="time_has_a_unit"
            ),
            models.CheckConstraint(condition=Q(withdrawn_at=None) | Q(decided_at=None), name="decided_or_withdrawn"),
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(decided_at__isnull=False), name="released_when_decided"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "raised_on"], name="requests_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def money(self) -> Money | None:
        return sum_of(self.amount_minor, self.currency)

    @property
    def is_open(self) -> bool:
        """Does it wait for a decision, put off or not?"""
        return self.decided_at is None and self.withdrawn_at is None

    @property
    def digest(self) -> str:
        """The digest of what is asked for, as the columns say now: a decision binds it."""
        return digest_value({name: plain(getattr(self, name)) for name in TERMS})

    def is_written_by(self, person: UUID | None) -> bool:
        return person is not None and person.hex in self.written_by


TERMS = (
    *("title", "need", "behind_kind", "behind", "risk_high", "options", "amount_minor", "currency"),
    *("headcount", "time", "time_unit", "raised_on", "raised_by_id"),
)
"""The columns that are put before whoever decides."""


class Decision(Guarded):
    """What somebody decided about a request: yes, no, or not before a day. It never changes.

    ``document`` is the digest of the request as it was decided about. What is approved stands in ``granted`` and in the
    figures, which need not be those that were asked for. ``method`` is empty for a leader's own act here, or says how
    it was decided elsewhere; then ``recorded_by`` wrote it down, ``decided_on`` is what is claimed, and ``scan`` the
    digest of a kept copy. ``reason`` is in somebody's own words and goes with them when they are erased; that there was
    one, ``reasoned`` keeps. ``risk_owner``: who is to accept the high risk that a refusal leaves.
    """

    noun = "resourcedecision"
    subject = "decided_by_id"
    proved: ClassVar = {
        "request_id": PLAIN,
        "verdict": PLAIN,
        "document": PLAIN,
        "decided_on": PLAIN,
        "decided_at": PLAIN,
        "decided_by_id": PLAIN,
        "decided_as": DIGEST,
        "recorded_by_id": PLAIN,
        "method": PLAIN,
        "scan": PLAIN,
        "reasoned": PLAIN,
        "reason": PERSONAL,
        "granted": DIGEST,
        "amount_minor": PLAIN,
        "currency": PLAIN,
        "headcount": PLAIN,
        "time": PLAIN,
        "time_unit": PLAIN,
        "deferred_to": PLAIN,
        "risk_owner_id": PLAIN,
        "single_handed": PLAIN,
    }
    protection = append_only(erasable=("reason",))

    files = ("scan",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    request = models.ForeignKey(Request, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10)
    document = models.CharField(max_length=71)
    decided_on = models.DateField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    decided_as = models.TextField(blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    method = models.CharField(max_length=16, blank=True)
    scan = models.CharField(max_length=71, null=True, blank=True)
    reasoned = models.BooleanField()
    reason = models.TextField(null=True, blank=True)
    granted = models.TextField(blank=True)
    amount_minor = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    headcount = models.PositiveSmallIntegerField(null=True, blank=True)
    time = models.PositiveIntegerField(null=True, blank=True)
    time_unit = models.CharField(max_length=8, blank=True)
    deferred_to = models.DateField(null=True, blank=True)
    risk_owner = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    single_handed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"), F("request"), condition=~Q(verdict=Verdict.DEFERRED.value), name="decided_once"
            ),
            models.CheckConstraint(condition=whole("amount_minor", "currency"), name="decision_money_is_whole"),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.DEFERRED.value, deferred_to__isnull=False)
                | (~Q(verdict=Verdict.DEFERRED.value) & Q(deferred_to=None)),
                name="deferred_to_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} on {self.decided_on}"

    @property
    def money(self) -> Money | None:
        return sum_of(self.amount_minor, self.currency)

    @property
    def elsewhere(self) -> bool:
        return bool(self.method)


class Budget(Guarded):
    """What may be spent on information security in a budget year, as top management approved it.

    ``begins_on`` and ``ends_on`` are the first and the last day of that year. ``document`` is the digest of what was
    put forward. ``approved_on`` is the day that is said, ``approved_at`` the instant of recording; of one that was
    approved elsewhere, ``method``, ``recorded_by`` and ``scan`` say what is known.
    """

    noun = "budget"
    subject = "withdrawn_by_id"
    proved: ClassVar = {
        "title": DIGEST,
        "begins_on": PLAIN,
        "ends_on": PLAIN,
        "amount_minor": PLAIN,
        "currency": PLAIN,
        "covers": DIGEST,
        "document": PLAIN,
        "proposed_at": PLAIN,
        "proposed_by_id": PLAIN,
        "approved_on": PLAIN,
        "approved_at": PLAIN,
        "approved_by_id": PLAIN,
        "approved_as": DIGEST,
        "recorded_by_id": PLAIN,
        "method": PLAIN,
        "scan": PLAIN,
        "single_handed": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "approved_at",
        set_once=("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        erasable=("withdrawn_because",),
    )

    files = ("scan",)

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    begins_on = models.DateField()
    ends_on = models.DateField()
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    covers = models.TextField(blank=True)
    document = models.CharField(max_length=71)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    approved_as = models.TextField(blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    method = models.CharField(max_length=16, blank=True)
    scan = models.CharField(max_length=71, null=True, blank=True)
    single_handed = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="budget_year_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(amount_minor__gte=0) & ~Q(currency=""), name="budget_money_is_whole"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "begins_on"], name="budgets_by_year")]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> BudgetState:
        if self.withdrawn_at is not None:
            return BudgetState.WITHDRAWN
        return BudgetState.PROPOSED if self.approved_at is None else BudgetState.APPROVED

    @property
    def money(self) -> Money:
        return Money(self.amount_minor, self.currency)

    def holds(self, day: date) -> bool:
        return self.begins_on <= day <= self.ends_on

    @property
    def digest(self) -> str:
        names = ("title", "begins_on", "ends_on", "amount_minor", "currency", "covers")
        return digest_value({name: plain(getattr(self, name)) for name in names})
