"""A draft in its parts, each with what people say about it; and saying something oneself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.permits import who
from countersign.policies import permissions, queries
from countersign.policies.commands.look import look
from countersign.policies.commands.remark import LONGEST_BODY
from countersign.policies.commands.remark import remark as say_it
from countersign.policies.commands.settle import LONGEST_ANSWER
from countersign.web.drafting import showing as parts
from countersign.web.drafting.forms import LookForm, RemarkForm
from countersign.web.policies import filling, showing

if TYPE_CHECKING:
    from countersign.policies.models import Draft


STALE = 409


@endpoint("policy.remark")
def remarks(request: Visit, policy_id: UUID) -> HttpResponse:
    """``?at=``: the part about which somebody wants to say something."""
    draft = showing.readable_draft(request, policy_id)
    if request.method != "POST":
        return show(request, draft, chosen=request.GET.get("at", ""))

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        """Where the draft is another one by now, what was written stands apart: nobody undoes what they never saw."""
        block = "" if status == STALE else str(form.data.get("block", ""))
        return show(request, draft, chosen=block, saying=form, status=status, refusal=refusal)

    act = partial(say_it, policy_id=policy_id)
    then = to(showing.address(request, "remarks", policy_id) + f"#{request.POST.get('block', '')}")
    return perform(request.actor, act, RemarkForm(request.POST), then=then, page=page)


@endpoint("policy.remark")
@require_POST
def read(request: Visit, policy_id: UUID) -> HttpResponse:
    """“I have read it.”"""
    draft = showing.readable_draft(request, policy_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return show(request, draft, status=status, refusal=refusal)

    then = to(showing.address(request, "remarks", policy_id))
    return perform(request.actor, partial(look, policy_id=policy_id), LookForm(request.POST), then=then, page=page)


def show(
    request: Visit,
    draft: Draft,
    *,
    chosen: str = "",
    saying: ActForm | None = None,
    settling: parts.Settling = None,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    organisation, policy_id = request.organisation.id, draft.policy_id
    said = list(queries.remarks(organisation, policy_id))
    me = queries.reader_of(organisation, policy_id, who(request.actor))
    meanings = filling.meanings(request, draft)
    written = queries.filled(draft, meanings)
    found, lost = parts.parts(request, draft, written, said, chosen, saying, settling)  # type: ignore[arg-type]
    context = {
        "refusal": refusal,
        "title": written.title,
        "filled": filling.told(written),
        "file": showing.finished(draft, showing.address(request, "draft_source", policy_id)),
        "finding": parts.finding(sum(one.settled_at is None for one in said)),
        "parts": found,
        "lost": lost,
        "unsent": saying if saying and not any(one["form"] for one in found) else None,
        "answered": parts.answered(request, draft, written, said),
        "answered_url": showing.address(request, "answered_remarks", policy_id)
        if permissions.can_read_drafts(request.actor)
        else "",
        "since": parts.since_last_look(draft, me, meanings),
        "asked": asked_by(request, draft),
        "look": {"url": showing.address(request, "read_draft", policy_id), "act": fresh_act()},
        "revision": draft.revision,
        "readers": parts.readers(request, draft),
        "ask_url": showing.address(request, "ask_readers", policy_id)
        if may_enter(request.actor, "policy.ask_readers")
        else "",
        "back_url": back_url(request, draft),
        "longest": LONGEST_BODY,
        "longest_answer": LONGEST_ANSWER,
    }
    return render(request, "drafting/remarks.html", context, status=status)


def asked_by(request: Visit, draft: Draft) -> dict[str, object] | None:
    """Who asked the reader, what they want to know, and by when; while it still waits."""
    waiting = queries.unread(request.organisation.id, who(request.actor)).filter(policy_id=draft.policy_id).first()
    if waiting is None:
        return None
    return {"name": str(waiting.asked_by), "note": waiting.note, "by": waiting.answer_by}


def back_url(request: Visit, draft: Draft) -> str:
    """To the draft for whoever writes it, to the policy for whoever may see it, else home."""
    if may_enter(request.actor, "policy.edit"):
        return showing.address(request, "draft", draft.policy_id)
    if permissions.can_read_drafts(request.actor) or queries.in_force(draft.organisation_id, draft.policy_id):
        return showing.address(request, "policy", draft.policy_id)
    return reverse("home:waiting", args=[request.organisation.slug])
