"""Audits from outside and one's own, read once for everything that a page asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import UUIDField

from countersign.audits.enums import AuditExceptionState
from countersign.audits.models import AuditException, InternalAudit, Interview, Programme, Visit
from countersign.audits.queries.findings import Followed, agreed_days, answers, findings, joined, open_findings
from countersign.audits.queries.internal import exceptions, internal_audits
from countersign.audits.queries.programme import programmes
from countersign.audits.queries.rows import visits
from countersign.audits.queries.visiting import interviews
from countersign.ledger.held import UNASKED, Asked
from countersign.ledger.prepared import Prepared

if TYPE_CHECKING:
    from countersign.people.models import Organisation


VISITS = Prepared(
    lambda organisation: visits(organisation).order_by("visit_on", "planned_at", "id"), organisation=UUIDField()
)
INTERNAL = Prepared(internal_audits, organisation=UUIDField())
OPEN = Prepared(
    lambda organisation: exceptions(organisation).filter(approved_at=None, closed_at=None).order_by("id"),
    organisation=UUIDField(),
)
HERE = {"organisation": UUIDField()}
EXTERNAL = Prepared(lambda organisation: findings(organisation).filter(audit=None, withdrawn_at=None), **HERE)
DAYS = Prepared(agreed_days, **HERE)
OPEN_FINDINGS = Prepared(open_findings, **HERE)
ANSWERS = Prepared(
    lambda organisation: answers(organisation).filter(finding__closed_at=None, finding__withdrawn_at=None), **HERE
)
INTERVIEWS = Prepared(lambda organisation: interviews(organisation).filter(ended_at=None), **HERE)
PROPOSED = Prepared(lambda organisation: programmes(organisation).filter(approved_at=None, closed_at=None), **HERE)


@dataclass(frozen=True)
class Calendar:
    """All visits and internal audits of one organisation, also those called off; read when they are first asked for."""

    firm: Organisation
    held: Asked = UNASKED

    @cached_property
    def visits(self) -> list[Visit]:
        """By their day, and on one day by when they were written down."""
        return self.held.rows(VISITS, organisation=self.firm.id)

    @cached_property
    def internal(self) -> list[InternalAudit]:
        """The audits of one's own, the latest day first."""
        return self.held.rows(INTERNAL, organisation=self.firm.id)

    @cached_property
    def requested(self) -> list[AuditException]:
        """The exceptions that wait for top management, the oldest first."""
        return [
            one for one in self.held.rows(OPEN, organisation=self.firm.id) if one.state is AuditExceptionState.REQUESTED
        ]

    @cached_property
    def external(self) -> list[Followed]:
        """What auditors from outside found, with the days that were agreed since; also what is closed."""
        rows = self.held.rows(EXTERNAL, organisation=self.firm.id)
        return joined(rows, (), DAYS.rows(organisation=self.firm.id)) if rows else []

    @cached_property
    def open_findings(self) -> list[Followed]:
        """Everything that is neither closed nor withdrawn, with what was said to it."""
        rows, here = self.held.rows(OPEN_FINDINGS, organisation=self.firm.id), {"organisation": self.firm.id}
        return joined(rows, ANSWERS.rows(**here), DAYS.rows(**here)) if rows else []

    @cached_property
    def interviews(self) -> list[Interview]:
        """The slots that are booked and were not taken back, by their day."""
        return self.held.rows(INTERVIEWS, organisation=self.firm.id)

    @cached_property
    def proposed(self) -> list[Programme]:
        """The audit programme that waits for top management, where there is one."""
        return self.held.rows(PROPOSED, organisation=self.firm.id)

    def ahead(self, on: date) -> Visit | None:
        """The earliest visit on or after a day that was not called off, of whatever kind (DOMAIN, 2.1 number 12)."""
        return next((one for one in self.visits if one.called_off_at is None and one.visit_on >= on), None)

    @property
    def first(self) -> Visit | None:
        """The one that was written down first and not called off, past or ahead."""
        found = [one for one in self.visits if one.called_off_at is None]
        return min(found, key=lambda one: (one.planned_at, one.id), default=None)
