"""The first page of all, with its two doors, and the first step behind one of them."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from countersign.entrance import clock, set_up_door
from countersign.entrance.acts import ActForm, Page, fresh_act, perform
from countersign.entrance.endpoint import endpoint
from countersign.entrance.guests import guest_in
from countersign.entrance.matrix import ANYONE
from countersign.entrance.trial import is_in_trial, trial_stays_here
from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.instants import day_in
from countersign.kernel.references import Ref, parse_ref
from countersign.ledger.queries import examples
from countersign.people.commands.set_up import set_up as begin
from countersign.people.enums import Scope
from countersign.people.queries import organisation, places_of
from countersign.web.setup.forms import SetUpForm
from countersign.web.setup.steps import STEPS

START_ZONE = "Europe/London"


@endpoint(ANYONE)
def start(request: HttpRequest) -> HttpResponse:
    """The address of the installation itself: the doors that are open, or what waits for whoever is here."""
    places = own_places(request) or [one for one in examples() if guest_in(request, organisation(one))]
    if places:
        return HttpResponseRedirect(reverse("home:waiting", args=[organisation(places[0]).slug]))
    if set_up_door.is_open():
        doors = {
            "set_up_url": reverse("set_up"),
            "example_url": reverse("example:door") if is_in_trial(request) else "",
        }
        return render(request, "setup/doors.html", {"act": fresh_act(), **doors})
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("account_request_login_code"))
    raise Http404


def own_places(request: HttpRequest) -> list[UUID]:
    """Where whoever is signed in works. Their own organisation comes before an example they look around in."""
    return places_of(request.user.email, clock.now()) if request.user.is_authenticated else []


@endpoint(ANYONE)
@trial_stays_here
def set_up(request: HttpRequest) -> HttpResponse:
    """The short form. It closes with the first organisation, but the same form sent twice still leads on."""
    if request.method == "POST":
        if not set_up_door.is_open():
            return closed()
        with set_up_door.one_at_a_time():
            return send_in(request)
    if not set_up_door.is_open():
        raise Http404
    first = {"act": fresh_act(), "time_zone": START_ZONE, "isms_start": day_in(START_ZONE, clock.now())}
    return page(request)(form=SetUpForm(initial={**first, "isms_scope": Scope.WHOLE.value}))


def send_in(request: HttpRequest) -> HttpResponse:
    form = SetUpForm(request.POST)
    if not set_up_door.is_open():
        return closed()
    by = Actor(ActorKind.SET_UP, form.organisation_id(), auth=("set-up",))
    answer = perform(by, begin, form, then=to_sign_in, page=page(request))
    if answer.status_code == 303:
        set_up_door.keep_address(request, form.cleaned_data["mail"])
    return answer


def closed() -> HttpResponse:
    """Nobody waits in line at a door that is shut."""
    return HttpResponseRedirect(reverse("account_request_login_code"), status=303)


def to_sign_in(begun: Ref | None) -> str:
    """The code comes first, then the second step."""
    slug = organisation(parse_ref(begun or "")[1]).slug
    onwards = urlencode({"next": reverse(STEPS[1].route, args=[slug])})
    return f"{reverse('account_request_login_code')}?{onwards}"


def page(request: HttpRequest) -> Page:
    def show(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "act": form["act"].value() or fresh_act(),
            "needs_token": set_up_door.needs_token(),
            "steps": [{"name": step.name, "current": step is STEPS[0]} for step in STEPS],
            "refusal": refusal,
        }
        return render(request, "setup/organisation.html", context, status=status)

    return show
