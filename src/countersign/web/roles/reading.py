"""Who holds what, since when, and whether they know it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.acts import ActForm, fresh_act
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.roles import permissions, queries
from countersign.roles.enums import AppointmentState, Duty
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Brief, Standing
from countersign.web.days import asked_day
from countersign.web.numbers import opening
from countersign.web.roles import showing
from countersign.web.roles.answering import only_leader, readable, show
from countersign.web.roles.away import of_appointment
from countersign.web.roles.telling_shown import known, standing
from countersign.web.roles.telling_words import with_function

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Role

A_PAGE = 50
"""So many lines of the table, and of what begins later, at a time."""


@endpoint("role.read")
def everything(request: Visit) -> HttpResponse:
    """The roles on a day: today, or the one that is asked for; of many holders a page at a time."""
    organisation, on = request.organisation.id, asked_day(request)
    own = not permissions.can_read_all(request.actor)
    described, found = queries.roles(organisation), queries.briefs(organisation, on, request.person.id if own else None)
    page = Paginator(lines(described, found, own=own), A_PAGE).get_page(request.GET.get("page"))
    full = queries.in_full(organisation, on, [*(one for _, one in page if one), *(one for one in found if one.duty)])
    held = [full[one.id] for one in found if one.duty]
    context = {
        "on": on,
        "now": on == request.today,
        "own": own,
        "described": bool(described),
        "finding": finding(found, held, own=own),
        "lead": lead(described, found),
        "duties": [] if own else duties(request, held, now=on == request.today),
        "rows": rows(request, [(role, full[one.id] if one else None) for role, one in page], on=on),
        **coming(request, on, own=own),
        **pages(page, on),
        "told": standing(request) if found and not own and on == request.today else None,
        "everyone": next((role.duties for role in described if role.key == EVERYONE), []),
        "may_define": may_enter(request.actor, "role.define"),
        "start_url": showing.address(request, "start"),
        "start_act": fresh_act(),
        "library_url": showing.address(request, "library"),
        "tabs": showing.tabs(request, "list", own=own),
    }
    return render(request, "roles/list.html", context)


def lines(described: list[Role], found: list[Brief], *, own: bool) -> list[tuple[Role, Brief | None]]:
    """Every role with its holders, and the roles that nobody holds, in the order of the library."""
    by_key: dict[str, list[Brief]] = {}
    for one in found:
        by_key.setdefault(one.key, []).append(one)
    told: list[tuple[Role, Brief | None]] = []
    for role in described:
        if role.key != EVERYONE:
            told += [(role, one) for one in by_key.get(role.key, [None] * (not own))]
    return told


def pages(page: Page[Any], on: date) -> dict[str, str]:
    """The ways to the other pages of the table, on the same day."""
    more = f"?on={on:%Y-%m-%d}&page="
    return {
        "previous_url": f"{more}{page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"{more}{page.next_page_number()}" if page.has_next() else "",
        "shown": _("{first} to {last} of {n}").format(
            first=page.start_index(), last=page.end_index(), n=page.paginator.count
        ),
    }


def finding(found: list[Brief], held: list[Standing], *, own: bool) -> str:
    """The title of the page says how it stands. ``held``: those that bring one of the two duties."""
    if own:
        return _("Your roles") if found else _("No role is waiting for you, and you hold none")
    nobody = [duty for duty, one in queries.nearest(held).items() if one is None or not one.holds]
    if len(nobody) == len(Duty):
        return _("Nobody holds the two duties yet")
    if nobody:
        return _("One of the two duties has nobody yet")
    if any(one.holds and not one.accepted for one in found):
        return _("Appointed, but not everybody has said yes")
    if any(one.holds and one.asked for one in found):
        return _("A role changed, and not everybody has said yes")
    return _("Who holds what, and knows it")


def lead(described: list[Role], found: list[Brief]) -> str:
    """How many roles are held, wait for somebody's name, or have nobody; nothing while nobody is even proposed."""
    if not found:
        return ""
    keys = {role.key for role in described} - {EVERYONE}
    held = {one.key for one in found if one.holds}
    waiting = len([one for one in found if one.waits])
    older = len([one for one in found if one.holds and one.asked])
    behind = ngettext("One holder has an older version.", "{n} holders have an older version.", older) if older else ""
    nobody = len(keys - {one.key for one in found if one.here})
    told = [
        ngettext("One role is held.", "{n} roles are held.", len(held)).format(n=opening(len(held))) if held else "",
        ngettext("One waits for a name.", "{n} wait for a name.", waiting).format(n=opening(waiting))
        if waiting
        else "",
        behind.format(n=opening(older)),
        ngettext("One has nobody.", "{n} have nobody.", nobody).format(n=opening(nobody)) if nobody else "",
    ]
    return " ".join(filter(None, told))


