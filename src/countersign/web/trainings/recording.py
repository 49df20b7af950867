"""Recording by hand who did a training; putting it right; withdrawing it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.awareness import queries
from countersign.awareness.commands.correct_completion import correct_completion
from countersign.awareness.commands.record_completion import record_completion
from countersign.awareness.commands.withdraw_completion import withdraw_completion
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries as people
from countersign.web.trainings import showing
from countersign.web.trainings.forms import CorrectForm, RecordForm, WithdrawForm

if TYPE_CHECKING:
    from countersign.awareness.models import Completion


def page_of(
    request: Visit, template: str, *, form: ActForm, status: int = 200, refusal: str = "", **more: Any
) -> HttpResponse:
    context = {"form": form, "refusal": refusal, "list_url": showing.address(request, "list"), **more}
    return render(request, template, context, status=status)


@endpoint("completion.record")
def record(request: Visit) -> HttpResponse:
    known = queries.courses(request.organisation.id)
    page = partial(page_of, request, "trainings/record.html", courses=known)
    form = partial(RecordForm, organisation=request.organisation.id)
    if request.method != "POST":
        return page(form=form(initial={"act": fresh_act()}))
    then = to(showing.address(request, "list") + "?show=everybody#others")
    return perform(request.actor, record_completion, form(request.POST), then=then, page=page)


@endpoint("completion.correct")
def correct(request: Visit, completion_id: UUID) -> HttpResponse:
    row = queries.completion(request.organisation.id, completion_id)
    there = showing.address(request, "person", row.person_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        """Whoever was overtaken sees what it says now beside what they typed."""
        stale = status == 409
        if stale:
            form.data = {**form.data.dict(), "revision_shown": row.revision}  # type: ignore[attr-defined]
        told = about(request, row, now=showing.shown(request, whole(request, row)) if stale else None)
        return page_of(request, "trainings/correct.html", form=form, status=status, refusal=refusal, **told)

    if request.method != "POST":
        names = ("course", "completed_on", "valid_until", "score")
        first = {name: getattr(row, name) for name in names}
        return page(form=CorrectForm(initial={"act": fresh_act(), "revision_shown": row.revision, **first}))
    act = partial(correct_completion, completion_id=row.id)
    return perform(request.actor, act, CorrectForm(request.POST), then=to(there), page=page)


@endpoint("completion.withdraw")
def withdraw(request: Visit, completion_id: UUID) -> HttpResponse:
    row = queries.completion(request.organisation.id, completion_id)
    page = partial(page_of, request, "trainings/withdraw.html", **about(request, row))
    if request.method != "POST":
        return page(form=WithdrawForm(initial={"act": fresh_act()}))
    act = partial(withdraw_completion, completion_id=row.id)
    then = to(showing.address(request, "person", row.person_id))
    return perform(request.actor, act, WithdrawForm(request.POST), then=then, page=page)


def whole(request: Visit, row: Completion) -> Completion:
    """With whoever recorded it."""
    return queries.every_completion(request.organisation.id).get(id=row.id)


def about(request: Visit, row: Completion, **more: Any) -> dict[str, Any]:
    return {
        "course": row.course,
        "completed_on": row.completed_on,
        "name": str(people.person(request.organisation.id, row.person_id)),
        "person_url": showing.address(request, "person", row.person_id),
        "withdraw_url": showing.address(request, "withdraw", row.id),
        **more,
    }
