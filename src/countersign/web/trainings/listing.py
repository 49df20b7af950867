"""Who has done which training, leaders apart; one person's trainings; the list to take along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import batched
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from countersign.audits.queries import Calendar
from countersign.awareness import queries
from countersign.awareness.enums import Source
from countersign.awareness.permissions import can_read_all
from countersign.awareness.queries.trained import Rows
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.kernel.text.characters import clean
from countersign.people import queries as people
from countersign.readiness.queries import own_regimes
from countersign.web.exporting import as_csv
from countersign.web.numbers import opening
from countersign.web.trainings import showing

A_PAGE, AT_ONCE = 50, 2000

LAWS = {"NIS2": gettext_lazy("NIS2, Article 20"), "DORA": gettext_lazy("DORA, Article 5")}
"""The regimes that have the management body do training itself, by key."""

EVERYBODY = "everybody"
FILTERS: dict[str, dict[str, bool]] = {"without": {"counts": False}, "lapses": {"lapses": True}, EVERYBODY: {}}
LABELS = {
    "without": gettext_lazy("{n} without one that counts"),
    "lapses": gettext_lazy("{n} lapse within 60 days"),
    EVERYBODY: gettext_lazy("{n} altogether"),
}


@endpoint("completion.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """Everybody who is here with the training that counts; staff see their own."""
    if not can_read_all(request.actor):
        return of_one(request, request.actor.person, own=True)
    department, rows = department_in(request), queries.trained(request.organisation.id, request.today)
    kept = queries.keeps_trainings(request.organisation.id, request.today)
    found = rows.filter(department=department) if department else rows
    numbers = counted(found.filter(leads=False))
    shown = asked(request)
    context = {
        "kept": kept,
        "finding": finding(rows) if kept else "",
        "on": request.today,
        "department": department,
        "departments": people.departments(request.organisation.id, request.today),
        "show": shown,
        **leaders_part(request, [row(request, one) for one in found.filter(leads=True)]),
        "tabs": tabs(numbers, shown, department),
        "list": listed(request, found.filter(leads=False, **FILTERS[shown]), shown, department),
        "record_url": offered(request, "completion.record", "record"),
        "import_url": offered(request, "completion.import", "import"),
        "csv_url": offered(request, "completion.export", "list_csv"),
    }
    return render(request, "trainings/list.html", context)


def leaders_part(request: Visit, leaders: list[dict[str, Any]]) -> dict[str, Any]:
    """Those an auditor asks first: who has none that counts, and whose runs out before the next audit."""
    ahead = Calendar(request.organisation).ahead(request.today)
    audit_on = ahead.visit_on if ahead else None
    for one in leaders:
        one["by_then"] = bool(audit_on and one["counts"] and one["until"] < audit_on)
    regimes = set(own_regimes(people.settings(request.organisation.id, request.today)))
    return {
        "leaders": leaders,
        "audit_on": audit_on,
        "leaders_missing": sum(not one["counts"] for one in leaders),
        "leaders_by_then": sum(one["by_then"] for one in leaders),
        "by_law": [name for key, name in LAWS.items() if key in regimes],
    }


def offered(request: Visit, act: str, name: str) -> str:
    return showing.address(request, name) if may_enter(request.actor, act) else ""


def department_in(request: Visit) -> str:
    return clean(request.GET.get("department", "")).strip()


def asked(request: Visit) -> str:
    show = request.GET.get("show", "without")
    return show if show in FILTERS else "without"


def counted(rows: Rows) -> dict[str, int]:
    """How many stand on each list. The names differ from those of the columns, which they would hide."""
    numbers = {f"n_{name}": Count("id", filter=Q(**which)) for name, which in FILTERS.items()}
    found = rows.order_by().aggregate(**numbers)
    return {name: found[f"n_{name}"] for name in FILTERS}


def finding(rows: Rows) -> str:
    """The title of the page says how it stands."""
    n = counted(rows)["without"]
    if not n:
        return _("Everybody has a training that counts")
    return ngettext("One person has no training that counts", "{n} people have no training that counts", n).format(
        n=opening(n)
    )


def tabs(numbers: dict[str, int], shown: str, department: str) -> list[dict[str, Any]]:
    """Numbers that open the list behind them."""
    return [
        {"label": str(LABELS[show]).format(n=n), "url": turned(show, department), "current": show == shown}
        for show, n in numbers.items()
    ]


def turned(show: str, department: str, page: int = 1) -> str:
    """The same page with another list."""
    given = {"show": show, "department": department, "page": page if page > 1 else ""}
    return f"?{urlencode({name: value for name, value in given.items() if value})}#others"


def listed(request: Visit, found: Rows, show: str, department: str) -> dict[str, Any]:
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    many, number = page.paginator.num_pages > 1, page.paginator.count
    told = _("{first} to {last} of {n}").format(first=page.start_index(), last=page.end_index(), n=number)
    return {
        "rows": [row(request, one) for one in page],
        "shown": told if many else "",
        "previous_url": turned(show, department, page.previous_page_number()) if page.has_previous() else "",
        "next_url": turned(show, department, page.next_page_number()) if page.has_next() else "",
    }


def row(request: Visit, one: dict[str, Any]) -> dict[str, Any]:
    done = one["completed_on"]
    until = queries.last_day(done, one["valid_until"]) if done else None
    return {**one, "until": until, "url": showing.address(request, "person", one["id"])}


@endpoint("completion.read")
@require_safe
def person(request: Visit, person_id: UUID) -> HttpResponse:
    """Everything that is recorded of somebody. Raises Unknown for somebody else's page where only one's own is open."""
    own = person_id == request.actor.person
    if not own and not can_read_all(request.actor):
        raise Unknown("person")
    return of_one(request, person_id, own=own)


def of_one(request: Visit, person_id: UUID | None, *, own: bool) -> HttpResponse:
    if person_id is None:
        raise Unknown("person")
    someone = people.person(request.organisation.id, person_id)
    found = list(queries.every_completion(request.organisation.id).filter(person_id=someone.id))
    counting = [one for one in found if one.withdrawn_at is None]
    context = {
        "own": own,
        "name": str(someone),
        "held": [showing.shown(request, one) for one in counting],
        "withdrawn": [showing.shown(request, one) for one in found if one.withdrawn_at],
        "until": max((queries.last_day(one.completed_on, one.valid_until) for one in counting), default=None),
        "today": request.today,
        "list_url": showing.address(request, "list") if can_read_all(request.actor) else "",
        "record_url": "" if own else offered(request, "completion.record", "record"),
    }
    return render(request, "trainings/person.html", context)


@endpoint("completion.export")
@require_safe
def csv_file(request: Visit) -> HttpResponse:
    """Every training that counts, one a row."""
    parts = ("EXAMPLE" if request.example else "", "trainings", request.today.isoformat())
    headings = (
        *(_("Name"), _("Mail address"), _("Department"), _("Course"), _("Completed on"), _("Valid until")),
        *(_("What came out"), _("How it is known"), _("Recorded on"), _("Recorded by")),
    )
    return as_csv("-".join(filter(None, parts)) + ".csv", headings, cells(request))


def cells(request: Visit) -> Iterator[Sequence[object]]:
    found = queries.completions(request.organisation.id)
    for some in batched(found.iterator(), AT_ONCE):
        for one in some:
            who = one.person
            known = _("from a list") if one.source == Source.IMPORTED else _("recorded by hand")
            days = one.completed_on.isoformat(), one.valid_until.isoformat() if one.valid_until else ""
            by = one.recorded_at.date().isoformat(), str(one.recorded_by)
            yield str(who), who.email or "", who.department, one.course, *days, one.score or "", known, *by
