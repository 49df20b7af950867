"""Somebody in a role."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.kernel.digests import digest_value
from countersign.kernel.money import Money
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.roles.enums import AppointmentState
from countersign.roles.models.role import Role


class Appointment(Guarded):
    """Somebody in a role: proposed, approved by top management, accepted by the holder, ended.

    ``held_from`` and ``held_until`` are the days that are said, ``…_at`` the instants of recording. ``document`` is
    the digest of the terms that were proposed; they never change, other terms are another appointment.
    ``amount_minor`` with ``currency`` may be spent in a year without asking; none of both with the authority to spend
    means without limit, which only top management has; so it is with ``accepts_up_to``, the largest risk that may be
    accepted. ``escalates_to``: to whom matters are taken that are stuck. ``departments``: the names of those that the
    holder speaks for. ``succeeds``: the appointment that this one takes over from, which ends when this one is
    approved; of the same person, where the terms change. ``single_handed``: the only leader approved their own (S5),
    or what they had proposed (S1).
    """

    noun = "appointment"
    subject = "person_id"
    proved: ClassVar = {
        "role_id": PLAIN,
        "person_id": PLAIN,
        "held_from": PLAIN,
        "authorities": PLAIN,
        "amount_minor": PLAIN,
        "currency": PLAIN,
        "accepts_up_to": PLAIN,
        "escalates_to_id": PLAIN,
        "hours_a_week": PLAIN,
        "direct_line": PLAIN,
        "reporting_note": DIGEST,
        "hat_note": DIGEST,
        "deputy_id": PLAIN,
        "departments": DIGEST,
        "succeeds_id": PLAIN,
        "document": PLAIN,
        "proposed_at": PLAIN,
        "proposed_by_id": PLAIN,
        "approved_at": PLAIN,
        "approved_by_id": PLAIN,
        "approved_as": DIGEST,
        "single_handed": PLAIN,
        "accepted_at": PLAIN,
        "wording_id": PLAIN,
        "accepted_words": DIGEST,
        "confirmed": PLAIN,
        "declined_at": PLAIN,
        "declined_because": PERSONAL,
        "held_until": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "accepted_at",
        set_once=("approved_at", "approved_by_id", "declined_at", "held_until", "ended_at", "ended_by_id"),
        erasable=("declined_because",),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    held_from = models.DateField()
    authorities = models.JSONField()
    amount_minor = models.PositiveBigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    accepts_up_to = models.CharField(max_length=10, blank=True)
    escalates_to = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    hours_a_week = models.PositiveSmallIntegerField(null=True, blank=True)
    direct_line = models.BooleanField(default=False)
    reporting_note = models.TextField(blank=True)
    hat_note = models.TextField(blank=True)
    deputy = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    departments = models.JSONField(default=list)
    succeeds = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.CharField(max_length=71)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    approved_as = models.TextField(blank=True)
    single_handed = models.BooleanField(default=False)
    accepted_at = models.DateTimeField(null=True, blank=True)
    wording = models.ForeignKey("people.Wording", models.PROTECT, null=True, blank=True, related_name="+")
    accepted_words = models.TextField(blank=True)
    confirmed = models.CharField(max_length=40, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.TextField(null=True, blank=True)
    held_until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"),
                F("role"),
                F("person"),
                condition=Q(declined_at=None, ended_at=None, succeeds=None),
                name="one_open_appointment",
            ),
            models.CheckConstraint(
                condition=Q(amount_minor=None, currency="") | Q(amount_minor__isnull=False) & ~Q(currency=""),
                name="sum_with_its_currency",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(approved_at__isnull=False, declined_at=None),
                name="accepted_once_approved",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "person"], name="appointments_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} as {self.role_id} from {self.held_from}"

    @property
    def state(self) -> AppointmentState:
        """Where the appointment stands: its latest step."""
        if self.ended_at is not None:
            return AppointmentState.ENDED
        if self.declined_at is not None:
            return AppointmentState.DECLINED
        if self.accepted_at is not None:
            return AppointmentState.ACCEPTED
        return AppointmentState.APPROVED if self.approved_at is not None else AppointmentState.PROPOSED

    def is_over(self, on: date) -> bool:
        """Declined, taken back as a proposal, or ended by a day. Before that day it goes on."""
        if self.declined_at is not None or (self.ended_at is not None and self.approved_at is None):
            return True
        return self.held_until is not None and self.held_until <= on

    @property
    def spends(self) -> Money | None:
        """What may be spent in a year without asking, where there is a limit."""
        return Money(self.amount_minor, self.currency) if self.amount_minor is not None else None

    @property
    def digest(self) -> str:
        """The digest of the terms as the columns say now; ``document`` is what it was when they were proposed."""
        return digest_value({name: plain(getattr(self, name)) for name in TERMS})


TERMS = (
    *("role_id", "person_id", "held_from", "authorities", "amount_minor", "currency"),
    *("accepts_up_to", "escalates_to_id"),
    *("hours_a_week", "direct_line", "reporting_note", "hat_note", "deputy_id", "departments"),
    "succeeds_id",
)
"""The columns that are proposed together and approved as one."""
