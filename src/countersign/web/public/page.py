"""``/p/<slug>/``: the policy for people outside. It asks for no account, sets no cookie and runs no script."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import endpoint, lives_by_the_clock
from countersign.entrance.matrix import ANYONE
from countersign.people.queries import organisation_by_slug
from countersign.policies.queries import newer, open_to_all
from countersign.web.public.showing import made_from, public_document

if TYPE_CHECKING:
    from countersign.people.models import Organisation
    from countersign.policies.models import Availability, PublicVersion

KEPT = timedelta(minutes=5)
"""So long whatever stands in between may answer for us; what is taken down is gone after that."""


@endpoint(ANYONE)
@require_safe
def policy(request: HttpRequest, name: str) -> HttpResponse:
    """Nothing decided, not shared, no such organisation: one answer to all three."""
    organisation = organisation_by_slug(name)
    found = open_to_all(organisation.id) if organisation else None
    if organisation is None or found is None:
        raise Http404
    shown = text(organisation, found, found.public) if found.public else {"contact": found.contact}
    context = {**frame(organisation), **shown}
    answer = render(request, "public/policy.html", context)
    patch_cache_control(answer, public=True, max_age=KEPT.seconds)
    if not found.findable:
        answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def frame(organisation: Organisation) -> dict[str, Any]:
    """What the frame says to people outside: nothing of how the installation fares."""
    return {
        "organisation_name": organisation.name,
        "home": reverse("public:policy", args=[organisation.slug]),
        "example": lives_by_the_clock(organisation),
        "trial": False,
        "worker_silent_since": None,
    }


def text(organisation: Organisation, found: Availability, shown: PublicVersion) -> dict[str, Any]:
    version, names = shown.version, shown.names_shown
    return {
        "document": public_document(version, shown.text, names=names, organisation=organisation.name),
        "made": made_from(version, shown.left_out, shown.text, names=names),
        "public_since": shown.published_at,
        "newer": newer(organisation.id, shown),
        "contact": found.contact,
    }
