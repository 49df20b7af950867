"""What audits found, and what became of it. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from countersign.audits.models.internal import InternalAudit
from countersign.audits.models.visits import Visit
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from


class AuditFinding(Guarded):
    """One thing that an internal audit or a visit from outside found, graded; closed by whoever is independent of it.

    ``code``: the rule that says the same, where there is one. ``clause``: the part of the standard. ``reference``: what
    the certifier calls it. ``seen``: what was seen, without names. ``raised_on`` is the day that is said; ``raised_at``
    the instant of recording. ``due_on`` is the day that was agreed first: a later one is a row of its own. ``owner``
    answers it. ``closing`` says what showed that it is done, ``letter`` which letter of the certifier says so.
    """

    noun = "auditfinding"
    subject = "withdrawn_by_id"
    proved: ClassVar = {
        "audit_id": PLAIN,
        "visit_id": PLAIN,
        "grade": PLAIN,
        "code": PLAIN,
        "clause": PLAIN,
        "reference": DIGEST,
        "seen": DIGEST,
        "raised_on": PLAIN,
        "due_on": PLAIN,
        "owner_id": PLAIN,
        "raised_at": PLAIN,
        "raised_by_id": PLAIN,
        "closed_on": PLAIN,
        "closed_at": PLAIN,
        "closed_by_id": PLAIN,
        "closing": DIGEST,
        "letter": DIGEST,
        "withdrawn_at": PLAIN,
        "withdrawn_by_id": PLAIN,
        "withdrawn_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "closed_at",
        set_once=("closed_on", "closed_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_because"),
        erasable=("withdrawn_because",),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    audit = models.ForeignKey(InternalAudit, models.PROTECT, null=True, blank=True, related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="+")
    grade = models.CharField(max_length=16)
    code = models.CharField(max_length=16, blank=True)
    clause = models.CharField(max_length=16)
    reference = models.CharField(max_length=60, blank=True)
    seen = models.TextField()
    raised_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    closed_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    closing = models.TextField(blank=True)
    letter = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(audit=None) ^ Q(visit=None), name="of_an_audit_or_a_visit"),
            models.CheckConstraint(condition=Q(closed_at=None) | Q(withdrawn_at=None), name="closed_or_withdrawn"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "raised_on"], name="audit_findings_by_day")]

    def __str__(self) -> str:
        return f"{self.label}, {self.raised_on}"

    @property
    def is_external(self) -> bool:
        return self.visit_id is not None

    @property
    def label(self) -> str:
        """What it is called: by the rule, by the certifier's own number, or by the part of the standard."""
        return self.code or self.reference or f"Clause {self.clause}"

    @property
    def ended(self) -> bool:
        return self.closed_at is not None or self.withdrawn_at is not None

    def is_of(self, person: UUID | None) -> bool:
        return person is not None and self.owner_id == person


class FindingAnswer(Guarded):
    """What the owner says to a finding: why it came about, what was put right, what keeps it from coming back.

    ``action`` is what keeps it from coming back, with its owner and its day; ``outcome`` what was done in the end. An
    auditor for whom it does not go far enough returns it, and another answer follows.
    """

    noun = "findinganswer"
    subject = "answered_by_id"
    proved: ClassVar = {
        "finding_id": PLAIN,
        "cause": PERSONAL,
        "correction": PERSONAL,
        "action": PERSONAL,
        "action_owner_id": PLAIN,
        "action_due_on": PLAIN,
        "answered_at": PLAIN,
        "answered_by_id": PLAIN,
        "outcome": PERSONAL,
        "done_on": PLAIN,
        "done_at": PLAIN,
        "done_by_id": PLAIN,
        "returned_because": PERSONAL,
        "returned_at": PLAIN,
        "returned_by_id": PLAIN,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "answered_at",
        set_once=(
            *("outcome", "done_on", "done_at", "done_by_id"),
            *("returned_because", "returned_at", "returned_by_id"),
        ),
        erasable=("cause", "correction", "action", "outcome", "returned_because"),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    finding = models.ForeignKey(AuditFinding, models.PROTECT, related_name="+")
    cause = models.TextField(null=True, blank=True)
    correction = models.TextField(null=True, blank=True)
    action = models.TextField(null=True, blank=True)
    action_owner = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    action_due_on = models.DateField()
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    outcome = models.TextField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    returned_because = models.TextField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "finding"], name="answers_to_finding")]

    def __str__(self) -> str:
        return f"answer to {self.finding_id}"


class FindingDue(Guarded):
    """Another day was agreed with the auditor for a finding: when that was, and why."""

    noun = "findingdue"
    subject = "agreed_by_id"
    proved: ClassVar = {
        "finding_id": PLAIN,
        "due_on": PLAIN,
        "agreed_on": PLAIN,
        "because": PERSONAL,
        "agreed_at": PLAIN,
        "agreed_by_id": PLAIN,
    }
    protection = append_only(erasable=("because",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    finding = models.ForeignKey(AuditFinding, models.PROTECT, related_name="+")
    due_on = models.DateField()
    agreed_on = models.DateField()
    because = models.TextField(null=True, blank=True)
    agreed_at = models.DateTimeField()
    agreed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "finding"], name="days_of_finding")]

    def __str__(self) -> str:
        return f"{self.finding_id} by {self.due_on}"
