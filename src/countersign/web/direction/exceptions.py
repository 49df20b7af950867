"""Where leaders were seen above a rule: observed, approved by another leader, corrected or withdrawn."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from countersign.direction import queries
from countersign.direction.commands.approve_deviation import approve_deviation
from countersign.direction.commands.correct_deviation import correct_deviation
from countersign.direction.commands.observe_deviation import observe_deviation
from countersign.direction.commands.withdraw_deviation import withdraw_deviation
from countersign.entrance.acts import Act, fresh_act, perform, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people import queries as people
from countersign.web.direction import forms, showing
from countersign.web.direction.views import Made, form_page, leading, step


@endpoint("deviation.read")
@require_safe
def deviation(request: Visit, deviation_id: UUID) -> HttpResponse:
    """One exception. Whoever it is about reads it as well."""
    one = showing.deviation(request, showing.seen(request, deviation_id))
    list_url = showing.address(request, "list") if may_enter(request.actor, "direction.read") else ""
    return render(request, "direction/deviation.html", {"one": one, "list_url": list_url})


@endpoint("deviation.observe")
def observe(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "direction/observe.html")
    executives = people.executives(request.organisation.id).filter(left_on=None)
    named = {one.id: one for one in (*leading(request), *executives) if one.name}
    made = partial(forms.ObserveForm, leaders=sorted(named.values(), key=str))
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "observed_on": request.today}))
    then = to_made(partial(showing.address, request, "deviation"))
    return perform(request.actor, observe_deviation, made(request.POST), then=then, page=page)


@endpoint("deviation.approve")
def approve(request: Visit, deviation_id: UUID) -> HttpResponse:
    return one_step(request, deviation_id, "approve_deviation", approve_deviation, forms.ApproveForm)


@endpoint("deviation.correct")
def correct(request: Visit, deviation_id: UUID) -> HttpResponse:
    return one_step(request, deviation_id, "correct_deviation", correct_deviation, forms.CorrectForm)


@endpoint("deviation.withdraw")
def withdraw(request: Visit, deviation_id: UUID) -> HttpResponse:
    return one_step(request, deviation_id, "withdraw_deviation", withdraw_deviation, forms.WithdrawForm)


def one_step(request: Visit, deviation_id: UUID, name: str, command: Act, made: Made) -> HttpResponse:
    """Its template is called like it."""
    row = queries.deviation(request.organisation.id, deviation_id)
    page = partial(form_page, request, f"direction/{name}.html", one=showing.deviation(request, row))
    back = showing.address(request, "deviation", row.id)
    act = partial(command, deviation_id=row.id)
    return step(request, act, made, page, row.revision, back, corrected_on=request.today)
