"""A review that is over: its minutes as they were signed, what became of its decisions, what was put right since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.ledger import files
from countersign.ledger.queries import entry_about
from countersign.reviews import queries
from countersign.reviews.entries import MinutesSigned, ReviewRecordedElsewhere
from countersign.reviews.enums import INPUTS, SLOT_INPUTS, Part, ReviewKind
from countersign.reviews.permissions import EXTRACT
from countersign.web.reviews import showing
from countersign.web.reviews.words import ITEMS, LEVELS, TITLES

if TYPE_CHECKING:
    from countersign.reviews.models import Review

WORDS = (Part.PRESENTED, Part.QUESTIONS, Part.CONCLUSION)


def page(request: Visit, one: Review) -> HttpResponse:
    here, extract = one.organisation_id, showing.reach(request) == EXTRACT
    kind = ReviewRecordedElsewhere if one.elsewhere else MinutesSigned
    leaf = entry_about(here, one.ref, kind.kind)
    decisions = list(queries.decisions(here, [one.id]))
    if extract:
        decisions = [each for each in decisions if each.owner_id == request.actor.person]
    context = {
        "review": showing.shown(request, one),
        "extract": extract,
        "inputs": [said(one, part) for part in inputs_of(one) if not extract or part is Part.F],
        "besides": [] if extract else besides(one),
        "there": [showing.attendance_shown(each) for each in queries.attendances(here, [one.id])],
        "decisions": showing.decisions_shown(request, decisions),
        "documented": (one.minutes or {}).get("documented", ""),
        "words": (one.minutes or {}).get("text", "") if not extract else "",
        "confirmed": (one.minutes or {}).get("confirmed", False),
        "alone": one.single_handed,
        "hands": hands(one),
        "sentence": one.signed_words,
        "digest": one.document,
        "entry": leaf.seq if leaf else None,
        "similar": one.similarity is not None and one.similarity >= 900,
        "addenda": list(queries.addenda(here, one.id)) if not extract else [],
        "agenda": [frozen(one, part) for part in inputs_of(one)] if one.agenda and not extract else [],
        **files_of(request, one, extract=extract),
        "add_url": showing.if_allowed(request, "managementreview.add", "addendum", one.id),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "reviews/signed.html", context)


def inputs_of(one: Review) -> tuple[Part, ...]:
    """Of one that was held elsewhere all seven are asked about."""
    return SLOT_INPUTS if one.kind == ReviewKind.SLOT and not one.elsewhere else INPUTS


def said(one: Review, part: Part) -> dict[str, Any]:
    """What the minutes say of an input."""
    found = (one.minutes or {}).get("inputs", {}).get(part.value, {})
    items = [label for key, label in ITEMS if key in found.get("items", [])]
    level = found.get("level", 0)
    return {
        "key": part.value,
        "title": TITLES[part],
        "text": found.get("text", ""),
        "level": dict(LEVELS)[level],
        "absent": level == 0,
        "items": items,
    }


def besides(one: Review) -> list[dict[str, Any]]:
    minutes = one.minutes or {}
    found = [{"title": TITLES[part], "text": minutes.get(part.value, "")} for part in WORDS]
    return [each for each in found if each["text"]]


def frozen(one: Review, part: Part) -> dict[str, Any]:
    return {"title": TITLES[part], "lines": (one.agenda or {}).get("inputs", {}).get(part.value, [])}


def hands(one: Review) -> list[dict[str, Any]]:
    """The chair's name under the minutes; of one held elsewhere, whoever recorded it."""
    if one.elsewhere:
        return [{"name": str(one.closed_by), "hat": _("recorded it, and did not sign it"), "at": one.closed_at}]
    return [{"name": str(one.closed_by), "hat": one.signed_as, "at": one.closed_at}]


def files_of(request: Visit, one: Review, *, extract: bool) -> dict[str, Any]:
    """The PDF and Word of the whole minutes; nobody who reads an extract takes the whole along."""
    if extract:
        return {}
    if one.elsewhere:
        return {"scan_url": showing.address(request, "scan", one.id) if one.scan else ""}
    size = files.size_of(one.organisation_id, one.pdf) if one.pdf else None
    return {
        "pdf_url": showing.address(request, "pdf", one.id) if one.pdf else "",
        "pdf_size": filesizeformat(size) if size else "",
        "pdf_waits": one.pdf is None,
        "docx_url": showing.address(request, "docx", one.id),
    }
