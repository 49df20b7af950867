"""Tables of roles. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from countersign.kernel.digests import digest_value
from countersign.kernel.money import Money
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from
from countersign.roles.enums import AppointmentState, Duty, RenewalState


class Role(Guarded):
    """One version of what a role is: its duties, the kinds of authority that go with it, and who fits.

    A role is known by its ``key``; describing it anew adds a row with the next ``version``. Appointments point at the
    exact version that was approved and accepted, so that neither can be put under other duties. ``competence``: what
    usually shows that somebody can do it (7.2); empty where nothing is asked for.
    """

    noun = "role"
    proved: ClassVar = {
        "key": PLAIN,
        "version": PLAIN,
        "name": DIGEST,
        "duties": DIGEST,
        "competence": DIGEST,
        "ensures_conformity": PLAIN,
        "reports_performance": PLAIN,
        "authorities": PLAIN,
        "defined_at": PLAIN,
        "defined_by_id": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    duties = models.JSONField()
    competence = models.TextField(blank=True)
    ensures_conformity = models.BooleanField()
    reports_performance = models.BooleanField()
    authorities = models.JSONField()
    defined_at = models.DateTimeField()
    defined_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "key", "version"], name="one_role_a_version")
        ]

    def __str__(self) -> str:
        return self.name

    retired_at: datetime | None
    """As ``queries.every_version`` reads it, with the rows it gives: when nobody needed it any more."""

    @property
    def carries(self) -> tuple[Duty, ...]:
        """Which of the two duties of 5.3 the role brings."""
        both = ((Duty.CONFORMITY, self.ensures_conformity), (Duty.REPORTING, self.reports_performance))
        return tuple(duty for duty, carried in both if carried)

    @property
    def digest(self) -> str:
        """The digest of what the role is, as one approves and accepts it."""
        return digest_value({name: plain(getattr(self, name)) for name in DESCRIBED})


DESCRIBED = (
    *("key", "version", "name", "duties", "competence"),
    *("ensures_conformity", "reports_performance", "authorities"),
)
"""The columns that say what a role is."""


class Retirement(Guarded):
    """A version of a role that nobody needs any more, and why. A later version takes the role up again."""

    noun = "retirement"
    proved: ClassVar = {"role_id": PLAIN, "reason": DIGEST, "retired_at": PLAIN, "retired_by_id": PLAIN}
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    reason = models.TextField()
    retired_at = models.DateTimeField()
    retired_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "role"], name="one_retirement_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.role_id} retired"


class Appointment(Guarded):
    """Somebody in a role: proposed, approved by top management, accepted by the holder, ended.

    ``held_from`` and ``held_until`` are the days that are said, ``…_at`` the instants of recording. ``document`` is
    the digest of the terms that were proposed; they never change, other terms are another appointment.
    ``amount_minor`` with ``currency`` may be spent in a year without asking; none of both with the authority to spend
    means without limit, which only top management has; so it is with ``accepts_up_to``, the largest risk that may be
    accepted. ``escalates_to``: to whom matters are taken that are stuck. ``departments``: the names of those that the
    holder speaks for. ``succeeds``: the appointment that this one takes over from, which ends when this one is
    approved; of the same person, where the terms change. ``single_handed``: the only leader approved their own (S5).
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


class Competence(Guarded):
    """One thing that shows that a holder is competent in a role (7.2): its basis, what it is, and since when.

    ``shown_on`` is the day of the evidence, ``expires_on`` the last day it counts, where it has one. It counts once
    somebody else than the holder has confirmed it; what somebody else recorded is confirmed with that. The only leader
    confirms their own. A mistaken one is withdrawn, and stays.
    """

    noun = "competence"
    subject = "person_id"
    proved: ClassVar = {
        "appointment_id": PLAIN,
        "person_id": PLAIN,
        "basis": PLAIN,
        "text": PERSONAL,
        "shown_on": PLAIN,
        "expires_on": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "confirmed_at": PLAIN,
        "confirmed_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": DIGEST,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "recorded_at",
        set_once=("confirmed_at", "confirmed_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        erasable=("text",),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    basis = models.CharField(max_length=12)
    text = models.TextField(null=True)
    shown_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("shown_on")), name="competence_expires_later"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "appointment"], name="competence_of_appointment")]

    def __str__(self) -> str:
        return f"{self.basis} of {self.shown_on}"

    @property
    def counts(self) -> bool:
        """Has somebody confirmed it, and nobody withdrawn it? On which days, its own days say."""
        return self.confirmed_at is not None and self.withdrawn_at is None

    @property
    def single_handed(self) -> bool:
        """Did the only leader confirm their own?"""
        return self.confirmed_by_id == self.person_id


class CompetenceGap(Guarded):
    """What a holder still lacks for a role (7.2): what is done about it, by when, and what came of it.

    ``closed`` is what somebody else than the holder found on ``evaluated_on``; before that it is empty. ``judged``: how
    they came to it. Evaluated is evaluated: what is still missing then is another gap. A mistaken one is withdrawn.
    """

    noun = "gap"
    subject = "person_id"
    proved: ClassVar = {
        "appointment_id": PLAIN,
        "person_id": PLAIN,
        "missing": PERSONAL,
        "plan": PERSONAL,
        "due_on": PLAIN,
        "planned_at": PLAIN,
        "planned_by_id": PLAIN,
        "closed": PLAIN,
        "evaluated_on": PLAIN,
        "judged": PERSONAL,
        "evaluated_at": PLAIN,
        "evaluated_by_id": PLAIN,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": DIGEST,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "evaluated_at",
        set_once=(
            *("closed", "evaluated_on", "evaluated_by_id"),
            *("withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        ),
        erasable=("missing", "plan", "judged"),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    missing = models.TextField(null=True)
    plan = models.TextField(null=True)
    due_on = models.DateField()
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    closed = models.BooleanField(null=True, blank=True)
    evaluated_on = models.DateField(null=True, blank=True)
    judged = models.TextField(null=True, blank=True)
    evaluated_at = models.DateTimeField(null=True, blank=True)
    evaluated_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed=None, evaluated_at=None, evaluated_on=None, evaluated_by=None)
                | Q(
                    closed__isnull=False,
                    evaluated_at__isnull=False,
                    evaluated_on__isnull=False,
                    evaluated_by__isnull=False,
                )
                & ~Q(evaluated_by=F("person")),
                name="gap_evaluated_by_another",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "appointment"], name="gaps_of_appointment")]

    def __str__(self) -> str:
        return f"a gap to be closed by {self.due_on}"


class StandIn(Guarded):
    """Somebody does the work of a role while its holder is away: from the first day away until the holder is back.

    Why the holder is away is nobody's business here, and not recorded. ``ended_on``: the day from which it holds no
    more, where that is earlier than was said; the first day away means that it never began.
    """

    noun = "standin"
    proved: ClassVar = {
        "appointment_id": PLAIN,
        "person_id": PLAIN,
        "away_from": PLAIN,
        "back_on": PLAIN,
        "recorded_at": PLAIN,
        "recorded_by_id": PLAIN,
        "ended_on": PLAIN,
        "ended_at": PLAIN,
        "ended_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from("recorded_at", set_once=("ended_on", "ended_at", "ended_by_id"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    away_from = models.DateField()
    back_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(back_on__gt=F("away_from")), name="back_after_going"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "appointment"], name="standins_of_appointment")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.appointment_id}, until {self.back_on}"

    @property
    def over_on(self) -> date:
        """The first day without it."""
        return self.ended_on or self.back_on

    def holds(self, on: date) -> bool:
        return self.away_from <= on < self.over_on
