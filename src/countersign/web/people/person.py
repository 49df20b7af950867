"""One person: what is recorded, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext

from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries
from countersign.people.commands.change import change as put_right
from countersign.people.commands.come_back import come_back as record_return
from countersign.people.commands.erase import erase as erase_data
from countersign.people.commands.leave import leave as record_leaving
from countersign.roles import queries as roles
from countersign.web.numbers import opening
from countersign.web.people import showing
from countersign.web.people.meanwhile import now_stands
from countersign.web.people.person_forms import ChangeForm, ComeBackForm, EraseForm, LeaveForm

if TYPE_CHECKING:
    from countersign.people.models import Person

MOST_MANAGERS = 500
"""A choice of more names than that is no choice; then the present manager can only be kept or taken away."""


@endpoint("person.read")
def one(request: Visit, person_id: UUID) -> HttpResponse:
    person = queries.person(request.organisation.id, person_id)
    return render(request, "people/person.html", showing.person_page(request, person))


@endpoint("person.change")
def change(request: Visit, person_id: UUID) -> HttpResponse:
    person = queries.person(request.organisation.id, person_id)
    names = ("name", "title", "department", "employee_number", "kind", "joined_on", "on_leave", "executive")
    now = {name: getattr(person, name) for name in (*names, "leave_from", "leave_until")}
    manager = person.manager_id.hex if person.manager_id else ""
    first = {"act": fresh_act(), "revision_shown": person.revision, "manager_id": manager, **now}
    make = partial(ChangeForm, managers=managers(person))
    return act(request, person, "change", put_right, make, first, {"joined_hint": joined_hint(request, person)})


def joined_hint(request: Visit, person: Person) -> str:
    """What another first day would do to the roles that somebody holds; nothing where they hold none."""
    held = [one for one in roles.standings_of(request.organisation.id, person.id, request.today) if one.holds]
    told = ngettext(
        "{name} holds one role: {roles}. With a later first day than today it has nobody until then.",
        "{name} holds {n} roles: {roles}. With a later first day than today they have nobody until then.",
        len(held),
    )
    names = ", ".join(one.role.name for one in held)
    return told.format(name=person, n=opening(len(held)).lower(), roles=names) if held else ""


def managers(person: Person) -> list[Person]:
    """Who can be chosen: everybody else who is here, and whoever it is now."""
    here = queries.people(person.organisation_id).exclude(id=person.id).filter(erased_at=None)
    found = list(here.filter(left_on=None)[: MOST_MANAGERS + 1])
    if len(found) > MOST_MANAGERS:
        found = []
    if person.manager_id and all(one.id != person.manager_id for one in found):
        found.append(queries.person(person.organisation_id, person.manager_id))
    return found


@endpoint("person.leave")
def leave(request: Visit, person_id: UUID) -> HttpResponse:
    person = queries.person(request.organisation.id, person_id)
    today = request.today
    return act(request, person, "leave", record_leaving, LeaveForm, {"act": fresh_act(), "left_on": today})


@endpoint("person.leave")
def come_back(request: Visit, person_id: UUID) -> HttpResponse:
    person = queries.person(request.organisation.id, person_id)
    today = request.today
    return act(request, person, "come_back", record_return, ComeBackForm, {"act": fresh_act(), "joined_on": today})


@endpoint("person.erase")
def erase(request: Visit, person_id: UUID) -> HttpResponse:
    person = queries.person(request.organisation.id, person_id)
    return act(request, person, "erase", erase_data, EraseForm, {"act": fresh_act()}, showing.erasure(person))


def act(
    request: Visit,
    person: Person,
    name: str,
    command: Act,
    make: Callable[..., ActForm],
    first: dict[str, Any],
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """One act on one person, on a page of its own: ``people/person_<name>.html``."""
    where = reverse("people:person", args=[request.organisation.slug, person.id])

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {"form": form, "refusal": refusal, "person_shown": person, "back_url": where, **(more or {})}
        context["stale"] = now_stands(person, form) if status == 409 else []
        return render(request, f"people/person_{name}.html", context, status=status)

    if request.method != "POST":
        return page(form=make(initial=first))
    done = partial(command, person_id=person.id)
    return perform(request.actor, done, make(request.POST), then=to(where), page=page)
