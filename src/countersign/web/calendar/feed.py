"""``/c/<organisation>/<secret>/countersign.ics``: what is due for one person, for a calendar program."""

from __future__ import annotations

from datetime import datetime, time
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.delivery.calendars import subscribed
from countersign.delivery.due import due_for
from countersign.delivery.feeds import feed_behind
from countersign.entrance import clock
from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.pace import FEED, of_key
from countersign.entrance.tokens import bearer
from countersign.kernel.actors import Actor
from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.readiness.gathered import Gathered
from countersign.web.calendar.showing import address_of, sees

A_QUARTER_OF_AN_HOUR = 900
WAIT = 60
"""So many seconds a program that asks too often is told to wait."""


@endpoint(ANYONE)
@require_safe
def calendar(request: HttpRequest, organisation_id: UUID, token: str) -> HttpResponse:
    """Never a secret, no longer one, somebody who has left: one answer to all three."""
    here = feed_behind(organisation_id, token)
    if here is None:
        raise Http404
    if not of_key(request, FEED, here.id.hex):
        return HttpResponse(_("Too often. Ask again in a minute."), status=429, headers={"Retry-After": str(WAIT)})
    at = clock.now()
    try:
        organisation = people.organisation(here.organisation_id)
        by = bearer(organisation, people.person(organisation.id, here.person), at)
    except Unknown as unknown:
        raise Http404 from unknown
    if by is None:
        raise Http404
    data = told(Gathered(organisation), by, at)
    answer = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = etag = f'"{sha256(data).hexdigest()}"'
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "no-referrer"
    patch_cache_control(answer, private=True, max_age=A_QUARTER_OF_AN_HOUR)
    return get_conditional_response(request, etag=etag, response=answer) or answer


def told(read: Gathered, by: Actor, at: datetime) -> bytes:
    """As of the beginning of the day: the same all day long, while nothing changes."""
    firm = read.firm
    zone = ZoneInfo(firm.time_zone)
    begun = datetime.combine(day_in(firm.time_zone, at), time.min, zone).astimezone(ZoneInfo("UTC"))
    person = by.person
    found = due_for(read, person, at, lambda act: sees(by, act), leaves=True) if person else []
    days = [
        (f"{one.of}.{person.hex}", one.on, one.title.in_language(_), settings.COUNTERSIGN_URL + address_of(firm, one))
        for one in found
        if one.on and person
    ]
    return subscribed(_("{organisation}: due").format(organisation=firm.name), days, begun)
