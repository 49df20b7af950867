"""Numbers for one version: how many are asked, how many of them have accepted, how many names the ledger holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, Sum

from countersign.acknowledgements.enums import ReplyKind
from countersign.acknowledgements.models import Tally
from countersign.acknowledgements.queries.asking import asked_version
from countersign.acknowledgements.queries.crowd import asked_people, leads, settled, waits_for_answer


@dataclass(frozen=True)
class Line:
    """People of one sort: how many are asked, and how many of them have accepted, ask or decline."""

    executive: bool
    kind: str
    due: int
    accepted: int
    asks: int
    declines: int

    @property
    def owing(self) -> int:
        return self.due - self.accepted


@dataclass(frozen=True)
class Stats:
    """Where a version stands, executives apart. Everybody is counted once."""

    lines: tuple[Line, ...]

    def of(self, wanted: Callable[[Line], bool] = lambda _line: True) -> Line:
        """The lines that are wanted, added up."""
        some = [line for line in self.lines if wanted(line)]
        numbers = {name: sum(getattr(line, name) for line in some) for name in ("due", "accepted", "asks", "declines")}
        return Line(executive=False, kind="", **numbers)

    @property
    def everybody(self) -> Line:
        return self.of()

    @property
    def executives(self) -> Line:
        return self.of(lambda line: line.executive)

    @property
    def others(self) -> Line:
        return self.of(lambda line: not line.executive)


def stats(organisation: UUID, version: UUID, on: date) -> Stats:
    """Counted by the database, however many people there are."""
    ask = asked_version(organisation, version, on)
    sorts = asked_people(organisation, ask, on).annotate(
        signed=ExpressionWrapper(settled(organisation, ask, on), output_field=BooleanField()),
        leads=ExpressionWrapper(leads(organisation, on), output_field=BooleanField()),
        asking=waits_for_answer(organisation, ask, ReplyKind.QUESTION.value),
        declining=waits_for_answer(organisation, ask, ReplyKind.DECLINED.value),
    )
    counted = (
        sorts.order_by()
        .values("leads", "kind")
        .annotate(
            due=Count("id"),
            accepted=Count("id", filter=Q(signed=True)),
            asks=Count("id", filter=Q(signed=False, asking=True)),
            declines=Count("id", filter=Q(signed=False, declining=True)),
        )
    )
    lines = (
        Line(row["leads"], row["kind"], row["due"], row["accepted"], row["asks"], row["declines"]) for row in counted
    )
    return Stats(tuple(sorted(lines, key=lambda line: (not line.executive, line.kind))))


def tallied(organisation: UUID, version: UUID) -> int:
    """How many names the ledger holds under this very version, whoever has left since."""
    rows = Tally.objects.filter(organisation_id=organisation, version=version)
    return rows.aggregate(names=Sum("accepted"))["names"] or 0
