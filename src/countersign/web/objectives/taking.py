"""Objectives with everything that was measured of them, to take along as CSV or as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.instants import day_in
from countersign.objectives.enums import Counted
from countersign.objectives.library import MEASURES
from countersign.objectives.queries import Pursued, Pursuits
from countersign.web.exporting import as_csv, as_workbook
from countersign.web.objectives import showing
from countersign.web.sheets import Sheet

if TYPE_CHECKING:
    from countersign.objectives.models import Measurement, ObjectiveTerms

NAME = gettext_lazy("Objective")
HEADINGS = (
    *(NAME, gettext_lazy("Goal of the business"), gettext_lazy("What is counted"), gettext_lazy("Target")),
    *(gettext_lazy("Starts from"), gettext_lazy("Owner"), gettext_lazy("Plan"), gettext_lazy("With what")),
    *(gettext_lazy("How it is judged"), gettext_lazy("Measured every … days"), gettext_lazy("Set on")),
    *(gettext_lazy("Reached by"), gettext_lazy("Adopted on"), gettext_lazy("Adopted by")),
    *(gettext_lazy("How it stands"), gettext_lazy("Last value"), gettext_lazy("Last measured on")),
    *(gettext_lazy("Target reached"), gettext_lazy("Concluded on"), gettext_lazy("What was learnt")),
)
WIDTHS = (40, 30, 36, 20, 16, 22, 40, 30, 30, 12, 14, 14, 14, 22, 24, 16, 14, 10, 14, 40)

MEASURED = (
    *(gettext_lazy("Measured on"), gettext_lazy("Value"), gettext_lazy("Unit"), gettext_lazy("Part")),
    *(gettext_lazy("Of"), gettext_lazy("How it is known"), gettext_lazy("Where it comes from")),
    *(gettext_lazy("What is behind it"), gettext_lazy("Does it stand?"), gettext_lazy("Puts right")),
    *(gettext_lazy("Recorded by"), gettext_lazy("Recorded on")),
)
MEASURED_WIDTHS = (14, 12, 12, 8, 8, 30, 36, 36, 18, 24, 22, 14)


def links(request: Visit) -> dict[str, str]:
    """Where the two files are, for whoever may take them along."""
    if not may_enter(request.actor, "objective.export"):
        return {}
    return {f"{name}_url": showing.address(request, f"list_{name}") for name in ("csv", "xlsx")}


@endpoint("objective.export")
@require_safe
def csv_file(request: Visit) -> HttpResponse:
    """One measurement a row, behind the objective that it is of; an objective that nobody measured is a row as well."""
    headings = [str(one) for one in (*HEADINGS, *MEASURED)]
    return as_csv(file_name(request, "csv"), headings, together(request, recorded(request)))


@endpoint("objective.export")
@require_safe
def workbook_file(request: Visit) -> HttpResponse:
    """The same on two sheets: the objectives, and what was measured."""
    found = recorded(request)
    sheets = (
        Sheet(_("Objectives"), [str(one) for one in HEADINGS], WIDTHS, (cells(request, one) for one in found)),
        Sheet(
            _("Measurements"),
            [str(one) for one in (NAME, *MEASURED)],
            (WIDTHS[0], *MEASURED_WIDTHS),
            ((now(request, one).title, *row) for one in found for row in measured(request, one)),
        ),
    )
    return as_workbook(file_name(request, "xlsx"), sheets)


def file_name(request: Visit, ending: str) -> str:
    parts = ("EXAMPLE" if request.example else "", "objectives", request.today.isoformat())
    return "-".join(filter(None, parts)) + f".{ending}"


def recorded(request: Visit) -> list[Pursued]:
    """Every objective, the concluded ones as well, in the order of the days on which they were set."""
    return [one for one in Pursuits(request.organisation).objectives if one.versions]


def together(request: Visit, found: list[Pursued]) -> Iterator[Sequence[object]]:
    for one in found:
        before = cells(request, one)
        for row in measured(request, one) or [[""] * len(MEASURED)]:
            yield (*before, *row)


def now(request: Visit, one: Pursued) -> ObjectiveTerms:
    """What it asks today; of one that was taken back altogether, what it asked last."""
    return one.terms(request.today) or one.latest


def cells(request: Visit, one: Pursued) -> Sequence[object]:
    """An objective in the words of its page."""
    terms, line, last = now(request, one), showing.line(request, one), one.last(request.today)
    told = showing.terms(terms)
    return (
        *(line["title"], line["goal"], told["counted"] or told["measure"], line["target"], told["baseline"]),
        *(line["owner"], told["plan_what"], told["plan_with"], told["plan_judged"], told["cadence"]),
        *(one.objective.set_on.isoformat(), day(line["due"]), day(terms.adopted_on), str(terms.adopted_by or "")),
        *(line["stands"], line["value"], day(last.measured_on if last else None)),
        *(_("yes") if line["reached"] else "", day(line["concluded_on"]), one.objective.learnt or ""),
    )


def measured(request: Visit, one: Pursued) -> list[Sequence[object]]:
    """Every row that was written down, also what was put right later, by the day of measuring."""
    unit = now(request, one).unit
    corrected = {row.corrects_id for row in one.rows}
    by_id = {row.id: row for row in one.rows}
    return [
        (
            *(row.measured_on.isoformat(), row.value, unit, figure(row.part), figure(row.whole), known(row)),
            *(row.source or "", row.note or "", stands(row, corrected)),
            *(by_id[row.corrects_id].value if row.corrects_id else "", str(row.recorded_by)),
            day_in(request.organisation.time_zone, row.recorded_at).isoformat(),
        )
        for row in one.rows
    ]


def known(row: Measurement) -> str:
    """Which count of the product gave the number, or that somebody wrote it down."""
    return MEASURES[Counted(row.counted)].in_language(_) if row.counted else _("written down")


def stands(row: Measurement, corrected: set[Any]) -> str:
    if row.id in corrected:
        return _("put right later")
    return _("yes") if row.value else _("taken back")


def figure(one: int | None) -> object:
    return "" if one is None else one


def day(one: Any) -> str:
    return one.isoformat() if one else ""
