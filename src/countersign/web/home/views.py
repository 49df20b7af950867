"""The first page for everybody: what waits for their name, oldest first. Top management finds its desk around it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.delivery.owed import Owed, owed_to
from countersign.entrance import clock
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import MEMBER, may_enter
from countersign.kernel.actors import Hat
from countersign.policies.queries import delegated_to
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import judgement_of
from countersign.web.home import desk
from countersign.web.numbers import opening
from countersign.web.people.announcements import announced
from countersign.web.roles.check_shown import offers
from countersign.web.setup.strip import line

SHOWN = 50
"""So many stand there at first, the oldest: nobody goes through more at a time."""


@endpoint(MEMBER)
def waiting(request: Visit) -> HttpResponse:
    person = request.actor.person
    read = Gathered(request.organisation)
    leads = person and Hat.TOP_MANAGEMENT in request.actor.hats
    judged = judgement_of(request.organisation.id, request.today, read) if leads else None
    items = owed_to(request.organisation, person, clock.now(), read) if person else []
    n, said = len(items), announced(request) if read.held.has("announcement") else []
    shown = items if "all" in request.GET else items[:SHOWN]
    context = {
        "finding": ngettext("One thing waits for your name", "{n} things wait for your name", n).format(n=opening(n)),
        "items": [item(request, owed) for owed in shown],
        "items_later": n - len(shown),
        "part_url": reverse("roles:part", args=[request.organisation.slug, person]) if person else "",
        "policies_url": reverse("policies:list", args=[request.organisation.slug]),
        "announced": said,
        "may_write": may_enter(request.actor, "policy.create"),
        "delegated": delegated(request) if read.held.has("delegation") else None,
        "offers": offers(request) if read.held.has("appointment") else [],
        "setting_up_line": line(request, read),
    }
    if person and judged:
        return render(
            request, "home/desk.html", {**context, **desk.of(request, person, judged, items, len(said), read)}
        )
    return render(request, "home/waiting.html", context)


def delegated(request: Visit) -> dict[str, Any] | None:
    """In whose place the reader signs topic policies, and until when; of several the one that holds longest."""
    if Hat.TOP_MANAGEMENT in request.actor.hats:
        return None
    holding = delegated_to(request.organisation.id, request.actor.person, clock.now()).holding
    longest = max(holding, key=lambda one: (one.holds_until, one.id), default=None)
    if longest is None:
        return None
    url = reverse("policies:delegations", args=[request.organisation.slug])
    return {"giver": str(longest.given_by), "until": longest.holds_until, "url": url}


def item(request: Visit, owed: Owed) -> dict[str, Any]:
    name, *values = owed.route
    return {
        "title": owed.title.in_language(_),
        "why": owed.why.in_language(_),
        "url": reverse(name, args=[request.organisation.slug, *values]),
        "label": owed.label.in_language(_),
        "since": owed.since,
        "minutes": owed.minutes,
    }
