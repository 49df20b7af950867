"""The chart of the ISMS: who reports to whom, who holds what, where the two duties are, and what nobody holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.roles import queries
from countersign.roles.documents.drawing import picture
from countersign.roles.queries import Place
from countersign.web.numbers import in_words, opening
from countersign.web.roles import showing
from countersign.web.roles.boxes import boxes, hat, more, turned
from countersign.web.roles.drawn import drawn
from countersign.web.roles.gathering import Seen
from countersign.web.roles.saying import vacant
from countersign.web.roles.taking import links

if TYPE_CHECKING:
    pass


@endpoint("role.read")
def chart(request: Visit) -> HttpResponse:
    """On a day: today, or the one that is asked for. or of another day."""
    found = Seen(request)
    part = branch(found, request.GET.get("under", ""))
    shown = part.chart
    context = {
        "on": found.on,
        "now": found.on == request.today,
        "described": bool(found.called),
        "finding": finding(found) if part.branch is None else below(part.branch),
        "picture": drawn(picture(boxes(shown))),
        "left_out": left_out(part),
        "whole_url": turned(request, None) if part.branch else "",
        "tops": [said(request, one) for one in shown.tops],
        "apart": [said(request, one) for one in shown.apart],
        "vacant": vacant(found),
        "acts": links(request, found.on),
        "tabs": showing.tabs(request, "chart"),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/chart.html", context)


def branch(found: Seen, under: str) -> queries.Folded:
    """From the top, or from the person in the address. Raises Unknown for somebody who is not in the chart."""
    if not under:
        return found.part(None)
    try:
        return found.part(UUID(under))
    except ValueError:
        raise Unknown("person") from None


def below(one: Place) -> str:
    n = one.below_it
    told = ngettext("{name}, and one person below", "{name}, and {n} people below", n)
    return told.format(name=one.person, n=in_words(n)) if n else str(one.person)


def left_out(part: queries.Folded) -> str:
    """How many stand further down; empty where everybody is drawn."""
    n = part.left_out
    if not n:
        return ""
    told = ngettext(
        "One more person stands further down. Open the branch that they are in.",
        "{n} more people stand further down. Open the branch that they are in.",
        n,
    )
    return told.format(n=opening(n))


def finding(found: Seen) -> str:
    outline = found.outline
    if outline.apart:
        n = len(outline.apart)
        return ngettext("From one, no line leads to the top", "From {n}, no line leads to the top", n).format(
            n=opening(n).lower()
        )
    if outline.vacant:
        n = len(outline.vacant)
        return ngettext("One role has nobody", "{n} roles have nobody", n).format(n=opening(n))
    if found.without:
        return showing.in_a_heading(found.without)
    if not found.is_accepted:
        return _("Every role has somebody, but not everybody has said yes")
    return _("Every role has somebody, and a line to the top")


def said(request: Visit, one: Place) -> dict[str, Any]:
    """In words."""
    return {
        "name": str(one.person),
        "title": one.person.title or "",
        "leads": one.leads,
        "roles": [{**hat(held), "url": showing.to_appointment(request, held.appointment)} for held in one.held],
        "below": [said(request, lower) for lower in one.below],
        "more": more(one),
        "more_url": turned(request, one.person.id) if one.more else "",
    }
