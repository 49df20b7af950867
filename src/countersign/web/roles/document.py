"""Everything about roles on one page, to print or to put on a wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from countersign.web.roles.telling_words import with_function

if TYPE_CHECKING:
    from countersign.roles.models import Role


A_PAGE = 30
"""Roles; the files hold all of them."""


@endpoint("role.read")
def document(request: Visit) -> HttpResponse:
    """The roles of a day with their holders: today, or the one that is asked for. Staff see what is theirs."""
    whole = Seen(request)
    page = Paginator(whole.described, A_PAGE).get_page(request.GET.get("page"))
    found = whole if whole.own else Seen(request, frozenset(role.key for role in page))
    several = not whole.own and page.paginator.num_pages > 1
    context = {
        "on": found.on,
        "own": found.own,
        "organisation": request.organisation.name,
        "roles": [sheet(role, held, found) for role, held in found.roles],
        "acts": links(request, found.on),
        "told_on": found.told_on,
        "several": _("Roles {first} to {last} of {n}").format(
            first=page.start_index(), last=page.end_index(), n=page.paginator.count
        )
        if several
        else "",
        "previous_url": turned(request, page.previous_page_number()) if several and page.has_previous() else "",
        "next_url": turned(request, page.next_page_number()) if several and page.has_next() else "",
        "tabs": showing.tabs(request, "document", own=found.own),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/document.html", context)


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
        "function": with_function(found.functions.get(role.key, [])),
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
