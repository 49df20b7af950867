"""A role was described anew, and its holder is asked."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import frozen_from
from countersign.roles.enums import RenewalState
from countersign.roles.models.appointment import Appointment
from countersign.roles.models.role import Role


class Renewal(Guarded):
    """A holder is asked to take on a new version of their role: what it asks of them has changed.

    ``document`` is the digest of that version. Where the duties of 5.3 or the kinds of authority change,
    ``needs_approval``: top management approves first, and the holder is asked then. Until they accept, and if they
    decline, they hold the version that they accepted before. What goes with the appointment stays as it is.
    """

    noun = "renewal"
    subject = "person_id"
    proved: ClassVar = {
        "appointment_id": PLAIN,
        "role_id": PLAIN,
        "person_id": PLAIN,
        "document": PLAIN,
        "asked_at": PLAIN,
        "asked_by_id": PLAIN,
        "needs_approval": PLAIN,
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
        "revision": PLAIN,
    }
    protection = frozen_from(
        "accepted_at", set_once=("approved_at", "approved_by_id", "declined_at"), erasable=("declined_because",)
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    document = models.CharField(max_length=71)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    needs_approval = models.BooleanField()
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
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "appointment", "role"], name="asked_once_a_version"),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(declined_at=None), name="renewal_accepted_or_declined"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, declined_at=None)
                | Q(needs_approval=False)
                | Q(approved_at__isnull=False),
                name="renewal_answered_once_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} takes on {self.role_id}"

    @property
    def state(self) -> RenewalState:
        """Where it stands: its latest step."""
        if self.declined_at is not None:
            return RenewalState.DECLINED
        if self.accepted_at is not None:
            return RenewalState.ACCEPTED
        waits = self.needs_approval and self.approved_at is None
        return RenewalState.PROPOSED if waits else RenewalState.ASKED

    @property
    def opened_at(self) -> datetime | None:
        """Since when the holder is asked; none while top management has not approved what it has to."""
        return self.approved_at if self.needs_approval else self.asked_at
