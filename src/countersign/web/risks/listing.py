"""The register: how large which risk is, a picture of all of them, and the list to take along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.risks.enums import Answer
from countersign.risks.permissions import can_read_all
from countersign.risks.queries import RiskBook, Scale, Standing, scale
from countersign.web.exporting import as_csv, as_workbook
from countersign.web.numbers import opening
from countersign.web.risks import heatmap, showing
from countersign.web.risks.words import ANSWERS, LEVELS, SHORT
from countersign.web.sheets import Sheet

A_PAGE = 50
OPEN, CLOSED = "open", "closed"
ASKED_AGAIN = (Answer.UNDECIDED, Answer.OUTGROWN, Answer.LAPSED, Answer.LATE)

FILTERS: dict[str, Callable[[Standing], bool]] = {
    OPEN: lambda one: True,
    "leaders": lambda one: one.is_for_leaders,
    "high": lambda one: one.is_high,
    "ownerless": lambda one: one.owner is None or one.risk.owned_at is None,
    "undecided": lambda one: one.answer in ASKED_AGAIN,
    "owners": lambda one: one.now is not None and one.now.by_owner,
}
LABELS = {
    OPEN: gettext_lazy("{n} open"),
    "leaders": gettext_lazy("{n} for every leader"),
    "high": gettext_lazy("{n} high"),
    "ownerless": gettext_lazy("{n} that no owner has accepted"),
    "undecided": gettext_lazy("{n} undecided or late"),
    "owners": gettext_lazy("{n} reported by their owner"),
    CLOSED: gettext_lazy("{n} closed"),
}


@endpoint("risk.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """Everybody who sees them all sees all; an owner sees what is theirs."""
    measure = scale(request.organisation.id, request.today)
    found, closed = standings(request, measure)
    show, cell = asked(request), asked_cell(request, measure)
    chosen = closed if show == CLOSED else [one for one in found if FILTERS[show](one)]
    if cell:
        chosen = [one for one in chosen if in_cell(one, cell)]
    context = {
        "kept": bool(found or closed),
        "own": not can_read_all(request.actor),
        "finding": finding(found),
        "tabs": tabs(found, len(closed), show),
        "cell": told_cell(measure, cell) if cell else "",
        "all_url": turned(show),
        "list": listed(request, chosen, show, cell),
        **drawn(measure, found),
        "record_url": offered(request, "risk.record", "record"),
        "import_url": offered(request, "risk.import", "import"),
        "csv_url": offered(request, "risk.export", "list_csv"),
        "xlsx_url": offered(request, "risk.export", "list_xlsx"),
        "leaders_from": f"{measure.leaders_from:g}",
        "high_from": f"{measure.high_from:g}",
    }
    return render(request, "risks/list.html", context)


def standings(request: Visit, measure: Scale) -> tuple[list[Standing], list[Standing]]:
    """The open ones, the largest first; and those that were closed, the last first."""
    book, on = RiskBook(request.organisation), request.today
    closed = sorted(
        (one for one in book.risks if one.closed_on is not None and one.closed_on <= on),
        key=lambda one: (one.closed_on, one.id),
        reverse=True,
    )
    found, over = book.standings(on, measure), [book.standing(one, on, measure) for one in closed]
    if can_read_all(request.actor):
        return found, over
    mine = [[one for one in some if one.risk.is_owned_by(request.actor.person)] for some in (found, over)]
    return mine[0], mine[1]


def offered(request: Visit, act: str, name: str) -> str:
    return showing.address(request, name) if may_enter(request.actor, act) else ""


def asked(request: Visit) -> str:
    show = request.GET.get("show", OPEN)
    return show if show in LABELS else OPEN


def asked_cell(request: Visit, measure: Scale) -> heatmap.Place | None:
    """The cell of the picture that somebody opened: ``?cell=3-4``; None for none, and for one that there is not."""
    likelihood, _dash, impact = request.GET.get("cell", "").partition("-")
    if not (likelihood.isascii() and likelihood.isdigit() and impact.isascii() and impact.isdigit()):
        return None
    place = int(likelihood[:3]), int(impact[:3])
    return place if 1 <= place[0] <= len(measure.likelihood) and 1 <= place[1] <= len(measure.impact) else None


def in_cell(one: Standing, cell: heatmap.Place) -> bool:
    return one.fits and one.now is not None and (one.now.likelihood, one.now.impact) == cell


def told_cell(measure: Scale, cell: heatmap.Place) -> str:
    return f"{measure.likelihood[cell[0] - 1]}, {measure.impact[cell[1] - 1]}"


def finding(found: Sequence[Standing]) -> str:
    """The title of the page says how it stands."""
    leaders, high = (sum(map(FILTERS[name], found)) for name in ("leaders", "high"))
    if leaders:
        told = ngettext("One risk goes to every leader", "{n} risks go to every leader", leaders)
        return told.format(n=opening(leaders))
    if high:
        return ngettext("One risk is high", "{n} risks are high", high).format(n=opening(high))
    return ngettext("One risk, and it is not high", "{n} risks, none of them high", len(found)).format(
        n=opening(len(found))
    )


def tabs(found: Sequence[Standing], closed: int, shown: str) -> list[dict[str, Any]]:
    """Numbers that open the list behind them."""
    numbers = {name: sum(map(fits, found)) for name, fits in FILTERS.items()} | {CLOSED: closed}
    return [
        {"label": str(LABELS[name]).format(n=n), "url": turned(name), "current": name == shown}
        for name, n in numbers.items()
    ]


def turned(show: str, cell: heatmap.Place | None = None, page: int = 1) -> str:
    """The same page with another list."""
    given = {"show": show, "cell": f"{cell[0]}-{cell[1]}" if cell else "", "page": page if page > 1 else ""}
    return f"?{urlencode({name: value for name, value in given.items() if value})}#register"


def listed(request: Visit, found: Sequence[Standing], show: str, cell: heatmap.Place | None) -> dict[str, Any]:
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    many, number = page.paginator.num_pages > 1, page.paginator.count
    told = _("{first} to {last} of {n}").format(first=page.start_index(), last=page.end_index(), n=number)
    return {
        "rows": [showing.standing(request, one) for one in page],
        "shown": told if many else "",
        "previous_url": turned(show, cell, page.previous_page_number()) if page.has_previous() else "",
        "next_url": turned(show, cell, page.next_page_number()) if page.has_next() else "",
    }


def drawn(measure: Scale, found: Sequence[Standing]) -> dict[str, Any]:
    """The heat map, and the table that says the same. What was assessed on another scale lies nowhere in it."""
    placed = [one.now for one in found if one.fits and one.now]
    counts = Counter((one.likelihood, one.impact) for one in placed)

    def says(place: heatmap.Place, n: int) -> str:
        told = ngettext("one risk: {where}, score {score}", "{n} risks: {where}, score {score}", n)
        return told.format(n=n, where=told_cell(measure, place), score=place[0] * place[1])

    rows = heatmap.cells(measure, counts, says, lambda place: turned(OPEN, place))
    n = ngettext("one risk", "{n} risks", len(placed)).format(n=len(placed))
    said = _("{n} by likelihood, upwards, and impact, to the right. A heavy line parts what goes to every leader.")
    title = _("Heat map of the risks")
    return {
        "picture": heatmap.picture(measure, rows, title, said.format(n=n), (_("likelihood"), _("impact"))),
        "heat": [{"word": measure.likelihood[line[0].likelihood - 1], "cells": line} for line in rows],
        "impacts": measure.impact,
        "elsewhere": len(found) - len(placed),
    }


@endpoint("risk.export")
@require_safe
def csv_file(request: Visit) -> HttpResponse:
    return as_csv(file_name(request, "csv"), [str(one) for one in HEADINGS], cells(request))


@endpoint("risk.export")
@require_safe
def workbook(request: Visit) -> HttpResponse:
    headings = [str(one) for one in HEADINGS]
    return as_workbook(file_name(request, "xlsx"), [Sheet(_("Risks"), headings, WIDTHS, cells(request))])


def file_name(request: Visit, ending: str) -> str:
    parts = ("EXAMPLE" if request.example else "", "risks", request.today.isoformat())
    return "-".join(filter(None, parts)) + f".{ending}"


HEADINGS = (
    *(gettext_lazy("ID"), gettext_lazy("Title"), gettext_lazy("Cause"), gettext_lazy("Consequence")),
    *(gettext_lazy("What is affected"), gettext_lazy("Risk owner"), gettext_lazy("Accepted by the owner on")),
    *(gettext_lazy("Identified on"), gettext_lazy("Likelihood"), gettext_lazy("Impact"), gettext_lazy("Score")),
    *(gettext_lazy("Level"), gettext_lazy("Change"), gettext_lazy("Assessed on"), gettext_lazy("How it is answered")),
    *(gettext_lazy("Option"), gettext_lazy("Plan"), gettext_lazy("Action owner"), gettext_lazy("Due")),
    *(
        gettext_lazy("Holds until"),
        gettext_lazy("Approved by"),
        gettext_lazy("Kept elsewhere"),
        gettext_lazy("Closed on"),
    ),
)
WIDTHS = (10, 36, 30, 30, 26, 20, 14, 14, 12, 12, 8, 10, 8, 14, 20, 14, 36, 20, 14, 14, 20, 30, 14)


def cells(request: Visit) -> Iterator[Sequence[object]]:
    """Every risk, open or closed, one a row."""
    found, closed = standings(request, scale(request.organisation.id, request.today))
    for one in (*found, *closed):
        row, now, made = one.risk, one.now, one.decision
        yield (
            *(row.reference, row.title, row.cause, row.consequence, row.affected),
            *(str(row.owner) if row.owner_id else "", row.owned_at.date().isoformat() if row.owned_at else ""),
            *(row.identified_on.isoformat(), now.likelihood if now else "", now.impact if now else ""),
            *(one.score or "", str(LEVELS[one.level]) if one.level else "", change(one)),
            *(now.assessed_on.isoformat() if now else "", str(ANSWERS[one.answer])),
            *(str(SHORT[made.option]) if made else "", made.plan if made else ""),  # type: ignore[index]
            *(str(made.carrier) if made and made.carrier_id else "", day(made.due_on if made else None)),
            *(day(made.until_on if made else None), str(made.approved_by) if made else ""),
            *(row.link, day(row.closed_on)),
        )


def change(one: Standing) -> str:
    return "" if one.change is None else f"{one.change:+d}" if one.change else "0"


def day(one: Any) -> str:
    return one.isoformat() if one else ""
