"""All asks on one page: a line each; the quarter's commitments; the audit that they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.asks import queries
from countersign.asks.queries import quarter_of
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.words import number
from countersign.people import queries as people
from countersign.web.asks import showing
from countersign.web.exporting import as_csv, as_workbook
from countersign.web.sheets import Sheet

if TYPE_CHECKING:
    from countersign.asks.models import Commitment


@endpoint("ask.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """What waits first, the longest silence on top; then what was settled."""
    rows = lines(request)
    waiting = [one for one in rows if one["open"]][::-1]
    taken = list(queries.commitments(request.organisation.id))
    makes = may_enter(request.actor, "ask.make")
    context = {
        "heading": heading(rows, waiting),
        "driver": showing.driver(request),
        "parts": [
            {"key": "waiting", "name": _("Waiting for an answer"), "rows": waiting},
            {"key": "settled", "name": _("Settled"), "rows": [one for one in rows if not one["open"]]},
        ],
        "kept": bool(rows),
        "commitments": [showing.commitment(request, one) for one in taken],
        "without": without(request, taken),
        "make_url": showing.address(request, "make") if makes else "",
        "commit_url": showing.address(request, "commit") if may_enter(request.actor, "commitment.make") else "",
        "csv_url": showing.address(request, "csv"),
        "xlsx_url": showing.address(request, "xlsx"),
    }
    return render(request, "asks/list.html", context)


def lines(request: Visit) -> list[dict[str, Any]]:
    chased = queries.chases_of(request.organisation.id)
    return [showing.shown(request, one, chased.get(one.id, [])) for one in queries.asks(request.organisation.id)]


def heading(rows: list[dict[str, Any]], waiting: list[dict[str, Any]]) -> str:
    if not rows:
        return _("Nothing was asked of a leader yet")
    silent = sum(one["silent"] for one in waiting)
    if silent:
        told = ngettext("One ask has passed in silence", "{n} asks have passed in silence", silent)
        return told.format(n=_(number(silent).capitalize()))
    if waiting:
        told = ngettext("One ask waits for an answer", "{n} asks wait for an answer", len(waiting))
        return told.format(n=_(number(len(waiting)).capitalize()))
    return _("Every ask was answered")


def without(request: Visit, taken: list[Commitment]) -> list[str]:
    """Leaders who took nothing on for this quarter."""
    quarter = quarter_of(request.today)
    have = {one.leader_id for one in taken if one.quarter_from == quarter and one.taken_back_at is None}
    found = people.leaders(request.organisation.id, request.today)
    return [str(entry.person) for entry in found if entry.person_id not in have]


HEADINGS = ("Leader", "Ask", "Minutes", "Specific", "Asked on", "Asked by", "Chased on", "Due", "Answer", "Answered on",
            "Recorded by", "In words", "Stands")  # fmt: skip
WIDTHS = (24, 60, 9, 9, 18, 24, 30, 18, 10, 18, 24, 60, 30)


@endpoint("ask.export")
@require_safe
def csv(request: Visit) -> HttpResponse:
    return as_csv("asks.csv", [_(one) for one in HEADINGS], table(request))


@endpoint("ask.export")
@require_safe
def xlsx(request: Visit) -> HttpResponse:
    return as_workbook("asks.xlsx", [Sheet(_("Asks"), [_(one) for one in HEADINGS], WIDTHS, table(request))])


def table(request: Visit) -> list[list[object]]:
    return [line(one) for one in lines(request)]


def line(one: dict[str, Any]) -> list[object]:
    said = one["answer"] or {"what": "", "on": None, "by": "", "words": ""}
    return [
        one["leader"],
        one["wanted"],
        one["minutes"] or "",
        _("yes") if one["specific"] else _("no"),
        day(one["asked_on"]),
        one["asked_by"],
        "; ".join(f"{day(chase['on'])}, {chase['way']}" for chase in one["chases"]),
        day(one["due_on"]),
        said["what"],
        day(said["on"]),
        said["by"],
        said["words"],
        one["stands"],
    ]


def day(on: Any) -> str:
    return written(on, "j F Y") if on else ""
