"""The door of the examples. In trial mode alone: outside it, nobody enters anything by a click."""

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
from countersign.examples.stories import STORIES, Story
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.queries import examples, simulated
from countersign.people import queries as people
from countersign.web.example import showing

SECONDS_UNTIL_ANOTHER_LOOK = 2
LONGEST_SEARCH = 100


@endpoint(ANYONE)
@only_in_trial
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    return cards(request)


@endpoint(ANYONE)
@only_in_trial
@require_safe
def story(request: HttpRequest, story: str) -> HttpResponse:
    """A past that is being lived, or people to be; where nobody has begun it, the cards."""
    home = living.home_of(called(story))
    if home not in examples():
        return see(reverse("example:door"))
    if home in simulated():
        answer = render(request, "example/living.html", {"example": True, "refusal": "", **showing.living(home)})
        answer["Refresh"] = str(SECONDS_UNTIL_ANOTHER_LOOK)
        return answer
    asked = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    context = {"example": True, "refusal": "", "story_url": request.path, **showing.everybody(home, clock.now(), asked)}
    return render(request, "example/people.html", context)


@endpoint(ANYONE)
@only_in_trial
@require_POST
def begin(request: HttpRequest, story: str) -> HttpResponse:
    """The first minute alone; the worker lives the rest. Where there is an example, this leads to it."""
    living.begin(clock.now(), called(story))
    return see(reverse("example:story", args=[story]))


@endpoint(ANYONE)
@only_in_trial
@require_POST
def enter(request: HttpRequest, person_id: UUID) -> HttpResponse:
    for example in examples():
        try:
            person = people.person(example, person_id)
        except Unknown:
            continue
        try:
            guests.let_in(request, person)
        except Refused as refused:
            return cards(request, refusal=str(refused), status=403)
        where = "findings:day" if request.POST.get("to") == "year" else "home:waiting"
        return see(reverse(where, args=[people.organisation(example).slug]))
    raise Http404


@endpoint(ANYONE)
@only_in_trial
@require_safe
def change(request: HttpRequest) -> HttpResponse:
    """To the people of the story in which somebody is; to the cards for whoever is in none."""
    here = guests.place_of(request)
    found = next((one for one in STORIES if living.home_of(one) == here), None)
    return see(reverse("example:story", args=[found.key]) if found else reverse("example:door"))


@endpoint(ANYONE)
@only_in_trial
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    guests.show_out(request)
    return see(reverse("example:door"))


def called(key: str) -> Story:
    found = next((one for one in STORIES if one.key == key), None)
    if found is None:
        raise Http404
    return found


def cards(request: HttpRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"refusal": refusal, "stories": showing.stories()}
    return render(request, "example/door.html", context, status=status)
