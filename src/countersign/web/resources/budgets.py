"""The yearly budget: put forward, approved by top management, recorded, taken back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people import queries as people
from countersign.resources import queries
from countersign.resources.commands.approve_budget import approve_budget
from countersign.resources.commands.propose_budget import propose_budget
from countersign.resources.commands.record_budget import record_budget
from countersign.resources.commands.withdraw_budget import withdraw_budget
from countersign.resources.enums import BudgetState
from countersign.resources.permissions import check_can_approve_budget
from countersign.web.resources.budget_forms import ApproveBudgetForm, BudgetForm, RecordBudgetForm, WithdrawBudgetForm
from countersign.web.resources.showing import address
from countersign.web.resources.words import BUDGETS, METHODS
from countersign.web.scans import keeping, scan_to_take

if TYPE_CHECKING:
    from countersign.resources.models import Budget


def shown(request: Visit, one: Budget) -> dict[str, Any]:
    return {
        "title": one.title,
        "begins_on": one.begins_on,
        "ends_on": one.ends_on,
        "money": str(one.money),
        "covers": one.covers,
        "stands": _(BUDGETS[one.state]),
        "open": one.state is BudgetState.PROPOSED,
        "approved_on": one.approved_on,
        "approved_at": one.approved_at,
        "approved_by": str(one.approved_by or ""),
        "elsewhere": str(dict(METHODS)[one.method]) if one.method else "",
        "recorded_by": str(one.recorded_by or ""),
        "single_handed": one.single_handed,
        "scan_url": address(request, "budget_scan", one.id) if one.scan else "",
        "closed_at": one.withdrawn_at,
        "closed_by": str(one.withdrawn_by or ""),
        "closed_because": one.withdrawn_because,
        "url": address(request, "budget", one.id),
    }


@endpoint("budget.read")
@require_safe
def one(request: Visit, budget_id: UUID) -> HttpResponse:
    return budget_page(request, queries.budget(request.organisation.id, budget_id))


@endpoint("budget.approve")
def approve(request: Visit, budget_id: UUID) -> HttpResponse:
    found = queries.budget(request.organisation.id, budget_id)
    page = partial(budget_page, request, found)
    if request.method != "POST":
        return page()
    act = partial(approve_budget, budget_id=found.id)
    then = to(address(request, "budget", found.id))
    return perform(request.actor, act, ApproveBudgetForm(request.POST), then=then, page=page)


def budget_page(
    request: Visit, found: Budget, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    waits, here, at = found.state is BudgetState.PROPOSED, request.organisation.id, clock.now()
    capacity = people.capacity_of(here, request.actor.person, at)
    hindered = why_not(request, found, capacity) if waits else ""
    decides = waits and may_enter(request.actor, "budget.approve") and not hindered
    fresh = ApproveBudgetForm(initial={"act": fresh_act(), "digest_shown": found.document})
    context = {
        "budget": shown(request, found),
        "hands": hands(found),
        "refusal": refusal,
        "form": fresh if decides else None,
        "hindered": hindered,
        "capacity": capacity,
        "today": request.today,
        "approve_url": address(request, "approve_budget", found.id),
        "withdraw_url": address(request, "withdraw_budget", found.id) if may_withdraw(request, found) else "",
        "list_url": address(request, "list"),
    }
    return render(request, "resources/budget.html", context, status=status)


def why_not(request: Visit, found: Budget, capacity: str) -> str:
    alone = people.is_only_leader(request.organisation.id, request.actor.person, clock.now())
    try:
        check_can_approve_budget(request.actor, found, capacity, alone)
    except Refused as refused:
        return refused.words.in_language(_)
    return ""


def hands(found: Budget) -> list[dict[str, Any]]:
    put = {"name": str(found.proposed_by), "hat": _("put it forward"), "at": found.proposed_at}
    if found.method:
        return [{"name": str(found.recorded_by), "hat": _("recorded it, not the approver"), "at": found.approved_at}]
    if found.approved_at:
        return [put, {"name": str(found.approved_by), "hat": found.approved_as, "at": found.approved_at}]
    line = {"name": _("top management decides here"), "hat": "", "at": None, "open": True}
    return [put] if found.withdrawn_at else [put, line]


def may_withdraw(request: Visit, found: Budget) -> bool:
    leads = Hat.TOP_MANAGEMENT in request.actor.hats
    open = found.state is BudgetState.PROPOSED or (found.state is BudgetState.APPROVED and leads)
    return open and may_enter(request.actor, "budget.withdraw")


@endpoint("budget.propose")
def propose(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "resources/budget_propose.html")
    if request.method != "POST":
        return page(form=BudgetForm(initial={"act": fresh_act(), **this_year(request)}))
    then = to_made(partial(address, request, "budget"))
    return perform(request.actor, propose_budget, BudgetForm(request.POST), then=then, page=page)


@endpoint("budget.record")
def record(request: Visit) -> HttpResponse:
    again: dict[str, Any] = {"choose_again": "scan" in request.FILES}
    page = partial(form_page, request, "resources/budget_record.html", **again)
    named = [one for one in people.people(request.organisation.id) if one.name]
    made = partial(RecordBudgetForm, people=named, today=request.today)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), **this_year(request)}))
    act = keeping(request.organisation.id, record_budget)
    then = to_made(partial(address, request, "budget"))
    return perform(request.actor, act, made(request.POST, request.FILES), then=then, page=page)


def this_year(request: Visit) -> dict[str, date]:
    """The calendar year: most budgets begin with it, and both days can be changed."""
    year = request.today.year
    return {"begins_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}


@endpoint("budget.withdraw")
def withdraw(request: Visit, budget_id: UUID) -> HttpResponse:
    found = queries.budget(request.organisation.id, budget_id)
    page = partial(form_page, request, "resources/budget_withdraw.html", budget=found)
    if request.method != "POST":
        return page(form=WithdrawBudgetForm(initial={"act": fresh_act()}))
    act = partial(withdraw_budget, budget_id=found.id)
    then = to(address(request, "budget", found.id))
    return perform(request.actor, act, WithdrawBudgetForm(request.POST), then=then, page=page)


@endpoint("budget.read")
@require_safe
def scan(request: Visit, budget_id: UUID) -> HttpResponse:
    found = queries.budget(request.organisation.id, budget_id)
    if not found.scan:
        raise Unknown("budget")
    return scan_to_take(request.organisation.id, found.scan, f"budget-{found.begins_on.isoformat()}")


def form_page(
    request: Visit,
    template: str,
    *,
    form: ActForm,
    budget: Budget | None = None,
    status: int = 200,
    refusal: str = "",
    **more: Any,
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "budget": shown(request, budget) if budget else None,
        "back_url": address(request, "budget", budget.id) if budget else address(request, "list"),
        **more,
    }
    return render(request, template, context, status=status)
