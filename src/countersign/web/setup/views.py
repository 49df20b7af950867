"""The first page of all: set up my organisation."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from countersign.entrance import clock, set_up_door
from countersign.entrance.acts import ActForm, Page, fresh_act, perform, to
from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.trial import trial_stays_here
from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.instants import day_in
from countersign.people.commands.set_up import set_up as begin
from countersign.people.queries import organisation, places_of
from countersign.web.setup.forms import SetUpForm

START_ZONE = "Europe/London"


@endpoint(ANYONE)
def start(request: HttpRequest) -> HttpResponse:
    """The address of the installation itself: to the door that is open, or to what waits for whoever is here."""
    if set_up_door.is_open():
        return HttpResponseRedirect(reverse("set_up"))
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("account_request_login_code"))
    places = places_of(request.user.email, clock.now())
    if not places:
        raise Http404
    return HttpResponseRedirect(reverse("home:waiting", args=[organisation(places[0]).slug]))


@endpoint(ANYONE)
@trial_stays_here
def set_up(request: HttpRequest) -> HttpResponse:
    """The short form. It closes with the first organisation, but the same form sent twice still leads on."""
    if request.method == "POST":
        with set_up_door.one_at_a_time():
            return send_in(request)
    if not set_up_door.is_open():
        raise Http404
    now = clock.now()
    today = day_in(START_ZONE, now)
    first = {"act": fresh_act(), "time_zone": START_ZONE, "isms_start": today, "leads_from": today}
    return page(request)(form=SetUpForm(initial=first))


def send_in(request: HttpRequest) -> HttpResponse:
    form = SetUpForm(request.POST)
    if not set_up_door.is_open():
        return HttpResponseRedirect(reverse("account_request_login_code"), status=303)
    by = Actor(ActorKind.SET_UP, form.organisation_id(), auth=("set-up",))
    return perform(by, begin, form, then=to(reverse("account_request_login_code")), page=page(request))


def page(request: HttpRequest) -> Page:
    def show(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "act": form["act"].value() or fresh_act(),
            "needs_token": set_up_door.needs_token(),
            "refusal": refusal,
        }
        return render(request, "setup/organisation.html", context, status=status)

    return show
