"""What a leader takes on for a quarter: said, met, or taken back, by the leader alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from countersign.asks import queries
from countersign.asks.commands.commit import commit
from countersign.asks.commands.meet import meet
from countersign.asks.commands.take_back import take_back
from countersign.asks.library import IDEAS
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.web.asks import showing
from countersign.web.asks.forms import CommitForm, MeetForm, ReasonForm

if TYPE_CHECKING:
    from countersign.asks.models import Commitment

EXAMPLES = ("K04", "K13", "K24")
"""Acts of the list that fit a quarter."""


@endpoint("commitment.make")
def commit_one(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "asks/commit.html", None)
    if request.method != "POST":
        return page(form=CommitForm(initial={"act": fresh_act()}))
    return perform(request.actor, commit, CommitForm(request.POST), then=to(back(request)), page=page)


@endpoint("commitment.settle")
def meet_one(request: Visit, commitment_id: UUID) -> HttpResponse:
    return settle(request, commitment_id, "asks/meet.html", MeetForm, meet, met_on=request.today)


@endpoint("commitment.settle")
def take_back_one(request: Visit, commitment_id: UUID) -> HttpResponse:
    return settle(request, commitment_id, "asks/take_back.html", ReasonForm, take_back)


def settle(
    request: Visit, commitment_id: UUID, template: str, kind: type[ActForm], command: Any, **first: Any
) -> HttpResponse:
    found = queries.commitment(request.organisation.id, commitment_id)
    if found.leader_id != request.actor.person:
        raise Http404
    page = partial(form_page, request, template, found)
    if request.method != "POST":
        return page(form=kind(initial={"act": fresh_act(), **first}))
    act = partial(command, commitment_id=found.id)
    return perform(request.actor, act, kind(request.POST), then=to(back(request)), page=page)


def back(request: Visit) -> str:
    """To all asks; whoever leads no more, to what waits for them."""
    if may_enter(request.actor, "ask.read"):
        return showing.address(request, "list")
    return f"/o/{request.organisation.slug}/"


def form_page(
    request: Visit, template: str, found: Commitment | None, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "commitment": showing.commitment(request, found) if found else None,
        "examples": [one.act.in_language(_) for one in IDEAS if one.key in EXAMPLES],
        "driver": showing.driver(request),
        "back_url": back(request),
    }
    return render(request, template, context, status=status)
