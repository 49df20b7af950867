"""What several pages of spot checks show alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.awareness import queries
from countersign.awareness.enums import Mark
from countersign.awareness.library import STAFF
from countersign.awareness.permissions import may_ask
from countersign.awareness.queries import Results, Share
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.people import queries as people
from countersign.readiness.queries import own_thresholds
from countersign.readiness.rules.distribution.policy_not_known import RULE

if TYPE_CHECKING:
    from countersign.awareness.models import Draw, Invitation


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"spotchecks:{name}", args=[request.organisation.slug, *values])


def offered(request: Visit, act: str, name: str, *values: UUID) -> str:
    return address(request, name, *values) if may_enter(request.actor, act) else ""


def share(one: Share) -> dict[str, Any]:
    low, high = one.interval
    return {"n": one.n, "of": one.of, "percent": one.percent, "low": low, "high": high}


def limits(request: Visit) -> dict[str, int]:
    """Below what share a finding is raised, as the organisation has set it or by default (DIS-009)."""
    own = own_thresholds(people.settings(request.organisation.id, request.today)) or {}
    names = ("observation_below_percent", "minor_below_percent", "major_below_percent")
    default = {one.name: one.default for one in RULE.thresholds}
    return {name.partition("_")[0]: int(own.get(f"{RULE.code}.{name}", default[name])) for name in names}


def verdict(percent: int, below: dict[str, int]) -> str:
    """What an auditor would make of it."""
    if percent < below["major"]:
        return _("Below {n} percent: most people do not know it, and an auditor would raise it.").format(
            n=below["major"]
        )
    if percent < below["minor"]:
        return _("Below {n} percent an auditor would raise it.").format(n=below["minor"])
    if percent < below["observation"]:
        return _("Below {n} percent it is worth a word in the teams.").format(n=below["observation"])
    return _("From {n} percent on nobody would raise it.").format(n=below["observation"])


def came_out(found: Results) -> dict[str, Any]:
    """The numbers of one draw, as a page lays them out."""
    asks = {one.number: one.asks.in_language(_) for one in STAFF}
    return {
        "passed": share(found.passed),
        "found": share(found.found),
        "departments": [{"name": name, **share(one)} for name, one in found.departments],
        "rest": share(found.rest) if found.rest else None,
        "questions": [
            {"asks": asks[number], "yes": marks[Mark.YES], "partly": marks[Mark.PARTLY], "no": marks[Mark.NO]}
            for number, marks in found.marks
        ],
    }


def stands(draw: Draw, today: object) -> str:
    """How far a draw has come, in a few words."""
    if draw.closed_at is not None:
        return _("ended")
    if draw.drawn_at is not None:
        return _("people are being asked")
    return _("nobody drawn yet") if draw.fixed_on == today else _("never drawn")


def line(request: Visit, draw: Draw) -> dict[str, Any]:
    """One draw in a list."""
    return {
        "on": draw.fixed_on,
        "asked": draw.asked,
        "people": draw.people,
        "answered": draw.answered,
        "unanswered": draw.unanswered if draw.closed_at else None,
        "stands": stands(draw, request.today),
        "open": draw.closed_at is None,
        "url": address(request, "draw", draw.id),
    }


def to_ask(request: Visit) -> list[dict[str, Any]]:
    """Whom the reader may ask: everybody who was drawn and has not answered, or those of their own department."""
    if not may_enter(request.actor, "spotcheck.ask"):
        return []
    waiting = queries.invitations_until(request.organisation.id, request.today)
    return [asked(request, one) for one in waiting if may_be_asked(request, one)]


def may_be_asked(request: Visit, one: Invitation) -> bool:
    own = one.person_id == request.actor.person
    return not own and may_ask(request.actor, one.department, request.person.department)


def asked(request: Visit, one: Invitation) -> dict[str, Any]:
    url = address(request, "ask", one.draw_id, one.id)
    return {"name": str(one.person), "department": one.department, "url": url}
