"""What people asked about a policy, or why they cannot accept it, for whoever can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from countersign.acknowledgements import permissions, queries
from countersign.acknowledgements.commands.answer import answer as reply_with
from countersign.acknowledgements.enums import ReplyKind
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.references import Ref
from countersign.web.acceptance import showing
from countersign.web.acceptance.forms import LONGEST, AnswerForm
from countersign.web.numbers import opening

if TYPE_CHECKING:
    from countersign.acknowledgements.models import Reply

MOST = 50
"""The longest waiting come first; answering them brings up the next."""


@endpoint("question.answer")
@require_safe
def questions(request: Visit) -> HttpResponse:
    return page_of_questions(request)


@endpoint("question.answer")
@require_POST
def answer(request: Visit, reply_id: UUID) -> HttpResponse:
    asked = queries.reply(request.organisation.id, reply_id)

    def act(**sent: Any) -> Ref | None:
        return reply_with(reply_id=asked.id, **sent)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return page_of_questions(request, sent={asked.id: form}, status=status, refusal=refusal)

    then = to(showing.address(request, "questions"))
    return perform(request.actor, act, AnswerForm(request.POST, auto_id=f"id_{asked.id.hex}_%s"), then=then, page=page)


def page_of_questions(
    request: Visit, *, sent: dict[UUID, ActForm] | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    waiting = queries.waiting_replies(request.organisation.id, request.today)
    mine = [one for one in waiting if permissions.can_answer(request.actor, one.version.policy)]
    n = len(mine)
    context = {
        "finding": ngettext("One person waits for your answer", "{n} people wait for your answer", n).format(
            n=opening(n)
        ),
        "questions": [question(request, one, (sent or {}).get(one.id)) for one in mine[:MOST]],
        "more": max(0, n - MOST),
        "longest": LONGEST,
        "refusal": refusal,
        "form": next(iter((sent or {}).values()), None),
    }
    return render(request, "acceptance/questions.html", context, status=status)


def question(request: Visit, one: Reply, sent: ActForm | None) -> dict[str, Any]:
    form = sent or AnswerForm(initial={"act": fresh_act()}, auto_id=f"id_{one.id.hex}_%s")
    return {
        "name": str(one.person),
        "title": one.person.title,
        "text": one.text,
        "declines": one.kind == ReplyKind.DECLINED,
        "at": one.replied_at,
        "policy": f"{one.version.title} {one.version.label}",
        "own": one.person_id == request.actor.person,
        "form": form,
        "answer_url": showing.address(request, "answer", one.id),
    }
