"""Audits of one's own: planned, changed, conducted or called off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.actions.enums import SourceKind
from countersign.audits import queries
from countersign.audits.commands.call_off_internal_audit import call_off_internal_audit
from countersign.audits.commands.change_internal_audit import change_internal_audit
from countersign.audits.commands.conduct_internal_audit import conduct_internal_audit
from countersign.audits.commands.plan_internal_audit import plan_internal_audit
from countersign.audits.commands.report_internal_audit import report_internal_audit
from countersign.audits.enums import InternalAuditState
from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.permits import who
from countersign.people import queries as people
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Book, roles
from countersign.web.audits import found_showing
from countersign.web.audits import internal_showing as showing
from countersign.web.audits.forms import CallOffForm
from countersign.web.audits.internal_forms import PLANNED, ChangePlanForm, ConductForm, PlanForm, ReportForm

if TYPE_CHECKING:
    from countersign.audits.models import InternalAudit

STALE = 409


@endpoint("internalaudit.read")
@require_safe
def internal(request: Visit, audit_id: UUID) -> HttpResponse:
    """One audit: of what, by whom, and whether they may."""
    one = queries.internal_audit(request.organisation.id, audit_id)
    book = Book(request.organisation)
    judged = showing.independence(request, one, book)
    context = {
        "audit": showing.shown(request, one, showing.role_names(book)),
        "independence": judged,
        "hands": hands(one),
        "exceptions": [showing.exception_shown(request, each) for each in queries.exceptions_to(one)],
        "why_not": showing.why_not(request, one, judged["free"]),
        "list_url": showing.address(request, "list"),
        "add_action_url": add_action_url(request, one),
        **found_in(request, one),
        **showing.steps(request, one, judged["free"]),
    }
    return render(request, "audits/internal.html", context)


def add_action_url(request: Visit, one: InternalAudit) -> str:
    """What the audit leaves to be done beside its findings: an action that names it as where it comes from."""
    if not may_enter(request.actor, "action.add"):
        return ""
    query = urlencode({"source_kind": SourceKind.AUDIT.value, "source": one.title})
    return f"{reverse('actions:add', args=[request.organisation.slug])}?{query}"


def found_in(request: Visit, one: InternalAudit) -> dict[str, Any]:
    """What it found, who in top management has looked at that, and what this reader can add."""
    here = request.organisation.id
    found = queries.followed(here, queries.findings(here).filter(audit_id=one.id))
    seen = list(queries.seen(here).filter(audit_id=one.id))
    over = one.state is InternalAuditState.CONDUCTED
    left = one.auditor is not None and one.auditor.left_on is not None and one.auditor.left_on <= request.today
    saw = any(each.seen_by_id == request.actor.person for each in seen)
    offered = (
        ("raise_finding", "auditfinding.raise", one.auditor_id is not None and one.auditor_id == request.actor.person),
        ("record_internal", "auditfinding.record", one.is_outside or left),
        ("see", "auditseen.confirm", not saw),
    )
    return {
        "found": [found_showing.line(request, each) for each in found],
        "seen": [
            {"name": str(each.seen_by), "hat": each.seen_as, "at": each.seen_at, "remark": each.remark} for each in seen
        ],
        **{
            f"{name}_url": showing.address(request, name, one.id)
            for name, act, fits in offered
            if over and fits and may_enter(request.actor, act)
        },
    }


def hands(one: InternalAudit) -> list[dict[str, Any]]:
    """The auditor's own hand; of somebody from outside there is none, and it says so."""
    if one.conducted_at is None:
        line = _("the auditor's name goes here")
        return [] if one.called_off_at else [{"name": line, "hat": "", "at": None, "open": True}]
    if one.recorded_by_id == one.auditor_id:
        return [{"name": str(one.recorded_by), "hat": _("conducted it"), "at": one.conducted_at}]
    return [{"name": str(one.recorded_by), "hat": _("recorded it, not the auditor"), "at": one.conducted_at}]


@endpoint("internalaudit.plan")
def plan(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "audits/internal_plan.html")
    made = partial(plan_form, request, PlanForm, None)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "coordinator_id": who(request.actor).hex}))
    then = to_made(partial(showing.address, request, "internal"))
    return perform(request.actor, plan_internal_audit, made(request.POST), then=then, page=page)


