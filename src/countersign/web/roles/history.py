"""One role through time: who held it, from when until when, by whose act, and what it was in each version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.roles import permissions, queries
from countersign.web.numbers import opening
from countersign.web.roles import showing
from countersign.web.roles.words import STATES

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Renewal

A_PAGE = 50


@endpoint("role.read")
def history(request: Visit, role_id: UUID) -> HttpResponse:
    """The whole line of holders, the newest first. Staff find their own part of it."""
    organisation = request.organisation.id
    role = queries.role(request.organisation.id, role_id)
    line = queries.line_of_holders(organisation, role.key)
    if not permissions.can_read_all(request.actor):
        line = line.filter(person_id=request.person.id)
        if not line.exists():
            raise Unknown("role")
    versions = list(queries.every_version(organisation).filter(key=role.key).select_related("defined_by"))
    page = Paginator(line, A_PAGE).get_page(request.GET.get("page"))
    now = versions[0]
    shown = list(page)
    asked = queries.by_appointment(queries.renewals(organisation).filter(appointment__in=[one.id for one in shown]))
    context = {
        "name": now.name,
        "clauses": showing.clauses(now),
        "finding": finding(now.name, page.paginator.count)
        if permissions.can_read_all(request.actor)
        else _("{role}: your part in it").format(role=now.name),
        "holders": [holder(request, one, asked.get(one.id, ())) for one in shown],
        "versions": [
            {"version": one.version, "day": one.defined_at, "by": str(one.defined_by), "duties": one.duties}
            for one in versions
        ],
        "propose_url": showing.address(request, "propose", now.id)
        if may_enter(request.actor, "appointment.propose")
        else "",
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/history.html", context)


def finding(name: str, n: int) -> str:
    if not n:
        return _("{role}: nobody was ever put forward").format(role=name)
    told = ngettext("{role}: {n} appointment so far", "{role}: {n} appointments so far", n)
    return told.format(role=name, n=opening(n).lower())


def holder(request: Visit, made: Appointment, asked: Sequence[Renewal]) -> dict[str, Any]:
    """One of them, from the first day to the last, and what became of it. ``asked``: the versions they were asked to
    take on since."""
    until = queries.over_on(made)
    return {
        "name": str(made.person),
        "url": showing.address(request, "appointment", made.id),
        "version": made.role.version,
        "took_on": [{"version": one.role.version, "day": one.accepted_at} for one in asked if one.accepted_at],
        "held_from": made.held_from,
        "until": until,
        "left": until is not None and until == made.person.left_on and until != made.held_until,
        "approved_by": str(made.approved_by) if made.approved_at else "",
        "approved_on": made.approved_at,
        "single_handed": made.single_handed,
        "accepted_on": made.accepted_at,
        "declined_on": made.declined_at,
        "state": told(made, until, request.today),
    }


def told(made: Appointment, until: date | None, today: date) -> str:
    """In a word: held now, over, to come, or never become anything."""
    if made.declined_at:
        return _("declined")
    if made.approved_at is None:
        return _("taken back") if made.ended_at else str(STATES[made.state])
    if until is not None and until <= today:
        return _("over")
    if max(made.held_from, made.person.joined_on or made.held_from) > today:
        return _("begins later")
    return _("holds it") if made.accepted_at else _("appointed, has not said yes")
