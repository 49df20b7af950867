"""Everything that was asked for: what waits, worst first; what was decided; the budget year in sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.resources.enums import RequestState
from countersign.resources.permissions import is_own, reaches_all
from countersign.resources.queries import Purse, Standing, Year, picture, year_of
from countersign.web.exporting import as_csv, as_workbook
from countersign.web.numbers import opening
from countersign.web.resources import budgets, showing
from countersign.web.resources.words import STATES, asked_for, behind
from countersign.web.sheets import Sheet

A_PAGE = 50
EVERYTHING = "all"
FILTERS: dict[str, tuple[RequestState, ...]] = {
    "waiting": (RequestState.WAITING,),
    "deferred": (RequestState.DEFERRED,),
    "approved": (RequestState.APPROVED,),
    "refused": (RequestState.REFUSED,),
    EVERYTHING: tuple(RequestState),
}
LABELS = {
    "waiting": gettext_lazy("{n} waiting"),
    "deferred": gettext_lazy("{n} put off"),
    "approved": gettext_lazy("{n} approved"),
    "refused": gettext_lazy("{n} refused"),
    EVERYTHING: gettext_lazy("{n} altogether"),
}


@endpoint("resource.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    purse = Purse(request.organisation)
    found, show = mine(request, purse), shown_in(request)
    reads_all = reaches_all(request.actor, "resource.read")
    kept = [one for one in found if one.state in FILTERS[show]]
    page = Paginator(kept, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "any": bool(found),
        "finding": finding(found),
        "tabs": tabs(found, show),
        "rows": [showing.shown(request, one) for one in page],
        "page": page,
        "previous_url": turned(show, page.previous_page_number()) if page.has_previous() else "",
        "next_url": turned(show, page.next_page_number()) if page.has_next() else "",
        "year": year_shown(request, purse) if reads_all else None,
        "budgets": [budgets.shown(request, one) for one in purse.budgets] if reads_all else [],
        **offered(request),
        **taking(request, show),
    }
    return render(request, "resources/list.html", context)


def offered(request: Visit) -> dict[str, str]:
    ways = (("raise", "resource.raise"), ("propose_budget", "budget.propose"), ("record_budget", "budget.record"))
    return {f"{name}_url": showing.address(request, name) for name, act in ways if may_enter(request.actor, act)}


def taking(request: Visit, show: str) -> dict[str, str]:
    if not may_enter(request.actor, "resource.export"):
        return {}
    return {f"{name}_url": f"{showing.address(request, f'list_{name}')}?show={show}" for name in ("csv", "xlsx")}


def mine(request: Visit, purse: Purse) -> list[Standing]:
    """All that this reader may read: what waits first, the longest on top; the rest by its day, the latest first."""
    found = purse.standing(request.today)
    if not reaches_all(request.actor, "resource.read"):
        found = [one for one in found if is_own(request.actor, one.request)]
    return sorted(found, key=lambda one: (not one.waits, -one.days if one.waits else one.days, one.request.id))


def shown_in(request: Visit) -> str:
    show = request.GET.get("show", EVERYTHING)
    return show if show in FILTERS else EVERYTHING


def finding(found: list[Standing]) -> str:
    """The title of the page says how it stands."""
    waiting = [one for one in found if one.state is RequestState.WAITING]
    if not waiting:
        return _("Nothing waits for a decision")
    told = ngettext("One request waits for a decision", "{n} requests wait for a decision", len(waiting))
    return told.format(n=opening(len(waiting)))


def tabs(found: list[Standing], show: str) -> list[dict[str, Any]]:
    """Numbers that open the list behind them."""
    counted = {name: sum(one.state in states for one in found) for name, states in FILTERS.items()}
    return [
        {"label": str(LABELS[name]).format(n=n), "url": turned(name), "current": name == show}
        for name, n in counted.items()
    ]


def turned(show: str, page: int = 1) -> str:
    return f"?show={show}{f'&page={page}' if page > 1 else ''}#requests"


def year_shown(request: Visit, purse: Purse) -> dict[str, Any]:
    """The budget year in sums; the one before and the one after open with a day of theirs."""
    on = asked_year(request)
    year = year_of(purse, on)
    return {
        "begins_on": year.begins_on,
        "ends_on": year.ends_on,
        "lines": picture(purse, year, request.today),
        "budget": budgets.shown(request, year.budget) if year.budget else None,
        "before_url": f"?year={year.begins_on.year - 1}#year",
        "after_url": after(year, request.today),
    }


def asked_year(request: Visit) -> date:
    """A day of the year that the address asks for; today where it asks for none, or for nonsense."""
    asked = request.GET.get("year", "")
    known = asked.isascii() and asked.isdigit() and 1995 <= int(asked) <= 2100
    return request.today.replace(year=int(asked), day=min(request.today.day, 28)) if known else request.today


def after(year: Year, today: date) -> str:
    return f"?year={year.begins_on.year + 1}#year" if year.ends_on < today else ""


@endpoint("resource.export")
@require_safe
def csv_file(request: Visit) -> HttpResponse:
    """The list that is shown."""
    return as_csv(file_name(request, "csv"), headings(), cells(request))


@endpoint("resource.export")
@require_safe
def workbook_file(request: Visit) -> HttpResponse:
    """The same as a workbook."""
    widths = (40, 14, 22, 18, 8, 14, 8, 30, 10, 14, 22, 18, 8, 40, 14, 14)
    return as_workbook(file_name(request, "xlsx"), [Sheet(shown_in(request), headings(), widths, cells(request))])


def file_name(request: Visit, ending: str) -> str:
    parts = ("EXAMPLE" if request.example else "", "resources", shown_in(request), request.today.isoformat())
    return "-".join(filter(None, parts)) + f".{ending}"


def headings() -> Sequence[str]:
    return (
        *(_("What is asked for"), _("Asked on"), _("Asked by"), _("Money"), _("Currency"), _("People and time")),
        *(_("High risk"), _("What stands behind it"), _("Days waited"), _("Decided on"), _("Decided by")),
        *(_("Approved"), _("Currency"), _("Reason"), _("How it stands"), _("Put off to")),
    )


def cells(request: Visit) -> Iterator[Sequence[object]]:
    for one in mine(request, Purse(request.organisation)):
        if one.state not in FILTERS[shown_in(request)]:
            continue
        row, final, latest = one.request, one.final, one.final or one.deferral
        money, granted = row.money, final.money if final else None
        beside = asked_for(row).removeprefix(str(money or "")).removeprefix(" · ")
        yield (
            *(row.title, row.raised_on.isoformat(), str(row.raised_by)),
            *(money.figures() if money else "", row.currency, beside, _("yes") if row.risk_high else "", behind(row)),
            *(one.days if one.waits else "", final.decided_on.isoformat() if final else ""),
            *(str(latest.decided_by) if latest else "", granted.figures() if granted else ""),
            *(final.currency if final else "", (latest.reason or "") if latest else "", _(STATES[one.state])),
            one.put_off_to.isoformat() if one.put_off_to else "",
        )
