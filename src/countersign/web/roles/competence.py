"""What makes a holder competent: writing it down, confirming it, planning what is missing, judging what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from countersign.entrance.acts import ActForm, Address, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.roles import permissions, queries
from countersign.roles.commands.confirm_competence import confirm_competence
from countersign.roles.commands.evaluate_gap import evaluate_gap
from countersign.roles.commands.plan_gap import plan_gap
from countersign.roles.commands.record_competence import record_competence
from countersign.roles.commands.withdraw_competence import withdraw_competence
from countersign.roles.commands.withdraw_gap import withdraw_gap
from countersign.web.roles import showing
from countersign.web.roles.answering import show
from countersign.web.roles.competence_forms import CompetenceForm, EvaluateForm, GapForm, WithdrawForm
from countersign.web.roles.competent import named

if TYPE_CHECKING:
    from countersign.roles.models import Appointment


def reached(request: Visit, act: str, appointment_id: UUID) -> Appointment:
    """Raises Unknown for none, and for one whose holder is not this reader's to act about."""
    found = queries.appointment(request.organisation.id, appointment_id)
    if not permissions.reaches(request.actor, act, found.person_id):
        raise Unknown("appointment")
    return found


def back(request: Visit, appointment: Appointment) -> str:
    return showing.address(request, "appointment", appointment.id) + "#competence"


def form_page(
    request: Visit,
    template: str,
    appointment: Appointment,
    *,
    form: ActForm,
    status: int = 200,
    refusal: str = "",
    **more: Any,
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "role": appointment.role.name,
        "person": str(appointment.person),
        "own": appointment.person_id == request.actor.person,
        "back_url": back(request, appointment),
        **more,
    }
    return render(request, template, context, status=status)


@endpoint("competence.record")
def record(request: Visit, appointment_id: UUID) -> HttpResponse:
    found = reached(request, "competence.record", appointment_id)
    page = partial(form_page, request, "roles/show_competence.html", found)
    if request.method != "POST":
        return page(form=CompetenceForm(initial={"act": fresh_act()}))
    act = partial(record_competence, appointment_id=found.id)
    return perform(request.actor, act, CompetenceForm(request.POST), then=then_back(request, found), page=page)


def then_back(request: Visit, appointment: Appointment) -> Address:
    return to(back(request, appointment))


@endpoint("competence.confirm")
@require_POST
def confirm(request: Visit, competence_id: UUID) -> HttpResponse:
    row = queries.competence(request.organisation.id, competence_id)
    found = queries.appointment(request.organisation.id, row.appointment_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        said = refusal or _("Nothing was confirmed. Look at it again.")
        return show(request, found, "", form=ActForm(), status=status, refusal=said)

    act = partial(confirm_competence, competence_id=row.id)
    return perform(request.actor, act, ActForm(request.POST), then=then_back(request, found), page=page)


@endpoint("competence.withdraw")
def withdraw(request: Visit, competence_id: UUID) -> HttpResponse:
    row = queries.competence(request.organisation.id, competence_id)
    found = reached(request, "competence.withdraw", row.appointment_id)
    told = {"name": named(row.basis), "text": row.text or ""}
    page = partial(form_page, request, "roles/withdraw_competence.html", found, said=told)
    if request.method != "POST":
        return page(form=WithdrawForm(initial={"act": fresh_act()}))
    act = partial(withdraw_competence, competence_id=row.id)
    return perform(request.actor, act, WithdrawForm(request.POST), then=then_back(request, found), page=page)


@endpoint("gap.plan")
def plan(request: Visit, appointment_id: UUID) -> HttpResponse:
    found = reached(request, "gap.plan", appointment_id)
    page = partial(form_page, request, "roles/plan_gap.html", found)
    if request.method != "POST":
        return page(form=GapForm(initial={"act": fresh_act()}))
    act = partial(plan_gap, appointment_id=found.id)
    return perform(request.actor, act, GapForm(request.POST), then=then_back(request, found), page=page)


@endpoint("gap.evaluate")
def evaluate(request: Visit, gap_id: UUID) -> HttpResponse:
    """Whoever holds the role finds the page, and the sentence that somebody else judges."""
    gap = queries.gap(request.organisation.id, gap_id)
    found = queries.appointment(request.organisation.id, gap.appointment_id)
    told = {"missing": gap.missing or "", "plan": gap.plan or "", "due_on": gap.due_on}
    may = permissions.may_evaluate(request.actor, gap)
    page = partial(form_page, request, "roles/evaluate_gap.html", found, gap=told, may_evaluate=may)
    if request.method != "POST":
        return page(form=EvaluateForm(initial={"act": fresh_act(), "evaluated_on": request.today}))
    act = partial(evaluate_gap, gap_id=gap.id)
    return perform(request.actor, act, EvaluateForm(request.POST), then=then_back(request, found), page=page)


@endpoint("gap.withdraw")
def withdraw_planned(request: Visit, gap_id: UUID) -> HttpResponse:
    gap = queries.gap(request.organisation.id, gap_id)
    found = reached(request, "gap.withdraw", gap.appointment_id)
    told = {"name": _("Gap"), "text": gap.missing or ""}
    page = partial(form_page, request, "roles/withdraw_competence.html", found, said=told)
    if request.method != "POST":
        return page(form=WithdrawForm(initial={"act": fresh_act()}))
    act = partial(withdraw_gap, gap_id=gap.id)
    return perform(request.actor, act, WithdrawForm(request.POST), then=then_back(request, found), page=page)
