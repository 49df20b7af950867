"""Tables of readiness: turns of findings, and what leadership answers to them. Findings themselves are computed."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from countersign.kernel.digests import digest_value
from countersign.kernel.references import ref
from countersign.ledger.columns import DIGEST, PLAIN, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from
from countersign.readiness.enums import StatementState, TolerationState


class Turn(Guarded):
    """A finding was raised on a day, or cleared. ``key`` tells findings of one rule apart (a role, a person)."""

    noun = "finding"
    proved: ClassVar = {
        "code": PLAIN,
        "key": DIGEST,
        "grade": PLAIN,
        "raised": PLAIN,
        "turned_on": PLAIN,
        "turned_at": PLAIN,
    }
    protection = append_only()

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    code = models.CharField(max_length=7)
    key = models.CharField(max_length=80, blank=True)
    grade = models.PositiveSmallIntegerField()
    raised = models.BooleanField()
    turned_on = models.DateField()
    turned_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-turned_at"], name="turns_in_time"),
            models.Index(fields=["organisation", "code", "key", "-turned_at"], name="turns_of_finding"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {'raised' if self.raised else 'cleared'} on {self.turned_on}"


class Look(models.Model):
    """A day on which an organisation's findings were looked at. No evidence: it keeps the round from looking twice."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    looked_on = models.DateField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "looked_on"], name="one_look_a_day")]

    def __str__(self) -> str:
        return f"looked on {self.looked_on}"


class Toleration(Guarded):
    """Leadership lives with a finding until a day: as it stood, with its grade, and for a reason.

    ``finding`` is the digest of the finding as it was shown (its sentence may name people, and they may be erased).
    ``until_on`` is the last day. ``document`` is the digest of
    what was proposed; it never changes. Closed before it was approved, it was refused or taken back; after that, it
    was ended early. It lowers no grade: a worse finding than the one that was shown is not covered.
    """

    noun = "toleration"
    proved: ClassVar = {
        "code": PLAIN,
        "key": DIGEST,
        "grade": PLAIN,
        "finding": PLAIN,
        "reason": DIGEST,
        "until_on": PLAIN,
        "document": PLAIN,
        "proposed_at": PLAIN,
        "proposed_by_id": PLAIN,
        "approved_at": PLAIN,
        "approved_by_id": PLAIN,
        "approved_as": DIGEST,
        "single_handed": PLAIN,
        "closed_at": PLAIN,
        "closed_by_id": PLAIN,
        "closed_because": DIGEST,
        "revision": PLAIN,
    }
    protection = frozen_from("approved_at", set_once=("closed_at", "closed_by_id", "closed_because"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    code = models.CharField(max_length=7)
    key = models.CharField(max_length=80, blank=True)
    grade = models.PositiveSmallIntegerField()
    finding = models.CharField(max_length=71)
    reason = models.TextField()
    until_on = models.DateField()
    document = models.CharField(max_length=71)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    approved_as = models.TextField(blank=True)
    single_handed = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    closed_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            # As an expression: the ledger's triggers take a constraint's fields for a key without its condition.
            models.UniqueConstraint(
                F("organisation"),
                F("code"),
                F("key"),
                condition=Q(approved_at=None, closed_at=None),
                name="one_open_toleration",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "until_on"], name="tolerations_by_day")]

    def __str__(self) -> str:
        return f"{self.code} until {self.until_on}"

    @property
    def state(self) -> TolerationState:
        """Where it stands, whatever the day: that ``until_on`` is past, whoever asks for a day sees."""
        if self.closed_at is not None:
            return TolerationState.REFUSED if self.approved_at is None else TolerationState.ENDED
        return TolerationState.APPROVED if self.approved_at is not None else TolerationState.PROPOSED

    def is_about(self, person: UUID | None) -> bool:
        """Findings about one person are told apart by that person."""
        return person is not None and self.key == ref("person", person)

    def is_own_of(self, person: UUID | None) -> bool:
        """Asked for by somebody, or about them: others decide (S1, S5)."""
        return person is not None and (self.proposed_by_id == person or self.is_about(person))

    @property
    def digest(self) -> str:
        """The digest of the terms as the columns say now."""
        return digest_value({name: plain(getattr(self, name)) for name in TERMS})


TERMS = ("code", "key", "grade", "finding", "reason", "until_on")
"""The columns that are proposed together and approved as one."""


class Gap(models.Model):
    """A known gap that is being declared: a working copy, one for each finding, until the statement is offered.

    ``fact``, ``done``, ``plan`` and ``risk`` are sentences; ``due_on`` is the day by which ``owner`` will have done it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    code = models.CharField(max_length=7)
    key = models.CharField(max_length=80, blank=True)
    fact = models.TextField()
    done = models.TextField(blank=True)
    plan = models.TextField()
    due_on = models.DateField()
    owner = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    risk = models.TextField()
    edited_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "code", "key"], name="one_gap_a_finding")
        ]

    def __str__(self) -> str:
        return f"{self.code}, due on {self.due_on}"


class Statement(Guarded):
    """The honest position: the gaps that leadership knows of, each with a dated plan, as offered and approved.

    ``lines``: one for each gap, the plain values of ``declared.line_of``. ``approved_on`` is the organisation's day.
    """

    noun = "statement"
    proved: ClassVar = {
        "lines": DIGEST,
        "codes": PLAIN,
        "document": PLAIN,
        "offered_at": PLAIN,
        "offered_by_id": PLAIN,
        "approved_at": PLAIN,
        "approved_on": PLAIN,
        "approved_by_id": PLAIN,
        "approved_as": DIGEST,
        "single_handed": PLAIN,
        "closed_at": PLAIN,
        "closed_by_id": PLAIN,
        "closed_because": DIGEST,
        "revision": PLAIN,
    }
    protection = frozen_from("approved_at", set_once=("closed_at", "closed_by_id", "closed_because"))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    lines = models.JSONField()
    codes = models.JSONField()
    document = models.CharField(max_length=71)
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    approved_at = models.DateTimeField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    approved_as = models.TextField(blank=True)
    single_handed = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    closed_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                F("organisation"), condition=Q(approved_at=None, closed_at=None), name="one_open_statement"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "approved_on"], name="statements_by_day")]

    def __str__(self) -> str:
        return f"statement on {len(self.lines)} gaps"

    @property
    def state(self) -> StatementState:
        if self.closed_at is not None:
            return StatementState.TAKEN_BACK if self.approved_at is None else StatementState.WITHDRAWN
        return StatementState.APPROVED if self.approved_at is not None else StatementState.OFFERED

    def is_own_of(self, person: UUID | None) -> bool:
        """Offered by somebody, or one line of it was last written by them: others approve (S1)."""
        if person is None:
            return False
        return self.offered_by_id == person or any(line["by"] == ref("person", person) for line in self.lines)
