"""What is done with a finding: raised, answered, done, returned, another day, closed, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.audits import queries
from countersign.audits.commands.agree_day import agree_day
from countersign.audits.commands.answer_finding import answer_finding
from countersign.audits.commands.assign_finding import assign_finding
from countersign.audits.commands.close_elsewhere import close_elsewhere
from countersign.audits.commands.finish_answer import finish_answer
from countersign.audits.commands.raise_finding import raise_finding
from countersign.audits.commands.record_finding import record_finding
from countersign.audits.commands.return_answer import return_answer
from countersign.audits.commands.verify_finding import verify_finding
from countersign.audits.commands.withdraw_finding import withdraw_finding
from countersign.audits.queries import Followed
from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries as people
from countersign.web.audits import found_showing as showing
from countersign.web.audits import internal_showing
from countersign.web.audits.found_forms import (
    AgreeForm,
    AnswerForm,
    AssignForm,
    BecauseForm,
    FindingForm,
    FinishForm,
    LetterForm,
    VerifyForm,
)
from countersign.web.audits.words import called

if TYPE_CHECKING:
    from countersign.people.models import Person

STALE = 409


def everybody(request: Visit) -> list[Person]:
    here = people.people(request.organisation.id)
    return [one for one in here if one.name and (one.left_on is None or one.left_on > request.today)]


@endpoint("auditfinding.raise")
def raise_one(request: Visit, audit_id: UUID) -> HttpResponse:
    audit = queries.internal_audit(request.organisation.id, audit_id)
    back = showing.address(request, "internal", audit.id)
    about = {"name": audit.title, "on": audit.conducted_on or audit.audit_on}
    return new(request, partial(raise_finding, audit_id=audit.id), about, back, "audits/finding_raise.html")


@endpoint("auditfinding.record")
def record_internal(request: Visit, audit_id: UUID) -> HttpResponse:
    audit = queries.internal_audit(request.organisation.id, audit_id)
    back = showing.address(request, "internal", audit.id)
    about = {"name": audit.title, "on": audit.conducted_on or audit.audit_on, "by": internal_showing.auditor(audit)}
    return new(request, partial(record_finding, audit_id=audit.id), about, back, "audits/finding_record.html")


@endpoint("auditfinding.record")
def record_external(request: Visit, visit_id: UUID) -> HttpResponse:
    visit = queries.visit(request.organisation.id, visit_id)
    back = showing.address(request, "visit", visit.id)
    about = {"name": called(visit), "on": visit.visit_on, "by": visit.certifier}
    return new(request, partial(record_finding, visit_id=visit.id), about, back, "audits/finding_record.html")


def new(request: Visit, act: Act, about: dict[str, Any], back: str, template: str) -> HttpResponse:
    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {"form": form, "refusal": refusal, "about": about, "back_url": back}
        return render(request, template, context, status=status)

    if request.method != "POST":
        first = {"act": fresh_act(), "raised_on": about["on"]}
        return page(form=FindingForm(initial=first, people=everybody(request)))
    form = FindingForm(request.POST, people=everybody(request))
    return perform(request.actor, act, form, then=to_made(partial(showing.address, request, "finding")), page=page)


def acted(
    request: Visit, one: Followed, act: Act, made: Callable[..., ActForm], name: str, **first: Any
) -> HttpResponse:
    """A form about a finding. Whoever was overtaken sees how it stands now, and sends it again."""

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        if status == STALE and "revision_shown" in form.fields:
            form.data = {**form.data.dict(), "revision_shown": one.row.revision}  # type: ignore[attr-defined]
        back = showing.address(request, "finding", one.row.id)
        context = {"form": form, "refusal": refusal, "one": showing.shown(request, one), "back_url": back}
        return render(request, f"audits/{name}.html", context, status=status)

    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "revision_shown": one.row.revision, **first}))
    then = to(showing.address(request, "finding", one.row.id))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


@endpoint("auditfinding.answer")
def answer(request: Visit, auditfinding_id: UUID) -> HttpResponse:
    one = showing.theirs(request, auditfinding_id)
    said = one.answers[-1] if one.answers else None
    names = ("cause", "correction", "action", "action_due_on")
    first = {name: getattr(said, name) or "" for name in names} if said else {"action_due_on": one.due_on}
    owner = said.action_owner_id if said else one.row.owner_id
    made = partial(AnswerForm, people=everybody(request))
    act = partial(answer_finding, finding_id=one.row.id)
    return acted(request, one, act, made, "finding_answer", action_owner_id=owner.hex, **first)


@endpoint("auditfinding.assign")
def assign(request: Visit, auditfinding_id: UUID) -> HttpResponse:
    one = showing.theirs(request, auditfinding_id)
    made = partial(AssignForm, people=everybody(request))
    act = partial(assign_finding, finding_id=one.row.id)
    return acted(request, one, act, made, "finding_assign", owner_id=one.row.owner_id.hex)


@endpoint("auditfinding.agree")
def agree(request: Visit, auditfinding_id: UUID) -> HttpResponse:
    one = showing.theirs(request, auditfinding_id)
    act = partial(agree_day, finding_id=one.row.id)
    return acted(request, one, act, AgreeForm, "finding_agree", agreed_on=request.today)


@endpoint("auditfinding.verify")
def verify(request: Visit, auditfinding_id: UUID) -> HttpResponse:
    one = showing.theirs(request, auditfinding_id)
    act = partial(verify_finding, finding_id=one.row.id)
    return acted(request, one, act, VerifyForm, "finding_verify", closed_on=request.today)


@endpoint("auditfinding.close_elsewhere")
def close(request: Visit, auditfinding_id: UUID) -> HttpResponse:
    one = showing.theirs(request, auditfinding_id)
    act = partial(close_elsewhere, finding_id=one.row.id)
    return acted(request, one, act, LetterForm, "finding_close")


@endpoint("auditfinding.withdraw")
def withdraw(request: Visit, auditfinding_id: UUID) -> HttpResponse:
    one = showing.theirs(request, auditfinding_id)
    act = partial(withdraw_finding, finding_id=one.row.id)
    return acted(request, one, act, BecauseForm, "finding_withdraw")


@endpoint("auditfinding.finish")
def finish(request: Visit, answer_id: UUID) -> HttpResponse:
    said = queries.answer(request.organisation.id, answer_id)
    one = showing.theirs(request, said.finding_id)
    act = partial(finish_answer, answer_id=said.id)
    return acted(request, one, act, FinishForm, "finding_finish", done_on=request.today)


@endpoint("auditfinding.return")
def return_one(request: Visit, answer_id: UUID) -> HttpResponse:
    said = queries.answer(request.organisation.id, answer_id)
    one = showing.theirs(request, said.finding_id)
    act = partial(return_answer, answer_id=said.id)
    return acted(request, one, act, BecauseForm, "finding_return")
