"""Everything about roles on one page, to print or to put on a wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit, endpoint
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Standing
from countersign.web.roles import showing
from countersign.web.roles.gathering import Seen
from countersign.web.roles.taking import links

if TYPE_CHECKING:
    from countersign.roles.models import Role


A_PAGE, MOST_HELD = 30, 120
"""Roles, or as many as have no more holders together than this; the files hold all of them."""


@endpoint("role.read")
def document(request: Visit) -> HttpResponse:
    """The roles of a day with their holders: today, or the one that is asked for."""
    found = Seen(request)
    every = parts(found.called, found.briefs.holders)
    page = Paginator(every or [[]], 1).get_page(request.GET.get("page"))
    [shown] = page.object_list
    context = {
        "on": found.on,
        "organisation": request.organisation.name,
        "roles": [sheet(role, held, found) for role, held in found.of(shown)],
        "acts": links(request, found.on),
        "told_on": found.told_on,
        "several": said(shown, found.called) if page.has_other_pages() else "",
        "previous_url": turned(request, page.previous_page_number()) if page.has_previous() else "",
        "next_url": turned(request, page.next_page_number()) if page.has_next() else "",
        "tabs": showing.tabs(request, "document"),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/document.html", context)


def parts(described: list[Role], held: Mapping[str, Sequence[UUID]]) -> list[list[Role]]:
    """Page by page; a role with more holders than a page has room for stands alone on its page."""
    pages: list[list[Role]] = []
    room = 0
    for role in described:
        n = len(held.get(role.key, ()))
        if not pages or n > room or len(pages[-1]) == A_PAGE:
            pages.append([])
            room = MOST_HELD
        pages[-1].append(role)
        room -= n
    return pages


def said(shown: list[Role], described: list[Role]) -> str:
    """Which of them stand on a page, and of how many."""
    first = described.index(shown[0]) + 1
    told = _("Roles {first} to {last} of {n}")
    return told.format(first=first, last=first + len(shown) - 1, n=len(described))


def turned(request: Visit, number: int) -> str:
    """The address of another page, on the same day."""
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"


def sheet(role: Role, held: list[Standing], found: Seen) -> dict[str, Any]:
    return {
        "name": role.name,
        "clauses": showing.clauses(role),
        "duties": role.duties,
        "competence": role.competence,
        "everyone": role.key == EVERYONE,
        "holders": [hand(one, found) for one in held],
        "function": found.functions.get(role.key, ""),
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
