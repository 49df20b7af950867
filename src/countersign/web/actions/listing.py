"""The register as a list: what is open, late or waits, whose it is; and the list to take along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import batched
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from countersign.actions import queries
from countersign.actions.permissions import can_read_all
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.instants import day_in
from countersign.web.actions import showing
from countersign.web.actions.from_audits import FromAudits, counted
from countersign.web.actions.words import kind_called, source_called
from countersign.web.exporting import as_csv, as_workbook
from countersign.web.numbers import opening
from countersign.web.sheets import Sheet

if TYPE_CHECKING:
    from countersign.actions.models import Action

A_PAGE, AT_ONCE = 50, 1000

LABELS = {
    "open": gettext_lazy("{n} open"),
    "late": gettext_lazy("{n} late"),
    "waiting": gettext_lazy("{n} wait to be verified"),
    "mine": gettext_lazy("{n} for you to do"),
    "all": gettext_lazy("{n} altogether"),
}


def filters(request: Visit) -> dict[str, Q]:
    """What each list asks for. Whoever reads their own alone needs no list of their own."""
    mine = Q(owner_id=request.actor.person)
    found = {
        "open": queries.OPEN,
        "late": queries.OPEN & Q(due_on__lt=request.today),
        "waiting": queries.WAITING,
        "mine": queries.OPEN & mine,
        "all": Q(),
    }
    if not can_read_all(request.actor):
        del found["mine"], found["waiting"]
    return found


def readable(request: Visit) -> QuerySet[Action]:
    found = queries.actions(request.organisation.id)
    return found if can_read_all(request.actor) else found.filter(owner_id=request.actor.person)


def asked(request: Visit) -> str:
    show = request.GET.get("show", "open")
    return show if show in filters(request) else "open"


@endpoint("action.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """Open ones first, the earliest day on top. Staff see what they have to do themselves."""
    show, found = asked(request), filters(request)
    numbers = (
        readable(request)
        .order_by()
        .aggregate(
            **{f"n_{name}": Count("id", filter=which) if which else Count("id") for name, which in found.items()}
        )
    )
    more = FromAudits(request)
    n = counted({name: numbers[f"n_{name}"] for name in found}, more, found)
    page = Paginator(readable(request).filter(found[show]), A_PAGE).get_page(request.GET.get("page"))
    exports = may_enter(request.actor, "action.export")
    context = {
        "finding": finding(n),
        "own": not can_read_all(request.actor),
        "any": bool(n["all"]),
        "tabs": [
            {"label": str(LABELS[name]).format(n=n[name]), "url": f"?show={name}#list", "current": name == show}
            for name in found
        ],
        "rows": [showing.line(request, one) for one in page],
        "from_audits": more.lines(show) if page.number == 1 else [],
        "between": between(page) if page.paginator.num_pages > 1 else "",
        "previous_url": turned(show, page.previous_page_number()) if page.has_previous() else "",
        "next_url": turned(show, page.next_page_number()) if page.has_next() else "",
        "add_url": showing.address(request, "add") if may_enter(request.actor, "action.add") else "",
        "csv_url": f"{showing.address(request, 'list_csv')}?show={show}" if exports else "",
        "xlsx_url": f"{showing.address(request, 'list_xlsx')}?show={show}" if exports else "",
    }
    return render(request, "actions/list.html", context)


def finding(n: dict[str, int]) -> str:
    """The title of the page says how it stands."""
    if n["late"]:
        return ngettext("One action is late", "{n} actions are late", n["late"]).format(n=opening(n["late"]))
    if n["open"]:
        told = ngettext("One action is open, and not late", "{n} actions are open, none is late", n["open"])
        return told.format(n=opening(n["open"]))
    return _("No action is open")


def turned(show: str, page: int) -> str:
    return f"?show={show}&page={page}#list"


def between(page: Any) -> str:
    return _("{first} to {last} of {n}").format(first=page.start_index(), last=page.end_index(), n=page.paginator.count)


@endpoint("action.export")
@require_safe
def csv_file(request: Visit) -> HttpResponse:
    """The list that is shown."""
    return as_csv(file_name(request, "csv"), headings(), cells(request))


@endpoint("action.export")
@require_safe
def workbook_file(request: Visit) -> HttpResponse:
    """The same as a workbook."""
    widths = (40, 18, 24, 40, 50, 40, 24, 14, 14, 14, 24, 16, 14, 40, 24, 14, 40, 30)
    return as_workbook(file_name(request, "xlsx"), [Sheet(_("Actions"), headings(), widths, cells(request))])


def file_name(request: Visit, ending: str) -> str:
    parts = ("EXAMPLE" if request.example else "", "actions", asked(request), request.today.isoformat())
    return "-".join(part for part in parts if part) + f".{ending}"


def headings() -> Sequence[str]:
    return (
        *(_("Action"), _("Kind"), _("Comes from"), _("Which"), _("What is to be done"), _("Cause"), _("Who does it")),
        *(_("Decided on"), _("Due on"), _("First due on"), _("Asked for by"), _("Recorded on")),
        *(_("Done on"), _("What came of it"), _("Looked at by"), _("Looked at on"), _("What was found")),
        _("How it stands"),
    )


def cells(request: Visit) -> Iterator[Sequence[object]]:
    found = queries.actions(request.organisation.id).filter(filters(request)[asked(request)])
    for some in batched(found.iterator(AT_ONCE), AT_ONCE):
        for one in some:
            yield (
                *(one.title, kind_called(one.kind), source_called(one.source_kind), one.source),
                *(one.task or "", one.cause or "", str(one.owner)),
                *(one.raised_on.isoformat(), one.due_on.isoformat(), one.first_due_on.isoformat()),
                *(str(one.sponsor or ""), day_in(request.organisation.time_zone, one.added_at).isoformat()),
                *(one.done_on.isoformat() if one.done_on else "", one.outcome or ""),
                *(str(one.verified_by or ""), one.verified_on.isoformat() if one.verified_on else ""),
                *(one.verdict or "", showing.stands(request, one)),
            )
    yield from FromAudits(request).cells(asked(request))
