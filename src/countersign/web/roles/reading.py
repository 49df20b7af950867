"""Who holds what, since when, and whether they know it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

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
from countersign.roles.queries import Standing
from countersign.web.days import asked_day
from countersign.web.numbers import opening
from countersign.web.roles import showing
from countersign.web.roles.answering import only_leader, readable, show
from countersign.web.roles.away import of_appointment

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Role


@endpoint("role.read")
def everything(request: Visit) -> HttpResponse:
    """The roles on a day: today, or the one that is asked for."""
    organisation, today = request.organisation.id, request.today
    on = asked_day(request)
    described, found = queries.roles(organisation), queries.standings(organisation, on)
    own = not permissions.can_read_all(request.actor)
    if own:
        found = [one for one in found if one.appointment.person_id == request.actor.person]
    context = {
        "on": on,
        "now": on == today,
        "own": own,
        "described": bool(described),
        "finding": finding(found, own=own),
        "lead": lead(described, found),
        "duties": [] if own else duties(request, found, now=on == today),
        "rows": rows(request, described, found, own=own, on=on),
        "coming": coming(request, on, own=own) if on == today else [],
        "everyone": next((role.duties for role in described if role.key == EVERYONE), []),
        "may_define": may_enter(request.actor, "role.define"),
        "start_url": showing.address(request, "start"),
        "start_act": fresh_act(),
        "library_url": showing.address(request, "library"),
        "tabs": showing.tabs(request, "list", own=own),
    }
    return render(request, "roles/list.html", context)


def finding(found: list[Standing], *, own: bool) -> str:
    """The title of the page says how it stands."""
    if own:
        return _("Your roles") if found else _("No role is waiting for you, and you hold none")
    nobody = [duty for duty, one in queries.nearest(found).items() if one is None or not one.holds]
    if len(nobody) == len(Duty):
        return _("Nobody holds the two duties yet")
    if nobody:
        return _("One of the two duties has nobody yet")
    if any(one.holds and one.state is not AppointmentState.ACCEPTED for one in found):
        return _("Appointed, but not everybody has said yes")
    return _("Who holds what, and knows it")


def lead(described: list[Role], found: list[Standing]) -> str:
    """How many roles are held, wait for somebody's name, or have nobody; nothing while nobody is even proposed."""
    if not found:
        return ""
    keys = {role.key for role in described} - {EVERYONE}
    held = {one.appointment.role.key for one in found if one.holds}
    open_states = (AppointmentState.PROPOSED, AppointmentState.APPROVED)
    waiting = len([one for one in found if one.state in open_states and not one.left])
    nobody = len(keys - {one.appointment.role.key for one in found if not one.left})
    told = [
        ngettext("One role is held.", "{n} roles are held.", len(held)).format(n=opening(len(held))) if held else "",
        ngettext("One waits for a name.", "{n} wait for a name.", waiting).format(n=opening(waiting))
        if waiting
        else "",
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


def rows(request: Visit, described: list[Role], found: list[Standing], *, own: bool, on: date) -> list[dict[str, Any]]:
    """The table: every role with its holders, and the roles that nobody holds."""
    lines = []
    away = queries.by_appointment(queries.standing_in(request.organisation.id, on))
    for role in described:
        if role.key == EVERYONE:
            continue
        held = [one for one in found if one.appointment.role.key == role.key]
        lines += [showing.line(request, role, one, away.get(one.appointment.id)) for one in held]
        if not held and not own:
            may_propose = on == request.today and may_enter(request.actor, "appointment.propose")
            url = showing.address(request, "propose", role.id) if may_propose else ""
            lines.append({"role": role.name, "clauses": showing.clauses(role), "propose_url": url})
            lines[-1]["history_url"] = showing.address(request, "history", role.id)
    return lines


def coming(request: Visit, on: date, *, own: bool) -> list[dict[str, Any]]:
    """What begins later."""
    later = queries.coming(request.organisation.id, on)
    return [
        {
            "role": one.role.name,
            "holder": str(one.person),
            "held_from": one.held_from,
            "url": showing.address(request, "appointment", one.id),
        }
        for one in later
        if not own or one.person_id == request.actor.person
    ]


@endpoint("role.read")
def appointment(request: Visit, appointment_id: UUID) -> HttpResponse:
    """One appointment, for as long as the organisation is kept."""
    found = readable(request, appointment_id)
    away = of_appointment(request, found)
    return show(request, found, "", form=ActForm(), acts=acts(request, found), away=away)


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
