"""Everything about roles on one page, to print or to put on a wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.endpoint import Visit, endpoint
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Standing
from countersign.web.roles import showing
from countersign.web.roles.gathering import Seen, seen
from countersign.web.roles.taking import links

if TYPE_CHECKING:
    from countersign.roles.models import Role


@endpoint("role.read")
def document(request: Visit) -> HttpResponse:
    """The roles of a day with their holders: today, or the one that is asked for. Staff see what is theirs."""
    found = seen(request)
    context = {
        "on": found.on,
        "own": found.own,
        "organisation": request.organisation.name,
        "roles": [sheet(role, held, found) for role, held in found.roles],
        "acts": links(request, found.on),
        "tabs": showing.tabs(request, "document", own=found.own),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/document.html", context)


def sheet(role: Role, held: list[Standing], found: Seen) -> dict[str, Any]:
    return {
        "name": role.name,
        "clauses": showing.clauses(role),
        "duties": role.duties,
        "competence": role.competence,
        "everyone": role.key == EVERYONE,
        "holders": [hand(one, found) for one in held],
    }


def hand(one: Standing, found: Seen) -> dict[str, Any]:
    """A holder's line: the name in their own hand once they have accepted."""
    away = found.away.get(one.appointment.id)
    return {
        **showing.terms(one.appointment),
        "away": away and {"name": str(away.person), "until": away.over_on},
        "accepted_on": one.accepted_on,
        "waits": one.accepted_on is None,
        "newer": showing.newer(one),
        "approved_by": str(one.appointment.approved_by),
        "approved_on": one.approved_on,
    }
