"""Handing over: what somebody who leaves still answers for, and who leaves while they answer for something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.actions import queries as actions
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people import queries as people
from countersign.policies import queries as policies
from countersign.readiness.declared import gaps
from countersign.roles import queries
from countersign.web.numbers import opening
from countersign.web.roles import showing
from countersign.web.roles.duties_of import groups_of

if TYPE_CHECKING:
    from countersign.people.models import Person


@endpoint("handover.read")
def everybody(request: Visit) -> HttpResponse:
    """Whoever leaves, or has left, and is still named for something."""
    found = leaving(request)
    n = len(found)
    context = {
        "finding": ngettext("One person leaves something open", "{n} people leave something open", n).format(
            n=opening(n)
        ),
        "people": [
            {"name": str(one), "title": one.title, "left_on": one.left_on, "gone": is_gone(one, request), "url": url}
            for one in found
            if (url := showing.address(request, "handover", one.id))
        ],
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/handovers.html", context)


def leaving(request: Visit) -> list[Person]:
    """By the day on which they leave. What is owned is little, however many people there are."""
    organisation = request.organisation.id
    made = queries.beyond_leaving(organisation, request.today)
    named = [one.person for one in made]
    named += [one.deputy for one in queries.deputies_leaving(organisation, request.today) if one.deputy]
    named += [one.owned_by for one in policies.policies(organisation) if one.owned_by and one.owned_by.left_on]
    named += [one.owner for one in actions.open_actions(organisation).filter(owner__left_on__isnull=False)]
    named += [one.owner for one in gaps(organisation) if one.owner.left_on]
    named += [one.person for one in people.register(organisation).filter(leads_until=None) if one.person.left_on]
    by_name = list(queries.shares_on(request.organisation, request.today))
    named += people.people(organisation).filter(id__in=by_name, left_on__isnull=False)
    found = {one.id: one for one in named}
    return sorted(found.values(), key=lambda one: (one.left_on, str(one)))


def is_gone(person: Person, request: Visit) -> bool:
    return person.left_on is not None and person.left_on <= request.today


@endpoint("handover.read")
def one(request: Visit, person_id: UUID) -> HttpResponse:
    """Everything that one person would leave behind, whether a day is known or not."""
    person = people.person(request.organisation.id, person_id)
    groups = groups_of(request, person)
    n = sum(len(group.duties) for group in groups)
    person_url = reverse("people:person", args=[request.organisation.slug, person.id])
    context = {
        "name": str(person),
        "note": state(person, request),
        "finding": finding(str(person), n),
        "groups": groups,
        "person_url": person_url if may_enter(request.actor, "person.read") else "",
        "list_url": showing.address(request, "handovers"),
    }
    return render(request, "roles/handover.html", context)


def finding(name: str, n: int) -> str:
    if not n:
        return _("{name} leaves nothing open").format(name=name)
    told = ngettext("{n} thing goes from {name} to somebody else", "{n} things go from {name} to somebody else", n)
    return told.format(n=opening(n), name=name)


def state(person: Person, request: Visit) -> dict[str, Any]:
    """Have they left, and when, or will they?"""
    return {"left_on": person.left_on, "gone": is_gone(person, request)}
