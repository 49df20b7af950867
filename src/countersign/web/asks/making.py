"""Asking a leader: from a list of acts that can be done or refused, or in one's own words."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from countersign.asks import queries
from countersign.asks.commands.make import make
from countersign.asks.library import BY_KEY, IDEAS, VAGUE, vague_in
from countersign.entrance.acts import ActForm, fresh_act, perform, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.web.asks import showing
from countersign.web.asks.forms import MakeForm
from countersign.web.asks.words import feeds

DAYS_TO_ANSWER = 10


@endpoint("ask.make")
def make_one(request: Visit) -> HttpResponse:
    leaders = queries.leaders_to_ask(request.organisation.id, request.today)
    others = [one for one in leaders if one.id != request.actor.person]
    page = partial(make_page, request)
    if request.method != "POST":
        return page(form=MakeForm(initial=begun(request), leaders=others))
    then = to_made(partial(showing.address, request, "ask"))
    return perform(request.actor, make, MakeForm(request.POST, leaders=others), then=then, page=page)


def begun(request: Visit) -> dict[str, Any]:
    """What the form begins with: an idea of the list, and the day that people wait for."""
    idea = BY_KEY.get(request.GET.get("idea", ""))
    driver = showing.driver(request)
    return {
        "act": fresh_act(),
        "asked_on": request.today,
        "due_on": request.today + timedelta(days=DAYS_TO_ANSWER),
        "library": idea.key if idea else "",
        "wanted": idea.act.in_language(_) if idea else "",
        "minutes": idea.minutes if idea else None,
        "why_now": "{countdown}. {depends}".format(**driver) if driver else "",
    }


def make_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "vague": vague_in(str(form["wanted"].value() or "")),
        "phrases": VAGUE,
        "nobody": not [one for one, _name in form.fields["leader_id"].choices if one],  # type: ignore[attr-defined]
        "ideas": [
            {
                "act": idea.act.in_language(_),
                "minutes": idea.minutes,
                "feeds": feeds(idea.feeds),
                "url": f"{showing.address(request, 'make')}?idea={idea.key}",
            }
            for idea in IDEAS
        ],
        "list_url": showing.address(request, "list"),
    }
    return render(request, "asks/make.html", context, status=status)
