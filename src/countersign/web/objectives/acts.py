"""What is done with an objective besides measuring it: taken back, told, extended, concluded."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.objectives.commands.conclude_objective import conclude_objective
from countersign.objectives.commands.extend_objective import extend_objective
from countersign.objectives.commands.tell_of_objective import tell_of_objective
from countersign.objectives.commands.withdraw_terms import withdraw_terms
from countersign.objectives.enums import TermsState
from countersign.objectives.queries import Pursued, Pursuits
from countersign.web.objectives import showing
from countersign.web.objectives.forms import BecauseForm, ConcludeForm, ExtendForm, TellForm


def page_of(
    request: Visit, template: str, one: Pursued, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    if status == 409 and "due_shown" in form.fields:
        form.data = {**form.data.dict(), "due_shown": one.due(request.today)}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "line": showing.line(request, one),
        "back_url": showing.address(request, "objective", one.objective.id),
    }
    return render(request, template, context, status=status)


@endpoint("objective.withdraw")
def withdraw(request: Visit, objective_id: UUID) -> HttpResponse:
    one = Pursuits(request.organisation).of(objective_id)
    proposed = next((row for row in one.versions if row.state is TermsState.PROPOSED), None)
    if proposed is None:
        raise Unknown("objectiveterms")
    page = partial(page_of, request, "objectives/withdraw.html", one)
    if request.method != "POST":
        return page(form=BecauseForm(initial={"act": fresh_act()}))
    act = partial(withdraw_terms, terms_id=proposed.id)
    then = to(showing.address(request, "list"))
    return perform(request.actor, act, BecauseForm(request.POST), then=then, page=page)


@endpoint("objective.tell")
def tell(request: Visit, objective_id: UUID) -> HttpResponse:
    one = Pursuits(request.organisation).of(objective_id)
    page = partial(page_of, request, "objectives/tell.html", one)
    if request.method != "POST":
        return page(form=TellForm(initial={"act": fresh_act(), "told_on": request.today}))
    act = partial(tell_of_objective, objective_id=objective_id)
    then = to(showing.address(request, "objective", objective_id))
    return perform(request.actor, act, TellForm(request.POST), then=then, page=page)


@endpoint("objective.extend")
def extend(request: Visit, objective_id: UUID) -> HttpResponse:
    one = Pursuits(request.organisation).of(objective_id)
    page = partial(page_of, request, "objectives/extend.html", one)
    if request.method != "POST":
        return page(form=ExtendForm(initial={"act": fresh_act(), "due_shown": one.due(request.today)}))
    act = partial(extend_objective, objective_id=objective_id)
    then = to(showing.address(request, "objective", objective_id))
    return perform(request.actor, act, ExtendForm(request.POST), then=then, page=page)


@endpoint("objective.conclude")
def conclude(request: Visit, objective_id: UUID) -> HttpResponse:
    read = Pursuits(request.organisation)
    one = read.of(objective_id)
    page = partial(page_of, request, "objectives/conclude.html", one)
    rest = (other for other in read.pursued(request.today) if other.objective.id != objective_id)
    others = [(other.objective.id.hex, other.latest.title) for other in rest]
    if request.method != "POST":
        return page(form=ConcludeForm(initial={"act": fresh_act(), "concluded_on": request.today}, others=others))
    act = partial(conclude_objective, objective_id=objective_id)
    then = to(showing.address(request, "objective", objective_id))
    return perform(request.actor, act, ConcludeForm(request.POST, others=others), then=then, page=page)
