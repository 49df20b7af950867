"""Two doors to the same pages: signed in below ``/o/<slug>/``, or by the link in a mail, which opens no session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from countersign.delivery.tokens import Link, link_in, token_for
from countersign.entrance import clock
from countersign.entrance.actors import person_of
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.tokens import bearer
from countersign.kernel.actors import Actor
from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Unknown
from countersign.ledger.queries import is_example
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person


@dataclass(frozen=True)
class Door:
    """Who comes in to which version, and whether they still have to show by a code that it is them.

    ``other``: somebody else of the organisation, who is signed in where the link was opened.
    """

    request: HttpRequest
    organisation: Organisation
    person: Person
    actor: Actor
    version: UUID
    needs_code: bool
    other: Person | None = None

    @property
    def reader(self) -> UUID:
        return self.person.id

    @property
    def today(self) -> date:
        return day_in(self.organisation.time_zone, clock.now())

    def address(self, name: str, version: UUID | None = None) -> str:
        """The same kind of page for this version or another, through the same door."""
        shown = version or self.version
        if self.needs_code:
            return reverse(f"link:{name}", args=[token_for(Link(self.organisation.id, self.reader, shown))])
        return reverse(f"acceptances:{name}", args=[self.organisation.slug, shown])

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        if self.needs_code:
            inside = reverse("acceptances:accept", args=[self.organisation.slug, self.version])
            frame = {
                "organisation_name": self.organisation.name,
                "example": is_example(self.organisation.id),
                "home": self.address("accept"),
                "reader": self.person,
                "other": self.other,
                "own_url": inside if self.other else "",
                "sign_in_url": "" if self.other else f"{reverse('account_login')}?{urlencode({'next': inside})}",
            }
            context = {**frame, **context}
        return render(self.request, template, context, status=status)


type Page = Callable[[Door], HttpResponse]


def from_inside(page: Page) -> Callable[..., HttpResponse]:
    """The page for whoever is signed in."""

    @endpoint("acceptance.give")
    def inside(request: Visit, version_id: UUID) -> HttpResponse:
        return page(Door(request, request.organisation, request.person, request.actor, version_id, needs_code=False))

    return inside


def through_link(name: str, page: Page) -> Callable[..., HttpResponse]:
    """The page behind a mail's link. Whoever is signed in as that very person is led inside."""

    @endpoint(ANYONE)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        link = link_in(token)
        if link is None:
            raise Http404
        try:
            answer = follow(request, link, name, page)
        except Unknown as unknown:
            raise Http404 from unknown
        add_never_cache_headers(answer)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return opened


def follow(request: HttpRequest, link: Link, name: str, page: Page) -> HttpResponse:
    organisation = people.organisation(link.organisation)
    person = people.person(organisation.id, link.person)
    actor = bearer(organisation, person, clock.now())
    if actor is None:
        return render(request, "acceptance/ended.html", {"organisation_name": organisation.name}, status=410)
    inside = person_of(request, organisation)
    if inside == person and request.method != "POST":
        return HttpResponseRedirect(reverse(f"acceptances:{name}", args=[organisation.slug, link.version]))
    other = inside if inside != person else None
    return page(Door(request, organisation, person, actor, link.version, needs_code=True, other=other))
