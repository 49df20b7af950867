"""What is done about a risk: put forward, approved by its owner or top management, carried out, ended."""

from __future__ import annotations

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
from countersign.kernel.refusals import Refused, Unknown
from countersign.people import queries as people
from countersign.risks import queries
from countersign.risks.commands.approve_treatment import approve_treatment
from countersign.risks.commands.carry_out_treatment import carry_out_treatment
from countersign.risks.commands.close_treatment import close_treatment
from countersign.risks.commands.propose_treatment import propose_treatment
from countersign.risks.enums import TreatmentState
from countersign.risks.permissions import check_can_approve, check_can_carry_out, check_can_end, reaches
from countersign.risks.queries.authority import decider, held_by
from countersign.web.risks import showing
from countersign.web.risks.forms import ApproveForm, DoneForm, EndForm, TreatForm
from countersign.web.risks.one import form_page, here, visible

if TYPE_CHECKING:
    from countersign.risks.models import Risk, Treatment


@endpoint("treatment.propose")
def propose(request: Visit, risk_id: UUID) -> HttpResponse:
    found = visible(request, risk_id)
    made = partial(TreatForm, people=here(request))
    page = partial(form_page, request, "risks/treat.html", found=found)
    if request.method != "POST":
        latest = queries.latest_assessment(request.organisation.id, found.id)
        return page(form=made(initial={"act": fresh_act(), "latest_shown": latest.id if latest else None}))
    act = partial(propose_treatment, risk_id=found.id)
    then = to_made(partial(showing.address, request, "treatment"))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


def both(request: Visit, treatment_id: UUID) -> tuple[Treatment, Risk]:
    """A decision with its risk. Raises Unknown for one that this reader has no business with."""
    found = queries.treatment(request.organisation.id, treatment_id)
    about = queries.risk(request.organisation.id, found.risk_id)
    carries = found.carrier_id is not None and found.carrier_id == request.actor.person
    if not carries and not reaches(request.actor, "risk.see", about):
        raise Unknown("treatment")
    return found, about


@endpoint("risk.see")
@require_safe
def treatment(request: Visit, treatment_id: UUID) -> HttpResponse:
    """Also for whoever carries it out, who need not see the rest."""
    return treatment_page(request, *both(request, treatment_id))


@endpoint("treatment.approve")
def approve(request: Visit, treatment_id: UUID) -> HttpResponse:
    found, about = both(request, treatment_id)
    page = partial(treatment_page, request, found, about)
    if request.method != "POST":
        return page()
    act = partial(approve_treatment, treatment_id=found.id)
    then = to(showing.address(request, "treatment", found.id))
    return perform(request.actor, act, ApproveForm(request.POST), then=then, page=page)


def treatment_page(
    request: Visit, found: Treatment, about: Risk, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    measure = queries.scale(request.organisation.id, request.today)
    hindered = why_not(request, found, about)
    waits = found.state is TreatmentState.PROPOSED
    capacity = people.capacity_of(request.organisation.id, request.actor.person, clock.now())
    context = {
        "treatment": showing.treatment(request, found, measure),
        "risk_open": reaches(request.actor, "risk.see", about),
        "hands": hands(found),
        "refusal": refusal,
        "form": ApproveForm(initial={"act": fresh_act(), "digest_shown": found.document})
        if waits and not hindered
        else None,
        "hindered": hindered if waits else "",
        "capacity": capacity or _("the owner of the risk"),
        "today": request.today,
        "approve_url": showing.address(request, "approve", found.id),
        "done_url": step(request, found, about, check_can_carry_out, "carry_out"),
        "end_url": step(request, found, about, check_can_end, "end"),
        "end_label": end_label(found),
    }
    return render(request, "risks/treatment.html", context, status=status)


def step(request: Visit, found: Treatment, about: Risk, check: Any, name: str) -> str:
    """The address of an act, for whoever may do it now."""
    try:
        check(request.actor, found, about)
    except Refused:
        return ""
    accepts = name == "carry_out" and showing.treatment(request, found, queries.Scale())["accepts"]
    return "" if accepts else showing.address(request, name, found.id)


def why_not(request: Visit, found: Treatment, about: Risk) -> str:
    """Why this reader decides nothing here, in the words in which the command would refuse it."""
    org, at = request.organisation.id, clock.now()
    measure = queries.scale(org, request.today)
    judged = decider(found, measure, held_by(org, about.owner_id), request.today)
    capacity = people.capacity_of(org, request.actor.person, at)
    only = people.is_only_leader(org, request.actor.person, at)
    latest = queries.latest_assessment(org, about.id)
    try:
        check_can_approve(request.actor, found, about, judged, capacity, only)
    except Refused as refused:
        return refused.words.in_language(_)
    if latest is None or latest.id != found.assessment_id:
        return _("The risk was assessed anew since this was put forward: it has to be put forward anew.")
    return ""


def hands(found: Treatment) -> list[dict[str, Any]]:
    """Who put it forward, and who decided."""
    asked = {"name": str(found.proposed_by), "hat": _("put it forward"), "at": found.proposed_at}
    if found.approved_at:
        hat = found.approved_as or _("as the owner of the risk")
        return [asked, {"name": str(found.approved_by), "hat": hat, "at": found.approved_at}]
    return [asked] if found.closed_at else [asked, {"name": _("the decision goes here"), "hat": "", "open": True}]


def end_label(found: Treatment) -> str:
    return _("End this decision") if found.approved_at else _("Refuse it, or take it back")


@endpoint("treatment.carry_out")
def carry_out(request: Visit, treatment_id: UUID) -> HttpResponse:
    found, about = both(request, treatment_id)
    page = partial(act_page, request, found, about, "risks/carry_out.html")
    if request.method != "POST":
        return page(form=DoneForm(initial={"act": fresh_act(), "carried_out_on": request.today}))
    act = partial(carry_out_treatment, treatment_id=found.id)
    then = to(showing.address(request, "treatment", found.id))
    return perform(request.actor, act, DoneForm(request.POST), then=then, page=page)


@endpoint("treatment.close")
def close(request: Visit, treatment_id: UUID) -> HttpResponse:
    found, about = both(request, treatment_id)
    page = partial(act_page, request, found, about, "risks/end.html")
    if request.method != "POST":
        return page(form=EndForm(initial={"act": fresh_act()}))
    act = partial(close_treatment, treatment_id=found.id)
    then = to(showing.address(request, "treatment", found.id))
    return perform(request.actor, act, EndForm(request.POST), then=then, page=page)


def act_page(
    request: Visit,
    found: Treatment,
    about: Risk,
    template: str,
    *,
    form: ActForm,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    check, name = (check_can_end, "end") if template.endswith("end.html") else (check_can_carry_out, "carry_out")
    context = {
        "form": form,
        "refusal": refusal,
        "treatment": showing.treatment(request, found, queries.scale(request.organisation.id, request.today)),
        "may": bool(step(request, found, about, check, name)),
        "label": end_label(found),
        "back_url": showing.address(request, "treatment", found.id),
    }
    return render(request, template, context, status=status)
