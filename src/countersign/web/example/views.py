"""The door of the example. In trial mode alone: outside it, nobody enters anything by a click."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance import clock, guests
from countersign.entrance.acts import see
from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.trial import only_in_trial
from countersign.examples import living
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.queries import examples, simulated
from countersign.people import queries as people
from countersign.web.example import showing

SECONDS_UNTIL_ANOTHER_LOOK = 2


@endpoint(ANYONE)
@only_in_trial
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    return page(request)


@endpoint(ANYONE)
@only_in_trial
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """The first minute alone; the worker lives the rest. Where there is an example, this leads to it."""
    living.begin(clock.now())
    return see(reverse("example:door"))


@endpoint(ANYONE)
@only_in_trial
@require_POST
def enter(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = examples()
    try:
        person = people.person(found[0] if found else UUID(int=0), person_id)
        guests.let_in(request, person)
    except Unknown as unknown:
        raise Http404 from unknown
    except Refused as refused:
        return page(request, refusal=str(refused), status=403)
    where = "findings:day" if request.POST.get("to") == "year" else "home:waiting"
    return see(reverse(where, args=[people.organisation(person.organisation_id).slug]))


@endpoint(ANYONE)
@only_in_trial
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    guests.show_out(request)
    return see(reverse("example:door"))


def page(request: HttpRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """Nothing yet, a past that is being lived, or thirteen people to be."""
    found = examples()
    if not found:
        return render(request, "example/none.html", {"refusal": refusal}, status=status)
    context: dict[str, Any] = {"example": True, "refusal": refusal}
    if found[0] in simulated():
        context |= showing.living(found[0])
        answer = render(request, "example/living.html", context, status=status)
        answer["Refresh"] = str(SECONDS_UNTIL_ANOTHER_LOOK)
        return answer
    return render(
        request, "example/people.html", {**context, **showing.everybody(found[0], clock.now())}, status=status
    )
