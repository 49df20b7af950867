"""The lists behind the numbers of a version: on the page, and as a file to take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import ngettext_lazy as counting
from django.views.decorators.http import require_safe

from countersign.acknowledgements import queries
from countersign.acknowledgements.enums import RECORDED, Confirmed
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people.enums import PersonKind
from countersign.policies import queries as policies
from countersign.policies.documents.saying import language_name
from countersign.web.acceptance import showing
from countersign.web.acceptance.words import ELSEWHERE, KINDS, Lazy
from countersign.web.exporting import as_csv, as_workbook
from countersign.web.sheets import Sheet

if TYPE_CHECKING:
    from countersign.acknowledgements.queries import Asked, Line
    from countersign.acknowledgements.queries.lists import Rows
    from countersign.policies.models import Version

A_PAGE, AT_ONCE = 50, 2000
OWING, ACCEPTED, RECORDED_ONLY = "owing", "accepted", "recorded"

FILTERS: dict[str, dict[str, Any]] = {
    OWING: {},
    "late": {"long": True, "asks": False, "declines": False},
    "asks": {"asks": True},
    "declines": {"declines": True},
    ACCEPTED: {},
    RECORDED_ONLY: {"confirmed__in": sorted(RECORDED)},
}
"""What each list takes of those who owe it, or of those who have accepted."""

LABELS: dict[str, Lazy] = {
    OWING: counting("%(n)s still owes it", "%(n)s still owe it", "n"),
    "late": gettext_lazy("%(n)s late"),
    "asks": gettext_lazy("%(n)s with a question"),
    "declines": gettext_lazy("%(n)s who cannot"),
    ACCEPTED: counting("%(n)s has accepted", "%(n)s have accepted", "n"),
    RECORDED_ONLY: gettext_lazy("%(n)s of them elsewhere"),
}
ALWAYS = (OWING, ACCEPTED)
DONE = (ACCEPTED, RECORDED_ONLY)


def shown_in(request: Visit, *, in_force: bool = True) -> str:
    """The list that is asked for. Nobody owes what is in force no more."""
    offered = FILTERS if in_force else DONE
    asked = request.GET.get("show", "")
    return asked if asked in offered else next(iter(offered))


def tabs(others: Line, shown: str, department: str, *, in_force: bool) -> list[dict[str, Any]]:
    """Numbers that open the list behind them; none for what there is nobody of."""
    names = {OWING: "owing", ACCEPTED: "accepted", RECORDED_ONLY: "recorded"}
    numbers = {show: getattr(others, names.get(show, show)) for show in (FILTERS if in_force else DONE)}
    return [
        {"label": str(LABELS[show] % {"n": n}), "url": turned(show, department), "current": shown == show}
        for show, n in numbers.items()
        if n or show in ALWAYS or show == shown
    ]


def turned(show: str, department: str, page: int = 1) -> str:
    """The same page with another list."""
    asked = {"show": show, "department": department, "page": page if page > 1 else ""}
    return f"?{urlencode({name: value for name, value in asked.items() if value})}#list"


def rows_of(request: Visit, version: UUID, show: str, department: str) -> Rows:
    """Everybody on one of the lists, leaders first."""
    done = show in DONE
    found: Rows = (queries.accepted if done else queries.owing)(request.organisation.id, version, request.today)
    return found.filter(**FILTERS[show], **({"department": department} if department else {}))


def listed(request: Visit, version: Version, show: str, department: str) -> dict[str, Any]:
    """One page of everybody who does not lead."""
    found = rows_of(request, version.id, show, department).filter(leads=False)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    ask = queries.asked_version(request.organisation.id, version.id, request.today)
    labels = {one.id: one.label for one in policies.versions(request.organisation.id, version.policy_id)}
    read = languages_of(request, page.object_list)
    return {
        "done": show in DONE,
        "rows": [{**row(request, one, ask, labels), "read_in": read.get(one.get("signed_name"), "")} for one in page],
        "previous_url": turned(show, department, page.previous_page_number()) if page.has_previous() else "",
        "next_url": turned(show, department, page.next_page_number()) if page.has_next() else "",
        "shown": between(page) if page.paginator.num_pages > 1 else "",
        "csv_url": showing.address(request, "list_csv", version.id) + turned(show, department),
        "xlsx_url": showing.address(request, "list_workbook", version.id) + turned(show, department),
    }


def languages_of(request: Visit, rows: Iterable[dict[str, Any]]) -> dict[UUID | None, str]:
    """By acceptance in which language they read it, where that was a translation. Not asked for in vain."""
    names = {one["signed_name"] for one in rows if one.get("signed_name")}
    if len(request.organisation.languages) < 2 or not names:
        return {}
    found = queries.languages_read(request.organisation.id, names)
    return {id: language_name(tag) for id, tag in found.items()}


def row(request: Visit, one: dict[str, Any], ask: Asked, labels: dict[UUID, str]) -> dict[str, Any]:
    counts, how = one.get("signed_version"), one.get("confirmed")
    return {
        **one,
        "kind": KINDS[PersonKind(one["kind"])],
        "since": queries.here_since(ask, one) if "long" in one else None,
        "earlier": labels.get(counts, "") if counts and counts != ask.version else "",
        "scan_url": showing.address(request, "scan", one["signed_name"]) if how in RECORDED else "",
        "elsewhere": ELSEWHERE.get(Confirmed(how), "") if how else "",
    }


def between(page: Page[Any]) -> str:
    return _("{first} to {last} of {n}").format(first=page.start_index(), last=page.end_index(), n=page.paginator.count)


@endpoint("acceptance.read_names")
@require_safe
def csv_file(request: Visit, version_id: UUID) -> HttpResponse:
    """The list that is shown, leaders with it."""
    version, rows = taken(request, version_id)
    return as_csv(file_name(request, version, "csv"), headings(), rows)


@endpoint("acceptance.read_names")
@require_safe
def workbook_file(request: Visit, version_id: UUID) -> HttpResponse:
    """The same as a workbook."""
    version, rows = taken(request, version_id)
    sheet = Sheet(shown_in(request), headings(), (28, 28, 20, 18, 10, 14, 34), rows)
    return as_workbook(file_name(request, version, "xlsx"), [sheet])


def taken(request: Visit, version_id: UUID) -> tuple[Version, Iterator[Sequence[object]]]:
    version = policies.version(request.organisation.id, version_id)
    return version, cells(request, rows_of(request, version.id, shown_in(request), showing.department_in(request)))


def file_name(request: Visit, version: Version, ending: str) -> str:
    """``late-2.0-2026-11-22.csv``: which list it was, and of which day."""
    label = "".join(one if one.isalnum() or one in ".-" else "-" for one in version.label)
    parts = ("EXAMPLE" if request.example else "", shown_in(request), label, request.today.isoformat())
    return "-".join(part for part in parts if part) + f".{ending}"


def headings() -> Sequence[str]:
    return (_("Name"), _("Title"), _("Department"), _("Kind"), _("Leads"), _("Accepted on"), _("How it stands"))


def cells(request: Visit, rows: Rows) -> Iterator[Sequence[object]]:
    for some in batched(rows.iterator(), AT_ONCE):
        read = languages_of(request, some)
        for one in some:
            kind, leads = KINDS[PersonKind(one["kind"])], _("yes") if one["leads"] else _("no")
            day, language = one.get("signed_on") or "", read.get(one.get("signed_name"), "")
            told = _("{stands}, read in {language}").format(stands=stands(one), language=language)
            how = told if language else stands(one)
            yield one["name"], one["title"] or "", one["department"], kind, leads, day, how


def stands(one: dict[str, Any]) -> str:
    """In words, as the page says it."""
    if "confirmed" in one:
        if one["confirmed"] is None:
            return _("bound by a contract") if one["bound"] else _("approved it")
        how = ELSEWHERE.get(Confirmed(one["confirmed"]))
        return _("accepted {elsewhere}, recorded here").format(elsewhere=how) if how else _("accepted")
    if one["declines"]:
        return _("cannot accept it")
    if one["asks"]:
        return _("asks a question")
    return _("late") if one["long"] else _("not yet")
