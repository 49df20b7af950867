"""What somebody sees of the roles of a day: all of them, or what is theirs and everybody's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.entrance.endpoint import Visit
from countersign.roles import permissions, queries
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Chart, Standing
from countersign.web.days import asked_day

if TYPE_CHECKING:
    from countersign.roles.models import Role, StandIn


@dataclass(frozen=True)
class Seen:
    """``own``: it is somebody's own part, not the whole. ``described``: are there roles at all on the day?

    ``away``: who stands in on the day, by the appointment.
    """

    on: date
    own: bool
    described: bool
    roles: list[tuple[Role, list[Standing]]]
    chart: Chart
    away: dict[UUID, StandIn]


def seen(request: Visit) -> Seen:
    """The day is today, or the one in the address. Staff see what is theirs, and the line above them."""
    organisation, on = request.organisation.id, asked_day(request)
    found = queries.holders(organisation, on)
    described = queries.roles_on(organisation, on)
    own = not permissions.can_read_all(request.actor)
    if own:
        found = [one for one in found if one.appointment.person_id == request.actor.person]
    held = {role.key: [one for one in found if one.appointment.role.key == role.key] for role in described}
    shown = [role for role in described if held[role.key] or role.key == EVERYONE or not own]
    return Seen(
        on=on,
        own=own,
        described=bool(described),
        roles=[(role, held[role.key]) for role in shown],
        away=queries.named_last(queries.standing_in(organisation, on)),
        chart=queries.chart(organisation, on, [] if own else described, found),
    )
