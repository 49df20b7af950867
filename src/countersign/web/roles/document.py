"""Everything about roles on one page, to print or to put on a wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.endpoint import Visit, endpoint
from countersign.roles import permissions, queries
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Standing
from countersign.web.roles import showing

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Role


@endpoint("role.read")
def document(request: Visit) -> HttpResponse:
    """The roles of today with their holders. Staff see what is theirs."""
    organisation, today = request.organisation.id, request.today
    found = queries.holders(organisation, today)
    own = not permissions.can_read_all(request.actor)
    if own:
        found = [one for one in found if one.appointment.person_id == request.actor.person]
    described = queries.roles(organisation)
    held = {role.key: [one for one in found if one.appointment.role.key == role.key] for role in described}
    shown = [role for role in described if held[role.key] or role.key == EVERYONE or not own]
    context = {
        "on": today,
        "own": own,
        "organisation": request.organisation.name,
        "roles": [sheet(role, held[role.key]) for role in shown],
        "tabs": showing.tabs(request, "document", own=own),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/document.html", context)


def sheet(role: Role, held: list[Standing]) -> dict[str, Any]:
    return {
        "name": role.name,
        "clauses": showing.clauses(role),
        "duties": role.duties,
        "everyone": role.key == EVERYONE,
        "holders": [hand(one.appointment) for one in held],
    }


def hand(appointment: Appointment) -> dict[str, Any]:
    """A holder's line: the name in their own hand once they have accepted."""
    return {
        **showing.terms(appointment),
        "accepted_at": appointment.accepted_at,
        "waits": appointment.accepted_at is None,
        "approved_by": str(appointment.approved_by),
        "approved_at": appointment.approved_at,
    }
