"""Reads of findings, and what follows from what was said to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from countersign.audits.enums import NONCONFORMITIES, FindingGrade, FindingState
from countersign.audits.models import AuditFinding, FindingAnswer, FindingDue
from countersign.kernel.refusals import Unknown

PEOPLE = ("owner", "raised_by", "closed_by", "withdrawn_by")
OF = ("audit", "audit__auditor", "visit")
HANDS = ("action_owner", "answered_by", "done_by", "returned_by")


@dataclass(frozen=True)
class Followed:
    """A finding with what was said to it: answers and agreed days, the earliest first."""

    row: AuditFinding
    answers: tuple[FindingAnswer, ...] = ()
    days: tuple[FindingDue, ...] = ()

    @property
    def answer(self) -> FindingAnswer | None:
        """The one that counts: the newest, unless it was returned."""
        newest = self.answers[-1] if self.answers else None
        return newest if newest is not None and newest.returned_at is None else None

    @property
    def state(self) -> FindingState:
        if self.row.withdrawn_at is not None:
            return FindingState.WITHDRAWN
        if self.row.closed_at is not None:
            return FindingState.CLOSED
        if self.answer is None:
            return FindingState.OPEN
        return FindingState.ANSWERED if self.answer.done_at is None else FindingState.DONE

    @property
    def due_on(self) -> date | None:
        return self.days[-1].due_on if self.days else self.row.due_on

    def due_by(self, as_of: date) -> date | None:
        """The day that was agreed as of another one."""
        agreed = [one.due_on for one in self.days if one.agreed_on <= as_of]
        return agreed[-1] if agreed else self.row.due_on

    def is_late(self, on: date) -> bool:
        return not self.row.ended and self.due_on is not None and self.due_on < on

    @property
    def waits_for(self) -> UUID | None:
        """Whoever has to do something next; None where it is somebody independent, or nobody any more."""
        if self.state is FindingState.OPEN:
            return self.row.owner_id
        return self.answer.action_owner_id if self.answer and self.state is FindingState.ANSWERED else None


def is_nonconformity(row: AuditFinding) -> bool:
    return FindingGrade(row.grade) in NONCONFORMITIES


def findings(organisation: UUID) -> QuerySet[AuditFinding]:
    """Every finding that was ever recorded, also those withdrawn, the latest first."""
    here = AuditFinding.objects.filter(organisation_id=organisation)
    return here.select_related(*PEOPLE, *OF).order_by("-raised_on", "-id")


def finding(organisation: UUID, id: UUID) -> AuditFinding:
    """Raises Unknown for none, and for somebody else's."""
    found = findings(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("auditfinding")
    return found


def open_findings(organisation: UUID) -> QuerySet[AuditFinding]:
    return findings(organisation).filter(closed_at=None, withdrawn_at=None)


def about(found: QuerySet[AuditFinding], person: UUID | None) -> QuerySet[AuditFinding]:
    """Those that somebody answers for, or does the work of."""
    does = FindingAnswer.objects.filter(organisation_id__in=found.values("organisation_id"), action_owner_id=person)
    return found.filter(Q(owner_id=person) | Q(id__in=does.values("finding_id"))) if person else found.none()


def answers(organisation: UUID) -> QuerySet[FindingAnswer]:
    here = FindingAnswer.objects.filter(organisation_id=organisation)
    return here.select_related(*HANDS).order_by("answered_at", "id")


def answer(organisation: UUID, id: UUID) -> FindingAnswer:
    """Raises Unknown for none, and for somebody else's."""
    found = answers(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("findinganswer")
    return found


def agreed_days(organisation: UUID) -> QuerySet[FindingDue]:
    here = FindingDue.objects.filter(organisation_id=organisation)
    return here.select_related("agreed_by").order_by("agreed_on", "agreed_at", "id")


def followed(organisation: UUID, rows: Iterable[AuditFinding]) -> list[Followed]:
    """Findings with what was said to them, in the same order: two statements, however many there are."""
    found = list(rows)
    ids = [one.id for one in found]
    said = list(answers(organisation).filter(finding_id__in=ids)) if ids else []
    days = list(agreed_days(organisation).filter(finding_id__in=ids)) if ids else []
    return joined(found, said, days)


def joined(rows: Iterable[AuditFinding], said: Iterable[FindingAnswer], days: Iterable[FindingDue]) -> list[Followed]:
    by_answer, by_day = defaultdict(list), defaultdict(list)
    for one in said:
        by_answer[one.finding_id].append(one)
    for day in days:
        by_day[day.finding_id].append(day)
    return [Followed(one, tuple(by_answer[one.id]), tuple(by_day[one.id])) for one in rows]


def follow(organisation: UUID, row: AuditFinding) -> Followed:
    return followed(organisation, [row])[0]
