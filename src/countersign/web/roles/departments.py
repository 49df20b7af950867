"""Who speaks for which department, where nobody does, and what HR sees to from the first day to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people import queries as people
from countersign.readiness.queries import own_thresholds
from countersign.readiness.rules.roles.department_without_contact import RULE
from countersign.roles import permissions, queries
from countersign.roles.library import CONTACT, HR
from countersign.roles.queries import Voice
from countersign.web.numbers import opening
from countersign.web.roles import showing
from countersign.web.roles.life_cycle import stages

if TYPE_CHECKING:
    from countersign.people.facts import Department
    from countersign.roles.models import Appointment, Role

MOST_VOICES = 6
"""So many who speak for a department are named; the others are counted."""


@endpoint("role.read")
def departments(request: Visit) -> HttpResponse:
    """Every department that the ISMS covers."""
    organisation, on = request.organisation.id, request.today
    voices = queries.voices(organisation, on)
    waiting = proposals(request)
    counted = people.collect_facts(organisation, on).org.departments
    described = {role.key: role for role in queries.roles(organisation)}
    least = from_so_many(request)
    rows = [row(request, one, voices, described.get(CONTACT), waiting, gap=one.n >= least) for one in counted]
    gaps = [one["name"] for one in rows if one["gap"]]
    context = {
        "finding": finding(rows, len(gaps), int(least)),
        "rows": sorted(rows, key=lambda one: (not one["gap"], one["name"].casefold())),
        "least": int(least),
        "hr": hr(request, voices, described.get(HR)) if permissions.can_read_all(request.actor) else None,
        "tabs": showing.tabs(request, "departments"),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/departments.html", context)


def is_mine(request: Visit, one: Voice) -> bool:
    return one.person == request.actor.person


def finding(rows: list[dict[str, Any]], gaps: int, least: int) -> str:
    if not rows:
        return _("No department is known by name")
    if not gaps and any(not (one["speaks"] or one["within"]) for one in rows):
        return _("Only departments below {n} people have nobody to speak for them").format(n=least)
    told = ngettext("One department has nobody to speak for it", "{n} departments have nobody to speak for them", gaps)
    return told.format(n=opening(gaps)) if gaps else _("Somebody speaks for every department")


def from_so_many(request: Visit) -> float:
    """From so many people on the finding asks for a voice (ROL-015)."""
    (threshold,) = RULE.thresholds
    own = own_thresholds(people.settings(request.organisation.id, request.today)) or {}
    return own.get(f"{RULE.code}.{threshold.name}", threshold.default)


def row(
    request: Visit,
    department: Department,
    voices: list[Voice],
    contact: Role | None,
    waiting: list[Appointment],
    *,
    gap: bool,
) -> dict[str, Any]:
    """One department: who speaks for it, whoever of its own people holds a role, and the way to name somebody.

    ``gap``: it is large enough to be one. ``contact``: the role, None where it is not described, or was retired.
    ``waiting``: who is to speak for departments, and does not yet.
    """
    name = department.name
    speaks = [one for one in voices if name in one.speaks]
    within = [one for one in voices if one.department == name and one not in speaks]
    to_come = [one for one in waiting if name in one.departments]
    may = may_enter(request.actor, "appointment.propose")
    missing = may and not speaks and not to_come
    query = urlencode({"department": name})
    propose = f"{showing.address(request, 'propose', contact.id)}?{query}" if missing and contact else ""
    return {
        "name": name,
        "n": department.n,
        "speaks": [named(request, one) for one in speaks[:MOST_VOICES]],
        "within": [named(request, one) for one in within[:MOST_VOICES]],
        "to_come": [to_speak(request, one) for one in to_come[:MOST_VOICES]],
        "more": max(len(speaks) - MOST_VOICES, 0) + max(len(within) - MOST_VOICES, 0),
        "gap": gap and not speaks and not within,
        "propose_url": propose,
        "library_url": showing.address(request, "library") if missing and contact is None else "",
    }


def named(request: Visit, one: Voice) -> dict[str, Any]:
    """A name, the role, and whether they said yes to it."""
    mine = permissions.can_read_all(request.actor) or is_mine(request, one)
    url = showing.address(request, "appointment", one.appointment) if mine else ""
    return {"name": one.name, "role": one.role, "accepted": one.accepted, "url": url}


def proposals(request: Visit) -> list[Appointment]:
    """Who is proposed, or appointed from a later day on, for whoever may see that."""
    if not permissions.can_read_all(request.actor):
        return []
    organisation, on = request.organisation.id, request.today
    book = queries.Book(request.organisation)
    return [*book.unapproved(on), *queries.coming(organisation, on).filter(approved_at__isnull=False)]


def to_speak(request: Visit, one: Appointment) -> dict[str, Any]:
    waits = _("waits for top management") if one.approved_at is None else _("begins later")
    return {"name": str(one.person), "waits": waits, "url": showing.to_appointment(request, one)}


def hr(request: Visit, voices: list[Voice], role: Role | None) -> dict[str, Any]:
    """Who has HR's security duties, and for each stage of somebody's time here what shows that it is seen to."""
    may = may_enter(request.actor, "appointment.propose")
    return {
        "holders": [named(request, one) for one in voices if one.key == HR],
        "propose_url": showing.address(request, "propose", role.id) if role and may else "",
        "stages": stages(request, voices),
    }