def duties(request: Visit, found: list[Standing], *, now: bool) -> list[dict[str, Any]]:
    """Both duties, the button once where one appointment carries both."""
    alone, told, shown = only_leader(request), [], set()
    for which, one in queries.nearest(found).items():
        approves = one is not None and permissions.can_approve(request.actor, one.appointment, alone)
        entry = showing.duty(request, which, one, now=now, can_approve=approves)
        if entry["url"] in shown:
            entry["url"] = ""
        shown.add(entry["url"])
        told.append(entry)
    return told


def rows(request: Visit, shown: list[tuple[Role, Standing | None]], *, on: date) -> list[dict[str, Any]]:
    """One page of the table."""
    away = queries.named_last(queries.standing_in(request.organisation.id, on))
    may_propose = on == request.today and may_enter(request.actor, "appointment.propose")
    given = queries.with_functions(request.organisation.id, on)
    return [
        showing.line(request, role, one, away.get(one.appointment.id))
        if one
        else {
            "role": role.name,
            "clauses": showing.clauses(role),
            "url": showing.address(request, "role", role.id),
            "history_url": showing.address(request, "history", role.id),
            "function": with_function(given.get(role.key, [])),
            "propose_url": showing.address(request, "propose", role.id) if may_propose else "",
        }
        for role, one in shown
    ]


def coming(request: Visit, on: date, *, own: bool) -> dict[str, Any]:
    """What begins later, the nearest first; of many, how many more."""
    if on != request.today:
        return {"coming": [], "coming_left": 0}
    later = queries.coming(request.organisation.id, on)
    found = list((later.filter(person_id=request.person.id) if own else later)[: A_PAGE + 1])
    left = (later.count() - A_PAGE) if len(found) > A_PAGE and not own else 0
    told = [
        {
            "role": one.role.name,
            "holder": str(one.person),
            "held_from": one.held_from,
            "url": showing.address(request, "appointment", one.id),
        }
        for one in found[:A_PAGE]
    ]
    return {"coming": told, "coming_left": left}


@endpoint("role.read")
def appointment(request: Visit, appointment_id: UUID) -> HttpResponse:
    """One appointment, for as long as the organisation is kept."""
    found = readable(request, appointment_id)
    away = of_appointment(request, found)
    told = known(request, found)
    return show(request, found, "", form=ActForm(), acts=acts(request, found), away=away, known=told)


def acts(request: Visit, found: Appointment) -> list[dict[str, Any]]:
    """What this reader can do next with it."""
    today, state = request.today, found.state
    next_acts: list[dict[str, Any]] = []
    if permissions.can_approve(request.actor, found, only_leader(request)):
        next_acts.append({"label": _("Look and appoint"), "url": showing.address(request, "approve", found.id)})
    elif state is AppointmentState.PROPOSED:
        next_acts.append({"label": _("Appointment"), "missing": _("Top management has one mail about it.")})
    if state is AppointmentState.APPROVED and found.person_id == request.actor.person:
        next_acts.append({"label": _("Read and accept"), "url": showing.address(request, "accept", found.id)})
    elif state is AppointmentState.APPROVED:
        told = _("{name} has one mail about it.").format(name=found.person)
        next_acts.append({"label": _("Acceptance"), "missing": told})
    held = state in (AppointmentState.APPROVED, AppointmentState.ACCEPTED)
    if held and may_enter(request.actor, "appointment.propose"):
        now = queries.role_with_key(request.organisation.id, found.role.key)
        url = f"{showing.address(request, 'propose', now.id)}?instead={found.id.hex}"
        next_acts.append({"label": _("Propose a successor"), "url": url, "kind": "quiet"})
        again = f"{showing.address(request, 'propose', now.id)}?again={found.id.hex}"
        next_acts.append({"label": _("Propose other terms"), "url": again, "kind": "quiet"})
    if held and permissions.can_record_absence(request.actor, found.person_id):
        url = showing.address(request, "away", found.person_id)
        next_acts.append({"label": _("Say who stands in"), "url": url, "kind": "quiet"})
    if found.ended_at is None and permissions.can_end(request.actor, found, today):
        proposal = found.approved_at is None
        label = _("Take the proposal back") if proposal else _("End this appointment")
        next_acts.append({"label": label, "url": showing.address(request, "end", found.id), "kind": "quiet"})
    return next_acts
