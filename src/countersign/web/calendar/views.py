"""What is due: for oneself, and for the ISMS lead in the whole organisation; and one's own address for a calendar."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from countersign.delivery.commands.close_feed import close_feed
from countersign.delivery.commands.open_feed import open_feed
from countersign.delivery.due import due_for, due_here
from countersign.delivery.feeds import digest_of, feed_of, new_secret
from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import MEMBER, may_enter
from countersign.kernel.permits import who
from countersign.readiness.gathered import Gathered
from countersign.web.calendar import showing
from countersign.web.numbers import opening

A_PAGE = 100


class EndForm(ActForm):
    """Which address to end: the one that the page showed."""

    feed_id = forms.UUIDField(widget=forms.HiddenInput)


@endpoint(MEMBER)
@require_safe
def due(request: Visit) -> HttpResponse:
    return page(request)


def page(request: Visit, *, form: ActForm | None = None, status: int = 200, refusal: str = "") -> HttpResponse:
    """What waits for the reader, by day. ``form``: the one that was not taken."""
    read, by = Gathered(request.organisation), request.actor
    found = due_for(read, who(by), clock.now(), lambda act: showing.sees(by, act))
    n = sum(one.on is not None for one in found)
    context = {
        "heading": ngettext("One day to keep in mind", "{n} days to keep in mind", n).format(n=opening(n)) if n else "",
        "months": showing.months(request.organisation, found, request.today),
        "undated": showing.undated(request.organisation, found, request.today),
        "everybody_url": address(request, "everybody") if may_enter(by, "due.read") else "",
        "refusal": refusal,
        **feed_shown(request),
    }
    return render(request, "calendar/due.html", context, status=status)


@endpoint("due.read")
@require_safe
def everybody(request: Visit) -> HttpResponse:
    """Everything with a day, for whomever it waits."""
    found = due_here(Gathered(request.organisation), clock.now())
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    n = len(found)
    context = {
        "heading": ngettext("One day ahead", "{n} days ahead", n).format(n=opening(n)) if n else "",
        "months": showing.months(request.organisation, shown, request.today),
        "previous_url": f"?page={shown.previous_page_number()}" if shown.has_previous() else "",
        "next_url": f"?page={shown.next_page_number()}" if shown.has_next() else "",
        "several": _("{first} to {last} of {n}").format(first=shown.start_index(), last=shown.end_index(), n=n),
        "paged": shown.has_other_pages(),
        "own_url": address(request, "due"),
    }
    return render(request, "calendar/everybody.html", context)


@endpoint("feed.keep")
@require_POST
def keep(request: Visit) -> HttpResponse:
    """A new address, and the end of the one before. It is shown on the next page, and never again."""
    secret = new_secret()

    def act(**given: Any) -> None:
        open_feed(secret=secret, **given)
        request.session[shown_once(request)] = secret

    return perform(request.actor, act, ActForm(request.POST), then=to(address(request, "due")), page=taken(request))


@endpoint("feed.keep")
@require_POST
def end(request: Visit) -> HttpResponse:
    return perform(
        request.actor, close_feed, EndForm(request.POST), then=to(address(request, "due")), page=taken(request)
    )


def taken(request: Visit) -> Any:
    return partial(page, request)


def feed_shown(request: Visit) -> dict[str, Any]:
    """Whether there is an address, the new one this once, and what can be done with it."""
    here = feed_of(request.organisation.id, who(request.actor))
    secret = request.session.pop(shown_once(request), "") if request.method == "GET" else ""
    if here is None or digest_of(secret) != here.digest:
        secret = ""
    return {
        "feed": here,
        "feed_address": settings.COUNTERSIGN_URL + read_at(request, secret) if secret else "",
        "keep": {"url": address(request, "keep"), "act": fresh_act()},
        "end": {"url": address(request, "end"), "act": fresh_act(), "feed": here.id} if here else None,
        "can_keep": not request.example,
    }


def shown_once(request: Visit) -> str:
    """Where a new secret lies in the session, until the next page of the organisation has shown it."""
    return f"address of my calendar {request.organisation.id.hex}"


def read_at(request: Visit, secret: str) -> str:
    return reverse("feed:calendar", args=[request.organisation.id, secret])


def address(request: Visit, name: str) -> str:
    return reverse(f"calendar:{name}", args=[request.organisation.slug])
