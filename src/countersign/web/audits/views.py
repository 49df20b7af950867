"""The audits of an organisation: what is ahead, what was, and writing them down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.audits import queries
from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.commands.change_visit import change_visit
from countersign.audits.commands.plan_visit import plan_visit
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit as Request
from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import may_enter
from countersign.web.audits import internal_showing as showing
from countersign.web.audits.forms import CallOffForm, ChangeForm, VisitForm
from countersign.web.audits.words import called, countdown

if TYPE_CHECKING:
    from countersign.audits.models import Visit


def address(request: Request, name: str, *values: UUID) -> str:
    return reverse(f"audits:{name}", args=[request.organisation.slug, *values])


@endpoint("visit.read")
@require_safe
def everything(request: Request) -> HttpResponse:
    """Ahead first, the nearest on top; then one's own; below it what was, and what did not take place."""
    found = list(queries.visits(request.organisation.id))
    ahead = [one for one in found if one.called_off_at is None and one.visit_on >= request.today][::-1]
    internal = [showing.shown(request, one) for one in queries.internal_audits(request.organisation.id)]
    plans = may_enter(request.actor, "internalaudit.plan")
    context = {
        "internal": internal,
        "internal_plan_url": address(request, "internal_plan") if plans else "",
        "finding": countdown(ahead[0], request.today) if ahead else "",
        "ahead": [shown(request, one) for one in ahead],
        "past": [shown(request, one) for one in found if one not in ahead],
        "plan_url": address(request, "plan") if may_enter(request.actor, "visit.plan") else "",
        "audit_day_url": audit_day(request, ahead[0]) if ahead else "",
    }
    return render(request, "audits/list.html", context)


def audit_day(request: Request, visit: Visit) -> str:
    """The findings as they would stand on that day; empty for whoever may not see them."""
    if not may_enter(request.actor, "finding.read"):
        return ""
    return f"{reverse('findings:list', args=[request.organisation.slug])}?on={visit.visit_on}"


def shown(request: Request, visit: Visit) -> dict[str, Any]:
    here, off = visit.called_off_at is None, visit.called_off_at
    return {
        "name": called(visit),
        "url": address(request, "visit", visit.id),
        "on": visit.visit_on,
        "driver": visit.driver,
        "certifier": visit.certifier,
        "planned_at": visit.planned_at,
        "planned_by": str(visit.planned_by),
        "off": {"at": off, "by": str(visit.called_off_by), "because": visit.called_off_because} if off else None,
        "change_url": address(request, "change", visit.id) if here and may_enter(request.actor, "visit.change") else "",
    }


@endpoint("visit.plan")
def plan(request: Request) -> HttpResponse:
    page = partial(form_page, request, "audits/plan.html")
    if request.method != "POST":
        return page(form=VisitForm(initial={"act": fresh_act()}))
    return perform(request.actor, plan_visit, VisitForm(request.POST), then=to(address(request, "list")), page=page)


@endpoint("visit.change")
def change(request: Request, visit_id: UUID) -> HttpResponse:
    visit = queries.visit(request.organisation.id, visit_id)
    page = partial(form_page, request, "audits/change.html", visit=visit)
    if request.method != "POST":
        names = ("kind", "visit_on", "driver", "certifier")
        now = {name: getattr(visit, name) for name in names}
        return page(form=ChangeForm(initial={"act": fresh_act(), "revision_shown": visit.revision, **now}))
    act = partial(change_visit, visit_id=visit_id)
    return perform(request.actor, act, ChangeForm(request.POST), then=to(address(request, "list")), page=page)


@endpoint("visit.call_off")
def call_off(request: Request, visit_id: UUID) -> HttpResponse:
    visit = queries.visit(request.organisation.id, visit_id)
    page = partial(form_page, request, "audits/call_off.html", visit=visit)
    if request.method != "POST":
        return page(form=CallOffForm(initial={"act": fresh_act()}))
    act = partial(call_off_visit, visit_id=visit_id)
    return perform(request.actor, act, CallOffForm(request.POST), then=to(address(request, "list")), page=page)


def form_page(
    request: Request, template: str, *, form: ActForm, visit: Visit | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """A form about an audit. Whoever was overtaken sees what it says now beside what they typed."""
    stale = status == 409 and visit is not None
    if stale and visit:
        form.data = {**form.data.dict(), "revision_shown": visit.revision}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "visit": shown(request, visit) if visit else None,
        "now": shown(request, visit) if visit and stale else None,
        "call_off_url": address(request, "call_off", visit.id) if visit else "",
        "change_url": address(request, "change", visit.id) if visit else "",
        "list_url": address(request, "list"),
        "back_label": _("Back to all audits"),
    }
    return render(request, template, context, status=status)
