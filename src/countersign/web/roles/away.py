"""Who stands in while a holder is away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.roles import permissions, queries
from countersign.roles.commands.be_away import be_away
from countersign.roles.commands.end_stand_in import end_stand_in
from countersign.web.roles import showing
from countersign.web.roles.forms import AwayForm, BackForm
from countersign.web.roles.proposing import everybody

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.roles.models import Appointment, StandIn


def somebody(request: Visit, person_id: UUID) -> Person:
    """Raises Unknown for somebody about whom this reader does not say it."""
    found = people.person(request.organisation.id, person_id)
    if not permissions.can_record_absence(request.actor, found.id):
        raise Unknown("person")
    return found


def held_by(request: Visit, person: Person) -> list[Appointment]:
    """What somebody holds today, or will."""
    here = [one.appointment for one in queries.claims(request.organisation.id, request.today, person.id)]
    mine = [one for one in here if one.person_id == person.id and one.approved_at is not None]
    return [one for one in mine if not one.is_over(request.today)]


@endpoint("absence.record")
def away(request: Visit, person_id: UUID) -> HttpResponse:
    """From when until when, and who does the work of each role meanwhile."""
    person = somebody(request, person_id)
    held = held_by(request, person)
    make = partial(AwayForm, held=held, people=[one for one in everybody(request) if one.id != person.id])

    def page(*, form: AwayForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal,
            "name": str(person),
            "own": person.id == request.actor.person,
            "on_leave": people.is_away(person, request.today),
            "places": [{"role": one.role.name, "field": form[AwayForm.name_of(one)]} for one in held],
            "back_url": showing.address(request, "list"),
        }
        return render(request, "roles/away.html", context, status=status)

    if request.method != "POST":
        return page(form=make(initial={"act": fresh_act(), "away_from": request.today}))
    act = partial(be_away, person_id=person.id)
    return perform(request.actor, act, make(request.POST), then=to(showing.address(request, "list")), page=page)


@endpoint("absence.record")
def back(request: Visit, stand_in_id: UUID) -> HttpResponse:
    """The holder is back earlier, or does not go."""
    found = queries.stand_in(request.organisation.id, stand_in_id)
    somebody(request, found.appointment.person_id)
    where = showing.address(request, "appointment", found.appointment_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        open_still = found.ended_on is None and found.back_on > request.today
        context = {"form": form, "refusal": refusal, "one": told(found), "open": open_still, "appointment_url": where}
        return render(request, "roles/back.html", context, status=status)

    if request.method != "POST":
        first = max(request.today, found.away_from)
        return page(form=BackForm(initial={"act": fresh_act(), "ended_on": first}))
    act = partial(end_stand_in, stand_in_id=found.id)
    return perform(request.actor, act, BackForm(request.POST), then=to(where), page=page)


def told(one: StandIn) -> dict[str, Any]:
    """Who stands in for whom, and until when."""
    return {
        "name": str(one.person),
        "holder": str(one.appointment.person),
        "role": one.appointment.role.name,
        "away_from": one.away_from,
        "back_on": one.over_on,
    }


def of_appointment(request: Visit, appointment: Appointment) -> list[dict[str, Any]]:
    """Who stood in, stands in and will, the newest first, with the way to end what is still to come."""
    may = permissions.can_record_absence(request.actor, appointment.person_id)
    found = queries.stand_ins(request.organisation.id).filter(appointment_id=appointment.id).reverse()
    return [
        {**told(one), "url": showing.address(request, "back", one.id) if may and is_open(one, request) else ""}
        for one in found
        if one.over_on > one.away_from
    ]


def is_open(one: StandIn, request: Visit) -> bool:
    return one.ended_on is None and one.back_on > request.today
