"""Whoever holds a role or leads a department is asked by name."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from countersign.awareness import queries
from countersign.awareness.commands.record_interview import record_interview
from countersign.awareness.commands.withdraw_interview import withdraw_interview
from countersign.awareness.enums import AskedAs
from countersign.awareness.library import Asked
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries as people
from countersign.web.spotchecks import showing
from countersign.web.spotchecks.forms import InterviewForm, WithdrawForm


def every_question() -> list[Asked]:
    """Of both sorts, each once, in the order of the bank."""
    both = [*queries.interview_questions(AskedAs.ROLE), *queries.interview_questions(AskedAs.MANAGER)]
    return sorted({one.number: one for one in both}.values(), key=lambda one: int(one.number[1:]))


@endpoint("interview.record")
def record(request: Visit) -> HttpResponse:
    asked = every_question()
    page = partial(record_page, request, asked)
    form = partial(InterviewForm, organisation=request.organisation.id, asked=asked)
    if request.method != "POST":
        return page(form=form(initial={"act": fresh_act(), "asked_on": request.today}))
    then = to(showing.address(request, "list"))
    return perform(request.actor, record_interview, form(request.POST), then=then, page=page)


def record_page(
    request: Visit, asked: list[Asked], *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    managers = {one.number for one in queries.interview_questions(AskedAs.MANAGER)}
    holders = {one.number for one in queries.interview_questions(AskedAs.ROLE)}
    context = {
        "form": form,
        "refusal": refusal,
        "questions": [
            {
                "field": form[one.number],
                "hint": one.good.in_language(_) + whom(one.number in holders, one.number in managers),
            }
            for one in asked
        ],
        "list_url": showing.address(request, "list"),
    }
    return render(request, "spotchecks/interview.html", context, status=status)


def whom(holder: bool, manager: bool) -> str:
    if holder and manager:
        return ""
    return " " + (_("For holders of a role.") if holder else _("For managers."))


@endpoint("interview.withdraw")
def withdraw(request: Visit, interview_id: UUID) -> HttpResponse:
    row = queries.interview(request.organisation.id, interview_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal,
            "name": str(people.person(request.organisation.id, row.person_id)),
            "asked_on": row.asked_on,
            "list_url": showing.address(request, "list"),
        }
        return render(request, "spotchecks/withdraw.html", context, status=status)

    if request.method != "POST":
        return page(form=WithdrawForm(initial={"act": fresh_act()}))
    then = to(showing.address(request, "list"))
    act = partial(withdraw_interview, interview_id=row.id)
    return perform(request.actor, act, WithdrawForm(request.POST), then=then, page=page)
