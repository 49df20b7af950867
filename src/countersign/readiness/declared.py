"""What leadership has said about findings: which it lives with, and which it declares. The organisation first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.kernel.digests import digest_value
from countersign.kernel.instants import day_in
from countersign.kernel.references import ref
from countersign.kernel.refusals import Unknown
from countersign.ledger.held import UNASKED, Asked
from countersign.ledger.prepared import Prepared
from countersign.readiness.dossier.records import Honesty
from countersign.readiness.enums import StatementState, TolerationState
from countersign.readiness.models import Gap, Statement, Toleration
from countersign.readiness.rule import Finding

if TYPE_CHECKING:
    from countersign.people.models import Organisation

Named = tuple[str, str]
"""What tells a finding from others: its code and key."""

LATELY = timedelta(days=30)
"""So long a finding still says until when leadership lived with it."""

PEOPLE = ("proposed_by", "approved_by", "closed_by")


def shown(finding: Finding) -> str:
    """The digest of a finding as a page shows it: whoever answers it has seen just this."""
    return digest_value({"grade": finding.grade.value, "says": str(finding.says)})


def names(finding: Finding, person: UUID | None) -> bool:
    """Is somebody among those whom a finding is about? Some are about several people at once."""
    return person is not None and ref("person", person) in f"{finding.subject} {finding.key}"


def tolerations(organisation: UUID) -> QuerySet[Toleration]:
    """All that were ever proposed, the newest first."""
    return Toleration.objects.filter(organisation_id=organisation).select_related(*PEOPLE).order_by("-id")


def toleration(organisation: UUID, id: UUID) -> Toleration:
    """Raises Unknown for none, and for somebody else's."""
    found = tolerations(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("toleration")
    return found


TOLERATIONS = Prepared(
    lambda organisation: tolerations(organisation).filter(closed_at=None).order_by("id"), organisation=UUIDField()
)
STATEMENTS = Prepared(
    lambda organisation: statements(organisation).exclude(approved_at=None, closed_at__isnull=False),
    organisation=UUIDField(),
)


class Said:
    """What leadership has said to findings and not taken back: two lists that do not grow with the people.

    A page makes one and asks it often (``gathered``).
    """

    def __init__(self, firm: Organisation, held: Asked = UNASKED) -> None:
        self.firm, self.held = firm, held

    @cached_property
    def tolerations(self) -> list[Toleration]:
        """Those that nobody has closed, the oldest first."""
        return self.held.rows(TOLERATIONS, organisation=self.firm.id)

    @cached_property
    def statements(self) -> list[Statement]:
        """The newest first. What was withdrawn held until then, so it is among them."""
        return self.held.rows(STATEMENTS, organisation=self.firm.id)

    @property
    def waiting(self) -> list[Toleration]:
        """What top management has not decided about, the oldest first."""
        return [one for one in self.tolerations if one.state is TolerationState.PROPOSED]

    def answered(self, on: date) -> dict[Named, Toleration]:
        """By the finding: what was proposed and not decided, or is in force on a day, or lately ran out.

        Of several the newest counts. What was refused or ended is not shown beside a finding any more.
        """
        shown = (one for one in self.tolerations if one.approved_at is None or one.until_on >= on - LATELY)
        return {(one.code, one.key): one for one in shown}

    @property
    def offered(self) -> Statement | None:
        """The statement that waits for top management."""
        return next((one for one in self.statements if one.state is StatementState.OFFERED), None)

    def in_force(self, on: date) -> Statement | None:
        """The latest that top management had approved on a day and had not withdrawn by then."""
        held = (one for one in self.statements if one.approved_on and one.approved_on <= on)
        kept = (one for one in held if one.closed_at is None or day_in(self.firm.time_zone, one.closed_at) > on)
        return max(kept, key=lambda one: one.approved_at or one.offered_at, default=None)

    def honesty(self, on: date) -> Honesty | None:
        """The statement as the rules see it (DOMAIN, 2.2). Every line of it has a day, or it could not be offered."""
        found = self.in_force(on)
        if found is None or found.approved_on is None or found.approved_by_id is None:
            return None
        return Honesty(
            on=found.approved_on,
            approved_by=ref("person", found.approved_by_id),
            areas=tuple(found.codes),
            plan_dates=True,
        )


def gaps(organisation: UUID) -> list[Gap]:
    """The working copy of the statement, in the order of the rules."""
    return list(Gap.objects.filter(organisation_id=organisation).select_related("owner").order_by("code", "key"))


def gap_of(organisation: UUID, code: str, key: str) -> Gap | None:
    return Gap.objects.filter(organisation_id=organisation, code=code, key=key).select_related("owner").first()


def line_of(gap: Gap) -> dict[str, Any]:
    """A declared gap as it stands in a statement. People are called by their reference."""
    return {
        "code": gap.code,
        "key": gap.key,
        "fact": gap.fact,
        "done": gap.done,
        "plan": gap.plan,
        "due_on": gap.due_on.isoformat(),
        "owner": ref("person", gap.owner_id),
        "risk": gap.risk,
        "by": ref("person", gap.edited_by_id),
    }


def document_of(lines: Iterable[Mapping[str, Any]]) -> str:
    """The digest of a statement's lines."""
    return digest_value({"lines": [dict(line) for line in lines]})


def statements(organisation: UUID) -> QuerySet[Statement]:
    """All that were ever offered, the newest first."""
    found = Statement.objects.filter(organisation_id=organisation)
    return found.select_related("offered_by", "approved_by", "closed_by").order_by("-id")


def statement(organisation: UUID, id: UUID) -> Statement:
    """Raises Unknown for none, and for somebody else's."""
    found = statements(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("statement")
    return found
