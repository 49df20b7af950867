"""The chart of the ISMS: who reports to whom, who holds what, where the two duties are, and what nobody holds."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit, endpoint
from countersign.roles.documents.drawing import picture
from countersign.roles.queries import Chart, Place
from countersign.web.numbers import opening
from countersign.web.roles import showing
from countersign.web.roles.boxes import boxes, hat
from countersign.web.roles.gathering import seen
from countersign.web.roles.taking import links


@endpoint("role.read")
def chart(request: Visit) -> HttpResponse:
    """On a day: today, or the one that is asked for. Staff see the line above them, and what is theirs."""
    found = seen(request)
    drawn = found.chart
    context = {
        "on": found.on,
        "now": found.on == request.today,
        "own": found.own,
        "described": found.described,
        "finding": finding(drawn, own=found.own),
        "picture": picture(boxes(request, drawn)),
        "tops": [said(request, one) for one in drawn.tops],
        "apart": [said(request, one) for one in drawn.apart],
        "vacant": [{"name": role.name, "clauses": showing.clauses(role)} for role in drawn.vacant],
        "acts": links(request, found.on),
        "tabs": showing.tabs(request, "chart", own=found.own),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/chart.html", context)


def finding(drawn: Chart, *, own: bool) -> str:
    if own:
        return _("Where you stand")
    if drawn.apart:
        n = len(drawn.apart)
        return ngettext("From one, no line leads to the top", "From {n}, no line leads to the top", n).format(
            n=opening(n).lower()
        )
    if drawn.vacant:
        n = len(drawn.vacant)
        return ngettext("One role has nobody", "{n} roles have nobody", n).format(n=opening(n))
    return _("Every role has somebody, and a line to the top")


def said(request: Visit, one: Place) -> dict[str, Any]:
    """In words."""
    return {
        "name": str(one.person),
        "title": one.person.title or "",
        "leads": one.leads,
        "roles": [
            {**hat(held), "url": showing.address(request, "appointment", held.appointment.id)} for held in one.held
        ],
        "below": [said(request, lower) for lower in one.below],
    }
