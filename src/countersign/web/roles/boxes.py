"""From places in the chart to boxes in its picture."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit
from countersign.roles.documents.drawing import Box, Line
from countersign.roles.enums import AppointmentState
from countersign.roles.queries import Chart, Place, Standing
from countersign.web.roles import showing


def boxes(drawn: Chart) -> list[Box]:
    return [box(one) for one in (*drawn.tops, *drawn.apart)]


def box(one: Place) -> Box:
    kind = "top" if one.leads else "holder" if one.held else "between"
    held = [Line(role["name"], role["kind"], role["clauses"]) for role in map(hat, one.held)]
    title = [Line(one.person.title, "title")] if one.person.title else []
    below = [box(lower) for lower in one.below]
    if one.more:
        below.append(Box([Line(more(one), "title")], "between"))
    return Box([Line(str(one.person), "name"), *title, *held], kind, below)


def more(one: Place) -> str:
    """That others stand below, and are not drawn here."""
    if not one.more:
        return ""
    told = ngettext("and one more below", "and {n} more below", one.more)
    return told.format(n=one.more)


def turned(request: Visit, under: UUID | None) -> str:
    """The chart from somebody down, or from the top, on the same day."""
    asked = {name: value for name, value in request.GET.items() if name != "under"}
    if under:
        asked["under"] = under.hex
    return f"{showing.address(request, 'chart')}?{urlencode(asked)}".removesuffix("?")


def hat(held: Standing) -> dict[str, str]:
    """A role that its holder has not accepted, as it is described now, waits."""
    role = held.role
    kind = "accepted" if held.state is AppointmentState.ACCEPTED and held.asked is None else "open"
    return {"name": role.name, "clauses": showing.clauses(role), "kind": kind, "newer": showing.newer(held)}
