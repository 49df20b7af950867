"""The steps, each on a page of its own: what is on record, what is asked, and what follows from leaving it open."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from countersign.audits.commands.plan_visit import plan_visit
from countersign.entrance.acts import ActForm, fresh_act, perform, see, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people.commands.begin_register import begin_register
from countersign.people.queries import register_begun
from countersign.web.audits.forms import VisitForm
from countersign.web.numbers import opening
from countersign.web.setup.forms import LeaderForm
from countersign.web.setup.steps import STEPS, Step, address, after, listed, position
from countersign.web.setup.strip import put_up, take_down

ORGANISATION, TOP_MANAGEMENT, PEOPLE, POLICY, DUTIES, AUDIT = STEPS


def page(
    request: Visit,
    step: Step,
    *,
    form: ActForm | None = None,
    status: int = 200,
    refusal: str = "",
    begun: bool = False,
    **pages: str,
) -> HttpResponse:
    """A step in its frame. ``pages`` are names of addresses to which it leads."""
    put_up(request, step)
    following, steps = after(request, step), listed(request, step)
    context = {
        "form": form,
        "refusal": refusal,
        "nav": [],
        "n": position(step),
        "steps_url": address_of(request, "steps:list"),
        "steps": steps,
        "here": steps[position(step) - 1],
        "next": {"name": _(following.name), "url": address(request, following)} if following else None,
        "end_url": address_of(request, "steps:end") if may_enter(request.actor, "organisation.change") else "",
        "end_act": fresh_act(),
        "begun": begun,
        **{name: address_of(request, route) for name, route in pages.items()},
    }
    return render(request, f"setup/{step.key}.html", context, status=status)


@endpoint("organisation.change")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """All steps: what is on record since when, and where to go on."""
    steps = listed(request)
    left = [one for one in steps if one["fact"] is None]
    n = len(left)
    context = {
        "steps": steps,
        "go_on": left[0] if left else None,
        "finding": ngettext("One step is open", "{n} steps are open", n).format(n=opening(n)),
        "end_url": address_of(request, "steps:end"),
        "end_act": fresh_act(),
    }
    return render(request, "setup/steps.html", context)


@endpoint("register.begin")
def top_management(request: Visit) -> HttpResponse:
    """Who leads? Asked until somebody has countersigned."""
    begun = register_begun(request.organisation.id)
    show = partial(page, request, TOP_MANAGEMENT, begun=begun, list_url="people:register")
    if request.method != "POST":
        return show(form=LeaderForm(initial={"act": fresh_act(), "leads_from": request.today}))
    return perform(request.actor, begin_register, LeaderForm(request.POST), then=onwards(request, PEOPLE), page=show)


@endpoint("person.import")
@require_safe
def people(request: Visit) -> HttpResponse:
    return page(request, PEOPLE, import_url="people:upload", new_url="people:new", list_url="people:list")


@endpoint("policy.create")
@require_safe
def policy(request: Visit) -> HttpResponse:
    return page(request, POLICY, new_url="policies:new", list_url="policies:list")


@endpoint("appointment.propose")
@require_safe
def duties(request: Visit) -> HttpResponse:
    return page(request, DUTIES, duties_url="roles:duties", list_url="roles:list")


@endpoint("visit.plan")
def audit(request: Visit) -> HttpResponse:
    """The last step; it leads to the findings."""
    show = partial(page, request, AUDIT, list_url="audits:list")
    if request.method != "POST":
        return show(form=VisitForm(initial={"act": fresh_act()}))
    then = to(address_of(request, "findings:list"))
    answer = perform(request.actor, plan_visit, VisitForm(request.POST), then=then, page=show)
    if answer.status_code == 303:
        take_down(request)
    return answer


@endpoint("organisation.change")
@require_POST
def end(request: Visit) -> HttpResponse:
    """To the findings, worst first. Whatever is still open can be taken up any time."""
    take_down(request)
    return see(address_of(request, "findings:list"))


def address_of(request: Visit, name: str) -> str:
    return reverse(name, args=[request.organisation.slug])


def onwards(request: Visit, step: Step) -> Any:
    return to(address(request, step))
