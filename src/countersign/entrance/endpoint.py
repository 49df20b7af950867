"""The gate before every page: each view names its row in the permission matrix, or the build fails.

    @endpoint("policy.sign")
    def sign(request, policy_id, version_id): ...

Below ``/o/<slug>/`` the gate finds the organisation and the actor. Whoever is not signed in is sent to sign in;
whoever does not belong here, or asks for what their hats do not allow, gets the same answer as for nothing (404)
or the page that says who may (403).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from countersign.entrance import clock
from countersign.entrance.actors import actor_of, person_of
from countersign.entrance.acts import sent_to
from countersign.entrance.guests import AUTH as GUEST
from countersign.entrance.guests import guest_in
from countersign.entrance.matrix import ANYONE, may_enter
from countersign.kernel.actors import Actor
from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Unknown
from countersign.ledger.queries import is_example, simulated
from countersign.people.queries import organisation_by_slug

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person


METHODS = ("GET", "HEAD", "POST")
"""What our addresses know: GET and HEAD show, POST acts."""


class Visit(HttpRequest):
    """A request that has passed the gate of an organisation; ``today`` is the calendar day it is there.

    ``example``: everything in it is invented. ``guest``: it was entered as one of the example's people.
    """

    organisation: Organisation
    person: Person
    actor: Actor
    today: date
    example: bool
    guest: bool


@dataclass(frozen=True)
class Row:
    """What the permission matrix is asked for an address."""

    act: str


def endpoint[View: Callable[..., HttpResponseBase]](act: str) -> Callable[[View], View]:
    """Put the gate before a view. ``act`` is a row of the matrix, or ``ANYONE``."""

    def decorate(view: View) -> View:
        @wraps(view)
        def gated(request: Any, *args: Any, slug: str | None = None, **kwargs: Any) -> HttpResponseBase:
            if request.method not in METHODS:
                return HttpResponseNotAllowed(METHODS)
            with sent_to(request.path):
                if slug is None:
                    return view(request, *args, **kwargs)
                answer = inside(request, slug, act, lambda: view(request, *args, **kwargs))
            add_never_cache_headers(answer)
            return answer

        gated.endpoint = Row(act)  # type: ignore[attr-defined]
        return cast("View", gated)

    return decorate


def inside(request: Any, slug: str, act: str, go_on: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Find organisation and actor, ask the matrix, then let the view answer."""
    organisation = organisation_by_slug(slug)
    guest = guest_in(request, organisation) if organisation else None
    if guest is None and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), "/sign-in/")
    person = guest or (person_of(request, organisation) if organisation else None)
    if organisation is None or person is None:
        raise Http404
    at = clock.now()
    actor = actor_of(organisation, person, at, GUEST if guest else "")
    if actor is None:
        raise Http404
    request.example, request.guest = lives_by_the_clock(organisation), guest is not None
    request.organisation, request.person, request.actor = organisation, person, actor
    request.today = day_in(organisation.time_zone, at)
    if act != ANYONE and not may_enter(actor, act):
        return refused(request)
    try:
        return go_on()
    except Unknown as unknown:
        raise Http404 from unknown


def lives_by_the_clock(organisation: Organisation) -> bool:
    """Is it an example? One whose past is still being lived has no present yet that anybody could visit."""
    example = is_example(organisation.id)
    if example and organisation.id in simulated():
        raise Http404
    return example


def refused(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/403.html", status=403)
