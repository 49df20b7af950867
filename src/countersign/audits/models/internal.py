"""Audits of one's own. No verbs here: acts are in ``commands``."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from countersign.audits.enums import AuditExceptionState, InternalAuditState
from countersign.kernel.digests import digest_value
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.protection import append_only, frozen_from


class InternalAudit(Guarded):
    """An audit that the organisation does itself (ISO/IEC 27001, 9.2): of what, on which day, and by whom.

    Two people stand apart in it. ``coordinator`` plans and books it; ``auditor`` conducts it, or ``outsider`` of
    ``firm``, who is nobody here. ``outsider`` is a name as the coordinator wrote it, and goes with them when they are
    erased; the firm stays. What is audited: the ISMS itself (``of_isms``), roles by their key, departments by name;
    with none of these it is the ISMS. ``covers``: clauses of the standard, "5" or "A". ``audit_on`` is the day that is
    planned, ``conducted_on`` the one that is said, ``conducted_at`` the instant of recording; ``recorded_by`` is the
    auditor, but for somebody who is nobody here. ``report``: what the report is called, and where it is.
    """

    noun = "internalaudit"
    subject = "coordinator_id"
    proved: ClassVar = {
        "title": DIGEST,
        "audit_on": PLAIN,
        "of_isms": PLAIN,
        "subject_roles": PLAIN,
        "departments": DIGEST,
        "covers": PLAIN,
        "coordinator_id": PLAIN,
        "auditor_id": PLAIN,
        "outsider": PERSONAL,
        "firm": DIGEST,
        "planned_at": PLAIN,
        "planned_by_id": PLAIN,
        "conducted_on": PLAIN,
        "conducted_at": PLAIN,
        "recorded_by_id": PLAIN,
        "result": DIGEST,
        "report": DIGEST,
        "called_off_at": PLAIN,
        "called_off_by_id": PLAIN,
        "called_off_because": PERSONAL,
        "revision": PLAIN,
    }
    protection = frozen_from(
        "conducted_at",
        set_once=("called_off_at", "called_off_by_id", "called_off_because"),
        erasable=("outsider", "called_off_because"),
    )

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    audit_on = models.DateField()
    of_isms = models.BooleanField()
    subject_roles = models.JSONField(default=list)
    departments = models.JSONField(default=list)
    covers = models.JSONField(default=list)
    coordinator = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    auditor = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    outsider = models.CharField(max_length=200, null=True, blank=True)
    firm = models.CharField(max_length=200, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    conducted_on = models.DateField(null=True, blank=True)
    conducted_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    result = models.TextField(blank=True)
    report = models.CharField(max_length=300, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    called_off_because = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(auditor=None) | (Q(outsider=None) & Q(firm="")), name="one_auditor_an_audit"
            ),
            models.CheckConstraint(
                condition=Q(conducted_at=None) | Q(called_off_at=None), name="conducted_or_called_off"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "audit_on"], name="internal_audits_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> InternalAuditState:
        if self.called_off_at is not None:
            return InternalAuditState.CALLED_OFF
        return InternalAuditState.CONDUCTED if self.conducted_at is not None else InternalAuditState.PLANNED

    @property
    def audits_isms(self) -> bool:
        """Is the ISMS itself audited? It is when nothing else is named (ROL-017)."""
        return self.of_isms or not (self.subject_roles or self.departments)

    @property
    def is_outside(self) -> bool:
        """Is the auditor somebody who is nobody here?"""
        return bool(self.firm)


class AuditException(Guarded):
    """Somebody who is not independent may conduct an audit all the same: why, and what makes up for it.

    ``conflicts``: what stands against them, as ``independence.Conflict.kept`` writes it; ``document`` is the digest of
    all that was put forward, which never changes. Closed before it was approved, it was refused or taken back; after
    that, it was ended. It makes nobody independent: a finding about the audit stands as it is.
    """

    noun = "auditexception"
    proved: ClassVar = {
        "audit_id": PLAIN,
        "auditor_id": PLAIN,
        "conflicts": DIGEST,
        "reason": DIGEST,
        "safeguards": DIGEST,
        "document": PLAIN,
        "requested_at": PLAIN,
        "requested_by_id": PLAIN,
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
    audit = models.ForeignKey(InternalAudit, models.PROTECT, related_name="+")
    auditor = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    conflicts = models.JSONField()
    reason = models.TextField()
    safeguards = models.TextField()
    document = models.CharField(max_length=71)
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

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
                F("organisation"), F("audit"), F("auditor"), condition=Q(closed_at=None), name="one_open_exception"
            )
        ]

    def __str__(self) -> str:
        return f"{self.auditor_id} in {self.audit_id}"

    @property
    def state(self) -> AuditExceptionState:
        if self.closed_at is not None:
            return AuditExceptionState.REFUSED if self.approved_at is None else AuditExceptionState.ENDED
        return AuditExceptionState.APPROVED if self.approved_at is not None else AuditExceptionState.REQUESTED

    def is_about(self, person: UUID | None) -> bool:
        return person is not None and self.auditor_id == person

    @property
    def digest(self) -> str:
        """The digest of what was put forward, as the columns say now."""
        return digest_value({name: plain(getattr(self, name)) for name in TERMS})


TERMS = ("audit_id", "auditor_id", "conflicts", "reason", "safeguards")
"""The columns that are put forward together and approved as one."""


class AuditSeen(Guarded):
    """Somebody in top management looked at what came of an internal audit (9.2.2; 5.1 e), and what they said to it."""

    noun = "auditseen"
    subject = "seen_by_id"
    proved: ClassVar = {
        "audit_id": PLAIN,
        "seen_at": PLAIN,
        "seen_by_id": PLAIN,
        "seen_as": DIGEST,
        "remark": PERSONAL,
    }
    protection = append_only(erasable=("remark",))

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    audit = models.ForeignKey(InternalAudit, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()
    seen_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    seen_as = models.TextField()
    remark = models.TextField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "audit", "seen_by"], name="one_look_a_leader")
        ]

    def __str__(self) -> str:
        return f"{self.audit_id}, seen by {self.seen_by_id}"
