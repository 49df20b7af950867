"""Two minutes: answering for oneself, or writing down what somebody said."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.awareness import queries
from countersign.awareness.commands.answer_questions import answer_questions
from countersign.awareness.commands.write_down_answers import write_down_answers
from countersign.awareness.library import FIND, Asked, staff_questions
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.web.spotchecks import showing
from countersign.web.spotchecks.forms import AnswersForm


@endpoint("spotcheck.answer")
def answer(request: Visit, draw_id: UUID) -> HttpResponse:
    """The questions, for whoever was drawn. Whoever was not finds the same page as whoever has answered."""
    row = queries.draw(request.organisation.id, draw_id)
    own = queries.own_invitation(request.organisation.id, request.actor.person, request.today)
    asked = staff_questions(newcomer=own.newcomer, outsider=own.outsider) if own and own.draw_id == row.id else []
    page = partial(answer_page, request, "spotchecks/answer.html", asked, until=row.until_on)
    if request.method != "POST":
        return page(form=AnswersForm(initial={"act": fresh_act()}, asked=asked))
    form = AnswersForm(request.POST, asked=asked)
    then = to(showing.address(request, "answer", row.id))
    return perform(request.actor, partial(answer_questions, draw_id=row.id), form, then=then, page=page)


@endpoint("spotcheck.ask")
def ask(request: Visit, draw_id: UUID, invitation_id: UUID) -> HttpResponse:
    """What somebody said who was drawn. Raises Unknown for whoever may not be asked by the reader, and for no one."""
    one = queries.invitation(request.organisation.id, invitation_id)
    if one.draw_id != draw_id or not showing.may_be_asked(request, one):
        raise Unknown("draw")
    asked = staff_questions(newcomer=one.newcomer, outsider=one.outsider)
    page = partial(answer_page, request, "spotchecks/ask.html", asked, name=str(one.person), department=one.department)
    if request.method != "POST":
        return page(form=AnswersForm(initial={"act": fresh_act()}, asked=asked))
    act = partial(write_down_answers, draw_id=draw_id, invitation_id=one.id)
    form = AnswersForm(request.POST, asked=asked)
    return perform(request.actor, act, form, then=to(showing.address(request, "list")), page=page)


def answer_page(
    request: Visit,
    template: str,
    asked: list[Asked],
    *,
    form: ActForm,
    status: int = 200,
    refusal: str = "",
    **more: Any,
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "questions": [{"field": form[one.number], "good": one.good, "tested": one.number == FIND} for one in asked],
        "found": form["found"],
        "list_url": showing.address(request, "list"),
        **more,
    }
    return render(request, template, context, status=status)
