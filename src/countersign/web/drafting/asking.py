"""Asking people to read a draft, and asking them no more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.policies import queries
from countersign.policies.commands.ask_readers import LONGEST_NOTE, MOST_READERS, ask_readers
from countersign.policies.commands.stop_asking import stop_asking
from countersign.web.drafting.forms import AskForm
from countersign.web.drafting.remarks import show
from countersign.web.policies import filling, showing

if TYPE_CHECKING:
    from countersign.policies.models import Draft


@endpoint("policy.ask_readers")
def ask(request: Visit, policy_id: UUID) -> HttpResponse:
    draft = queries.draft_of(request.organisation.id, policy_id)
    form = partial(AskForm, organisation=request.organisation.id, today=request.today)
    page = partial(ask_page, request, draft)
    if request.method != "POST":
        return page(form=form(initial={"act": fresh_act()}))
    then = to(showing.address(request, "remarks", policy_id) + "#readers")
    return perform(request.actor, partial(ask_readers, policy_id=policy_id), form(request.POST), then=then, page=page)


def ask_page(request: Visit, draft: Draft, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "title": filling.filled(request, draft).title,
        "most": MOST_READERS,
        "longest": LONGEST_NOTE,
        "back_url": showing.address(request, "remarks", draft.policy_id),
    }
    return render(request, "drafting/ask.html", context, status=status)


@endpoint("policy.ask_readers")
@require_POST
def stop(request: Visit, policy_id: UUID, person_id: UUID) -> HttpResponse:
    draft = showing.readable_draft(request, policy_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return show(request, draft, status=status, refusal=refusal)

    act = partial(stop_asking, policy_id=policy_id, person_id=person_id)
    then = to(showing.address(request, "remarks", policy_id) + "#readers")
    return perform(request.actor, act, ActForm(request.POST), then=then, page=page)
