"""What audits found: the list, to take along as well, and one finding with its life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from countersign.audits import queries
from countersign.audits.enums import FindingGrade, FindingState
from countersign.audits.permissions import reads_all
from countersign.audits.queries import Followed
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.web.audits import found_showing as showing
from countersign.web.audits.words import GRADE
from countersign.web.exporting import as_csv
from countersign.web.numbers import opening

A_PAGE = 50
LABELS = {
    "open": gettext_lazy("{n} open"),
    "late": gettext_lazy("{n} past their day"),
    "done": gettext_lazy("{n} wait for somebody independent"),
    "closed": gettext_lazy("{n} closed"),
    "all": gettext_lazy("{n} altogether"),
}
SOURCES = {"internal": gettext_lazy("internal audits"), "external": gettext_lazy("audits from outside")}


@endpoint("auditfinding.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """Every finding, the open ones first; whoever does not read all sees their own."""
    known = of_source(readable(request), asked(request, "of", SOURCES))
    show, grade = asked(request, "show", LABELS) or "open", asked(request, "grade", GRADES)
    listed = [one for one in known if fits(one, show, request) and grade in ("", one.row.grade)]
    page = Paginator(listed, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "known": bool(known) or bool(request.GET.get("of")),
        "all": reads_all(request.actor),
        "finding": heading(known),
        "tabs": [
            {
                "label": str(label).format(n=number(known, name, request)),
                "url": turned(request, show=name),
                "current": name == show,
            }
            for name, label in LABELS.items()
        ],
        "show": show,
        "grade": grade,
        "grades": [(name, _(GRADE[FindingGrade(name)])) for name in GRADES],
        "of": asked(request, "of", SOURCES),
        "sources": list(SOURCES.items()),
        "rows": [showing.line(request, one) for one in page],
        "shown": between(page) if page.paginator.num_pages > 1 else "",
        "previous_url": turned(request, page=page.previous_page_number()) if page.has_previous() else "",
        "next_url": turned(request, page=page.next_page_number()) if page.has_next() else "",
        "csv_url": showing.address(request, "findings_csv") if may_enter(request.actor, "auditfinding.export") else "",
        "audits_url": showing.address(request, "list") if may_enter(request.actor, "visit.read") else "",
    }
    return render(request, "audits/findings.html", context)


GRADES = [grade.value for grade in reversed(FindingGrade)]


def readable(request: Visit) -> list[Followed]:
    here = request.organisation.id
    found = queries.findings(here)
    return queries.followed(here, found if reads_all(request.actor) else queries.about(found, request.actor.person))


def asked(request: Visit, key: str, known: Any) -> str:
    """What the address asks for, where there is such a thing."""
    value = request.GET.get(key, "")
    return value if value in known else ""


def of_source(found: list[Followed], of: str) -> list[Followed]:
    return [one for one in found if one.row.is_external == (of == "external")] if of else found


def fits(one: Followed, show: str, request: Visit) -> bool:
    return {
        "open": not one.row.ended,
        "late": one.is_late(request.today),
        "done": one.state is FindingState.DONE,
        "closed": one.state is FindingState.CLOSED,
        "all": True,
    }[show]


def number(found: list[Followed], show: str, request: Visit) -> int:
    return sum(fits(one, show, request) for one in found)


def heading(found: list[Followed]) -> str:
    """The title of the page says how it stands."""
    n = sum(not one.row.ended for one in found)
    if not n:
        return _("Nothing that audits found is open")
    return ngettext("One finding of an audit is open", "{n} findings of audits are open", n).format(n=opening(n))


def between(page: Any) -> str:
    told = _("{first} to {last} of {n}")
    return told.format(first=page.start_index(), last=page.end_index(), n=page.paginator.count)


def turned(request: Visit, **changed: object) -> str:
    """The same page with another list."""
    kept = {key: request.GET[key] for key in ("show", "grade", "of") if request.GET.get(key)}
    return f"?{urlencode({**kept, **changed})}#list"


@endpoint("auditfinding.export")
@require_safe
def csv_file(request: Visit) -> HttpResponse:
    """Every finding, one a row."""
    parts = ("EXAMPLE" if request.example else "", "audit-findings", request.today.isoformat())
    headings = (
        *(_("Finding"), _("Grade"), _("Part of the standard"), _("What was seen"), _("Found by"), _("Raised on")),
        *(_("Agreed day"), _("Answered by"), _("How it stands"), _("Closed on"), _("Closed by")),
    )
    return as_csv("-".join(filter(None, parts)) + ".csv", headings, cells(request))


def cells(request: Visit) -> Iterator[Sequence[object]]:
    for one in readable(request):
        told, row = showing.line(request, one), one.row
        days = row.raised_on.isoformat(), one.due_on.isoformat() if one.due_on else ""
        closed = row.closed_on.isoformat() if row.closed_on else "", str(row.closed_by or "")
        what = told["label"], told["word"], row.clause, row.seen, told["source"]
        yield *what, *days, told["owner"], told["stands"], *closed


@endpoint("auditfinding.read")
@require_safe
def finding(request: Visit, auditfinding_id: UUID) -> HttpResponse:
    """One finding: what was seen, what was said to it, whose turn it is."""
    one = showing.theirs(request, auditfinding_id)
    context = {
        "one": showing.shown(request, one),
        "life": showing.life(request, one),
        "list_url": showing.address(request, "findings"),
        **showing.steps(request, one),
    }
    return render(request, "audits/finding.html", context)
