"""Looking for words in the policies in force: what everybody here may read, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.policies import queries
from countersign.policies.documents.poster import poster
from countersign.policies.documents.saying import language_name
from countersign.policies.text.search.asking import LONGEST, Answer, Hit
from countersign.policies.text.search.showing import pieces
from countersign.web.attaching import attached
from countersign.web.numbers import opening
from countersign.web.policies import located

if TYPE_CHECKING:
    from countersign.policies.models import Version

type Places = Mapping[UUID, list[queries.Found]]


@endpoint("policy.read")
@require_safe
def find(request: Visit) -> HttpResponse:
    """The form; with words in the address (``?q=``), the passages that have them."""
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    answer: Answer[queries.Searched] = Answer()
    if asked:
        answer = queries.search(request.organisation.id, asked, request.organisation.languages[1:])
    places = queries.found_at(request.organisation.id, (hit.key.version.policy_id for hit in answer.hits))
    context = {
        "asked": asked,
        "heading": heading(asked, answer),
        "corrected": [{"typed": typed, "meant": meant} for typed, meant in answer.corrected.items()],
        "partly": answer.partly,
        "hits": [shown(request, hit, answer.wanted, places) for hit in answer.hits],
        "every": [] if answer.hits else every(request),
        "acts": [poster_act(request)] if may_enter(request.actor, "policy.publish") else [],
        "questions_url": reverse("acceptances:mine", args=[request.organisation.slug]),
        "longest": LONGEST,
    }
    return render(request, "finding/find.html", context)


@endpoint("policy.publish")
@require_safe
def wall_poster(request: Visit) -> HttpResponse:
    """A sheet for the wall, with the address of this page."""
    leads_to = settings.COUNTERSIGN_URL.rstrip("/") + reverse("finding:find", args=[request.organisation.slug])
    made = poster(request.organisation, leads_to, example=request.example, at=clock.now())
    name = "-".join([*(["EXAMPLE"] if request.example else []), request.organisation.slug, "policies-poster.pdf"])
    return attached(made, "application/pdf", name)


def heading(asked: str, answer: Answer[queries.Searched]) -> str:
    if not asked:
        return _("What do you want to know?")
    n = len({hit.key.version for hit in answer.hits})
    if not n:
        return _("No policy in force says that")
    return ngettext("One policy speaks of it", "{n} policies speak of it", n).format(n=opening(n))


def poster_act(request: Visit) -> dict[str, Any]:
    """The button for the poster; a trial has no address that a phone could reach."""
    url = reverse("finding:poster", args=[request.organisation.slug])
    missing = _("once this runs where phones can reach it, not in a trial") if settings.COUNTERSIGN_TRIAL else ""
    return {"label": _("Poster with a QR code (PDF)"), "url": url, "kind": "line", "missing": missing}


def shown(request: Visit, hit: Hit[queries.Searched], wanted: frozenset[str], places: Places) -> dict[str, Any]:
    version, text = hit.key.version, hit.key.text
    return {
        "title": text.title,
        "lang": text.language if hit.key.translation else "",
        "language": language_name(text.language) if hit.key.translation else "",
        "label": version.label,
        "since": version.effective_on,
        "url": f"{address(request, version)}?language={text.language}",
        "places": located.elsewhere(places.get(version.policy_id, ())),
        "passages": [
            {"under": one.under, "pieces": pieces(one.text, wanted), "heading": one.is_heading} for one in hit.passages
        ],
        "more": hit.more,
    }


def address(request: Visit, version: Version) -> str:
    return reverse("policies:policy", args=[request.organisation.slug, version.policy_id])


def every(request: Visit) -> list[dict[str, Any]]:
    """All that there is to find, for whoever found nothing or has not asked yet."""
    found = queries.in_force_by_policy(request.organisation.id)
    places = queries.found_at(request.organisation.id, found)
    return [
        {"title": one.title, "url": address(request, one), "places": located.elsewhere(places.get(id, ()))}
        for id, one in sorted(found.items(), key=lambda item: item[1].title)
    ]
