"""A role that is with a function, and with nobody by name: written down as it was found, and ended."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries as people
from countersign.roles import queries
from countersign.roles.commands.end_function import end_function
from countersign.roles.commands.give_to_function import give_to_function
from countersign.web.roles import showing
from countersign.web.roles.telling_forms import EndFunctionForm, FunctionForm


@endpoint("functionrole.record")
def give(request: Visit, role_id: UUID) -> HttpResponse:
    """The page invites to name somebody first; what was found can be written down all the same."""
    found = queries.role(request.organisation.id, role_id)
    back = showing.address(request, "role", found.id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal,
            "role": found,
            "clauses": showing.clauses(found),
            "departments": people.departments(request.organisation.id, request.today),
            "propose_url": showing.address(request, "propose", found.id),
            "back_url": back,
        }
        return render(request, "roles/give_function.html", context, status=status)

    if request.method != "POST":
        return page(form=FunctionForm(initial={"act": fresh_act(), "given_from": request.today}))
    act = partial(give_to_function, role_id=found.id)
    return perform(request.actor, act, FunctionForm(request.POST), then=to(back), page=page)


@endpoint("functionrole.end")
def end(request: Visit, functionrole_id: UUID) -> HttpResponse:
    found = queries.function_role(request.organisation.id, functionrole_id)
    back = showing.address(request, "role", found.role_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {"form": form, "refusal": refusal, "given": found, "role": found.role, "back_url": back}
        return render(request, "roles/end_function.html", context, status=status)

    if request.method != "POST":
        return page(form=EndFunctionForm(initial={"act": fresh_act(), "given_until": request.today}))
    act = partial(end_function, functionrole_id=found.id)
    return perform(request.actor, act, EndFunctionForm(request.POST), then=to(back), page=page)
