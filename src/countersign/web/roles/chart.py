"""The chart of the ISMS: who reports to whom, who holds what, where the two duties are, and what nobody holds."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit, endpoint
from countersign.roles import permissions, queries
from countersign.roles.enums import AppointmentState
from countersign.roles.queries import Chart, Place, Standing
from countersign.web.days import asked_day
from countersign.web.numbers import opening
from countersign.web.roles import showing
from countersign.web.roles.drawing import Box, Line, picture


@endpoint("role.read")
def chart(request: Visit) -> HttpResponse:
    """On a day: today, or the one that is asked for. Staff see the line above them, and what is theirs."""
    organisation, on = request.organisation.id, asked_day(request)
    described, found = queries.roles(organisation), queries.standings(organisation, on)
    own = not permissions.can_read_all(request.actor)
    if own:
        found = [one for one in found if one.appointment.person_id == request.actor.person]
    drawn = queries.chart(organisation, on, [] if own else described, found)
    context = {
        "on": on,
        "now": on == request.today,
        "own": own,
        "described": bool(described),
        "finding": finding(drawn, own=own),
        "picture": picture([box(request, one) for one in (*drawn.tops, *drawn.apart)]),
        "tops": [said(request, one) for one in drawn.tops],
        "apart": [said(request, one) for one in drawn.apart],
        "vacant": [{"name": role.name, "clauses": showing.clauses(role)} for role in drawn.vacant],
        "tabs": showing.tabs(request, "chart", own=own),
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


def box(request: Visit, one: Place) -> Box:
    """In the picture."""
    kind = "top" if one.leads else "holder" if one.held else "between"
    held = [Line(role["name"], role["kind"], role["clauses"]) for role in map(hat, one.held)]
    title = [Line(one.person.title, "title")] if one.person.title else []
    url = showing.address(request, "appointment", one.held[0].appointment.id) if one.held else ""
    below = [box(request, lower) for lower in one.below]
    return Box([Line(str(one.person), "name"), *title, *held], kind, below, url)


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


def hat(held: Standing) -> dict[str, str]:
    role = held.appointment.role
    kind = "accepted" if held.state is AppointmentState.ACCEPTED else "open"
    return {"name": role.name, "clauses": showing.clauses(role), "kind": kind}
