"""The reports to top management, and one of them as it was sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint, refused
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Refused, Unknown
from countersign.objectives import queries
from countersign.objectives.commands.acknowledge_report import acknowledge_report
from countersign.objectives.permissions import check_can_acknowledge, check_can_open
from countersign.people import queries as people
from countersign.web.reporting import showing
from countersign.web.reporting.forms import ReadForm
from countersign.web.scans import scan_to_take

if TYPE_CHECKING:
    from countersign.objectives.models import Report


@endpoint("report.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    found = list(queries.reports(request.organisation.id))
    last = next((one for one in found if not one.waits), None)
    context = {
        "reports": [showing.shown(request, one) for one in found],
        "last_on": last.reported_on if last else None,
        "new_url": showing.address(request, "new") if may_enter(request.actor, "report.send") else "",
        "record_url": showing.address(request, "record") if may_enter(request.actor, "report.record") else "",
    }
    return render(request, "reporting/list.html", context)


@endpoint("report.open")
@require_safe
def report(request: Visit, report_id: UUID) -> HttpResponse:
    return opened(request, report_id)


def opened(request: Visit, report_id: UUID) -> HttpResponse:
    one = queries.report(request.organisation.id, report_id)
    try:
        check_can_open(request.actor, one)
    except Refused:
        return refused(request)
    return report_page(request, one)


@endpoint("report.acknowledge")
def read(request: Visit, report_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return opened(request, report_id)
    one = queries.report(request.organisation.id, report_id)
    page = partial(report_page, request, one)
    act = partial(acknowledge_report, report_id=report_id)
    then = to(showing.address(request, "report", report_id))
    return perform(request.actor, act, ReadForm(request.POST), then=then, page=page)


def report_page(
    request: Visit, one: Report, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """The page as it was sent; for whom it was sent to, with the line on which they say that they have read it."""
    mine = may_acknowledge(request, one)
    first = {"act": fresh_act(), "digest_shown": one.document}
    sent = {**form.data.dict(), **first, "act": str(first["act"])} if form is not None else None  # type: ignore[attr-defined]
    reads_all = may_enter(request.actor, "report.read")
    context = {
        "report": showing.shown(request, one),
        "hands": showing.hands(one),
        "refusal": refusal,
        "form": (ReadForm(sent) if sent else ReadForm(initial=first)) if mine else None,
        "read_url": showing.address(request, "read", one.id),
        "capacity": people.capacity_of(request.organisation.id, request.actor.person, clock.now()) if mine else "",
        "today": request.today,
        "list_url": showing.back(request),
        "back_label": _("To all reports") if reads_all else _("Back to the first page"),
    }
    return render(request, "reporting/report.html", context, status=status)


def may_acknowledge(request: Visit, one: Report) -> bool:
    try:
        check_can_acknowledge(request.actor, one)
    except Refused:
        return False
    return True


@endpoint("report.open")
@require_safe
def copy(request: Visit, report_id: UUID) -> HttpResponse:
    one = queries.report(request.organisation.id, report_id)
    try:
        check_can_open(request.actor, one)
    except Refused:
        return refused(request)
    if not one.copy:
        raise Unknown("file")
    return scan_to_take(request.organisation.id, one.copy, f"report-{one.reported_on}")
