"""Who holds what, since when, and whether they know it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, overload
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
from countersign.roles.enums import AppointmentState
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Brief, Briefs, Standing
from countersign.web.days import asked_day
from countersign.web.numbers import opening
from countersign.web.roles import showing
from countersign.web.roles.answering import only_leader, readable, show
from countersign.web.roles.away import of_appointment
from countersign.web.roles.telling_shown import functions_in_words, known, standing

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Role

A_PAGE = 50
"""So many lines of the table, and of what begins later, at a time."""


@endpoint("role.read")
def everything(request: Visit) -> HttpResponse:
    """The roles on a day: today, or the one that is asked for; of many holders a page at a time."""
    organisation, on = request.organisation.id, asked_day(request)
    described, found = queries.roles_called(request.organisation, request.today), visible(request, on)
    page = Paginator(Lines(described, found), A_PAGE).get_page(request.GET.get("page"))
    reads_all = permissions.can_read_all(request.actor)
    full = queries.in_full(organisation, on, [*(one for _, one in page if one), *found.duties])
    held = [full[one.id] for one in found.duties]
    context = {
        "on": on,
        "now": on == request.today,
        "described": bool(described),
        "finding": finding(found, held),
        "lead": lead(described, found),
        "duties": duties(request, held, now=on == request.today),
        "rows": rows(request, [(role, full[one.id] if one else None) for role, one in page], on=on),
        **coming(request, on),
        **pages(page, on),
        "told": standing(request) if found.every and reads_all and on == request.today else None,
        "everyone": everyones([role for role in described if role.key == EVERYONE]),
        "may_define": may_enter(request.actor, "role.define"),
        "start_url": showing.address(request, "start"),
        "start_act": fresh_act(),
        "part_url": showing.address(request, "part", request.person.id),
        "library_url": showing.address(request, "library"),
        "tabs": showing.tabs(request, "list"),
    }
    return render(request, "roles/list.html", context)


def visible(request: Visit, on: date) -> Briefs:
    """Who holds what; what is proposed or was declined, of others only for whoever reads all of it."""
    found = queries.briefs(request.organisation.id, on)
    if permissions.can_read_all(request.actor):
        return found
    mine = {one.id for one in queries.briefs(request.organisation.id, on, request.person.id).every}
    return Briefs(tuple(one for one in found.every if one.holds or one.id in mine))


class Lines(Sequence[tuple["Role", Brief | None]]):
    """Every role with its holders, and the roles that nobody holds, in the order of the library.

    There may be thousands: no more of them is made than a page shows.
    """

    def __init__(self, described: list[Role], found: Briefs) -> None:
        nobody: list[Brief | None] = [None]
        told = ((role, found.by_key.get(role.key) or nobody) for role in described if role.key != EVERYONE)
        self.parts: list[tuple[Role, Sequence[Brief | None]]] = list(told)

    def __len__(self) -> int:
        return sum(len(some) for _, some in self.parts)

    @overload
    def __getitem__(self, at: int) -> tuple[Role, Brief | None]: ...
    @overload
    def __getitem__(self, at: slice) -> list[tuple[Role, Brief | None]]: ...
    def __getitem__(self, at: int | slice) -> tuple[Role, Brief | None] | list[tuple[Role, Brief | None]]:
        every = ((role, one) for role, some in self.parts for one in some)
        if isinstance(at, int):
            return next(islice(every, at, None))
        return list(islice(every, at.start, at.stop))


def everyones(some: list[Role]) -> list[str]:
    """What is everybody's to do, where that was described."""
    return [duty for role in some for duty in queries.in_words(role.organisation_id, [role])[0].duties]


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


def finding(found: Briefs, held: list[Standing]) -> str:
    """The title of the page says how it stands. ``held``: those that bring one of the two duties."""
    if nobody := showing.without(queries.nearest(held)):
        return showing.in_a_heading(nobody)
    if not found.is_accepted:
        return _("Appointed, but not everybody has said yes")
    if found.older:
        return _("A role changed, and not everybody has said yes")
    return _("Who holds what, and knows it")


def lead(described: list[Role], found: Briefs) -> str:
    """How many roles are held and accepted, wait for a name, or have nobody; nothing while nobody is proposed."""
    if not found.every:
        return ""
    keys = {role.key for role in described} - {EVERYONE}
    held, waiting, older = found.accepted, found.waiting, found.older
    behind = ngettext("One holder has an older version.", "{n} holders have an older version.", older) if older else ""
    nobody = len(keys - found.manned)
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
    readable = [one.appointment for _, one in shown if one and permissions.can_read(request.actor, one.appointment)]
    away = queries.for_whom(request.organisation.id, on, [one.id for one in readable])
    may_propose = on == request.today and may_enter(request.actor, "appointment.propose")
    given = functions_in_words(request.organisation.id, on)
    return [
        showing.line(request, role, one, away.get(one.appointment.id))
        if one
        else {
            "role": role.name,
            "clauses": showing.clauses(role),
            "url": showing.address(request, "role", role.id),
            "role_url": showing.address(request, "role", role.id),
            "history_url": showing.address(request, "history", role.id)
            if permissions.can_read_all(request.actor)
            else "",
            "function": given.get(role.key, ""),
            "propose_url": showing.address(request, "propose", role.id) if may_propose else "",
        }
        for role, one in shown
    ]


def coming(request: Visit, on: date) -> dict[str, Any]:
    """What begins later, the nearest first; of many, how many more. Of others, for whoever reads all of it."""
    if on != request.today:
        return {"coming": [], "coming_left": 0}
    later = queries.coming(request.organisation.id, on)
    if not permissions.can_read_all(request.actor):
        later = later.filter(person_id=request.person.id)
    found = list(later[: A_PAGE + 1])
    left = (later.count() - A_PAGE) if len(found) > A_PAGE else 0
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
