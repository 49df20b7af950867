"""Eight duties by twelve months, and behind every number the acts in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit, endpoint
from countersign.readiness.acts import leadership_of
from countersign.readiness.acts import wall as wall_of
from countersign.readiness.gathered import Gathered
from countersign.readiness.wall.shaping import Wall
from countersign.web.days import asked_day
from countersign.web.numbers import opening
from countersign.web.wall import showing

A_PAGE = 100


@endpoint("wall.read")
def wall(request: Visit) -> HttpResponse:
    """As things were on the day asked for, as we know it now."""
    on = asked_day(request)
    found = seen_from(request, on)
    context = {
        "on": on,
        "now": on == request.today,
        "says": showing.says(found),
        "wide": showing.wide(found),
        "tall": showing.tall(found),
        "legend": showing.legend(),
        "multiples": showing.multiples(found, request),
        "duties": showing.duties(found, request),
        "unrecorded": showing.unrecorded(found),
        "day_url": "" if on > request.today else f"{showing.address(request, 'findings:day')}?on={on.isoformat()}",
        **showing.period(found),
    }
    return render(request, "wall/wall.html", context)


@endpoint("wall.read")
def evidence(request: Visit) -> HttpResponse:
    """The acts behind one number: of a duty, a month, a person, or all of them."""
    found = seen_from(request, asked_day(request))
    acts = showing.Asked.of(request).choose(found)
    page = Paginator(acts, A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "finding": ngettext("One act", "{n} acts", len(acts)).format(n=opening(len(acts))),
        "asked": showing.Asked.of(request).words(found),
        "acts": [showing.line(act, request) for act in page],
        "wall_url": showing.address(request, "wall:wall"),
        "previous_url": showing.page_url(request, page.previous_page_number()) if page.has_previous() else "",
        "next_url": showing.page_url(request, page.next_page_number()) if page.has_next() else "",
        "shown": _("{first} to {last} of {n}").format(first=page.start_index(), last=page.end_index(), n=len(acts)),
    }
    return render(request, "wall/evidence.html", context)


def seen_from(request: Visit, on: date) -> Wall:
    read = Gathered(request.organisation)
    return wall_of(read, leadership_of(read, on))