@endpoint("internalaudit.change")
def change(request: Visit, audit_id: UUID) -> HttpResponse:
    one = queries.internal_audit(request.organisation.id, audit_id)
    page = partial(form_page, request, "audits/internal_change.html", one=one)
    made = partial(plan_form, request, ChangePlanForm, one)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "revision_shown": one.revision, **as_planned(one)}))
    act = partial(change_internal_audit, audit_id=one.id)
    then = to(showing.address(request, "internal", one.id))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


def plan_form(request: Visit, kind: type[PlanForm], one: InternalAudit | None, *args: Any, **kwargs: Any) -> PlanForm:
    """Everybody who is here to choose from, and whoever is named already."""
    here = request.organisation.id
    named = {one.auditor_id, one.coordinator_id} if one else set()
    everybody = [each for each in people.people(here) if each.name and (each.left_on is None or each.id in named)]
    return kind(
        *args,
        people=everybody,
        roles=[role for role in roles(here) if role.key != EVERYONE],
        departments=people.departments(here, request.today),
        **kwargs,
    )


def as_planned(one: InternalAudit) -> dict[str, Any]:
    """What the form begins with."""
    now = {name: getattr(one, name) for name in PLANNED}
    return {name: value.hex if isinstance(value, UUID) else value for name, value in now.items()}


@endpoint("internalaudit.conduct")
def conduct(request: Visit, audit_id: UUID) -> HttpResponse:
    one = queries.internal_audit(request.organisation.id, audit_id)
    page = partial(form_page, request, "audits/internal_conduct.html", one=one)
    if request.method != "POST":
        return page(form=ConductForm(initial=begun(request, one)))
    act = partial(conduct_internal_audit, audit_id=one.id)
    then = to(showing.address(request, "internal", one.id))
    return perform(request.actor, act, ConductForm(request.POST), then=then, page=page)


@endpoint("internalaudit.report")
def report(request: Visit, audit_id: UUID) -> HttpResponse:
    one = queries.internal_audit(request.organisation.id, audit_id)
    page = partial(form_page, request, "audits/internal_report.html", one=one)
    if request.method != "POST":
        return page(form=ReportForm(initial=begun(request, one)))
    act = partial(report_internal_audit, audit_id=one.id)
    then = to(showing.address(request, "internal", one.id))
    return perform(request.actor, act, ReportForm(request.POST), then=then, page=page)


def begun(request: Visit, one: InternalAudit) -> dict[str, Any]:
    return {
        "act": fresh_act(),
        "revision_shown": one.revision,
        "conducted_on": min(one.audit_on, request.today),
    }


@endpoint("internalaudit.call_off")
def call_off(request: Visit, audit_id: UUID) -> HttpResponse:
    one = queries.internal_audit(request.organisation.id, audit_id)
    page = partial(form_page, request, "audits/internal_call_off.html", one=one)
    if request.method != "POST":
        return page(form=CallOffForm(initial={"act": fresh_act()}))
    act = partial(call_off_internal_audit, audit_id=one.id)
    then = to(showing.address(request, "internal", one.id))
    return perform(request.actor, act, CallOffForm(request.POST), then=then, page=page)


def form_page(
    request: Visit,
    template: str,
    *,
    form: ActForm,
    one: InternalAudit | None = None,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    """A form about an internal audit. Whoever was overtaken sees what it says now beside what they typed."""
    stale = status == STALE and one is not None
    if stale and one and "revision_shown" in form.fields:
        form.data = {**form.data.dict(), "revision_shown": one.revision}  # type: ignore[attr-defined]
    book = Book(request.organisation)
    names = showing.role_names(book) if one else {}
    context = {
        "form": form,
        "refusal": refusal,
        "audit": showing.shown(request, one, names) if one else None,
        "now": showing.shown(request, one, names) if one and stale else None,
        "mine": one is not None and one.auditor_id is not None and one.auditor_id == request.actor.person,
        "independence": showing.independence(request, one, book) if one else None,
        "back_url": showing.address(request, "internal", one.id) if one else showing.address(request, "list"),
    }
    return render(request, template, context, status=status)
