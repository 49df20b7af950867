"""From what people were told of roles to what the templates show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _

from countersign.delivery.reach import reach_of
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.instants import day_in
from countersign.people import queries as people
from countersign.people.enums import PersonKind
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import number_on
from countersign.roles import permissions, queries
from countersign.web.roles import showing
from countersign.web.roles.telling_words import WAYS, for_whom, not_told, with_function

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, RolesTelling

MOST_UNTOLD = 50
"""Of those whom people do not know, so many are named."""


def shown(request: Visit, one: RolesTelling) -> dict[str, Any]:
    recorded = day_in(request.organisation.time_zone, one.recorded_at)
    off = {"at": one.withdrawn_at, "by": str(one.withdrawn_by), "because": one.withdrawn_because}
    return {
        "here": one.sent_here,
        "way": WAYS[one.way],
        "what": one.what,
        "for_whom": for_whom(one),
        "left_out": ", ".join(one.left_out),
        "told_on": one.told_on,
        "recorded": None if one.sent_here else recorded,
        "by": str(one.recorded_by),
        "link": one.link,
        "copy_url": showing.address(request, "telling_copy", one.id) if one.scan else "",
        "has_copy": bool(one.scan or one.link or one.sent_here),
        "off": off if one.withdrawn_at else None,
        "url": showing.address(request, "telling", one.id),
    }


def visible(request: Visit, one: RolesTelling) -> bool:
    """Everything for whoever reads everybody's roles; for others what was sent to them."""
    if permissions.reads_all_tellings(request.actor):
        return True
    mine = not one.departments or request.person.department in one.departments
    return one.sent_here and mine and request.person.kind != PersonKind.EXTERNAL


def reach(request: Visit, one: RolesTelling) -> dict[str, Any] | None:
    """What the outbox knows, for whoever reads all of it; of what was told elsewhere nothing is known."""
    if not one.sent_here or not permissions.reads_all_tellings(request.actor):
        return None
    mails, addressed = reach_of(one.organisation_id, one.ref), one.addressed or 0
    return {"addressed": addressed, "mails": mails, "left": mails.left_of(addressed)}


def within(request: Visit) -> int:
    """In how many days people are to be told, by the number of ROL-014 that holds here."""
    return int(number_on(Gathered(request.organisation), request.today, "ROL-014.grace_days"))


def known(request: Visit, made: Appointment) -> dict[str, Any] | None:
    """Since when people know of an appointment that holds, or for how long they do not; None where there is nothing."""
    if made.is_over(request.today):
        return None
    told = queries.told_of(made, request.today)
    if told is None:
        return None
    waits = "" if told.on else not_told(max(0, (request.today - told.since).days), within(request))
    return {"on": told.on, "waits": waits, "url": showing.address(request, "tellings")}


def standing(request: Visit) -> dict[str, Any]:
    """How it stands today: when people were told last, and how many they do not know of."""
    found = queries.untold(request.organisation.id, request.today)
    longest = (request.today - found[0].since).days if found else 0
    told = stand(request.organisation.id, request.today, request.organisation.time_zone)
    return {
        "last": queries.everybody_told(told),
        "some": bool(told),
        "untold": len(found),
        "waits": not_told(longest, within(request)) if found else "",
        "url": showing.address(request, "tellings"),
        "tell_url": showing.address(request, "tell") if may_enter(request.actor, "rolestelling.send") else "",
    }


def stand(organisation: UUID, on: date, zone: str) -> list[RolesTelling]:
    """The tellings that stand, seen from a day, the earliest first."""
    return queries.standing_tellings(queries.tellings(organisation), on, zone)[::-1]


def last_told(organisation: UUID, on: date, zone: str) -> date | None:
    """The latest day by which everybody was told, seen from a day; a department alone is not everybody."""
    return queries.everybody_told(stand(organisation, on, zone))


def functions_in_words(organisation: UUID, on: date) -> dict[str, str]:
    """By the key of a role that is with a function on a day: that it is, and who alone has that job title, if so."""
    given = queries.with_functions(organisation, on)
    titles = {one.function for some in given.values() for one in some}
    only = people.only_ones(organisation, titles, on)
    return {key: with_function(some, only) for key, some in given.items()}


def untold_rows(request: Visit) -> tuple[list[dict[str, Any]], int]:
    """Whom people do not know of, the longest first, and how many more there are."""
    found, limit = queries.untold(request.organisation.id, request.today), within(request)
    some = {one.id: one for one in found[:MOST_UNTOLD]}
    made = queries.appointments(request.organisation.id).filter(id__in=list(some))
    rows = [
        {
            "role": one.role.name,
            "holder": str(one.person),
            "since": some[one.id].since,
            "waits": not_told(days := (request.today - some[one.id].since).days, limit),
            "late": days > limit,
            "url": showing.address(request, "appointment", one.id),
        }
        for one in made
    ]
    return sorted(rows, key=lambda row: row["since"]), len(found) - len(some)


def heading(rows: list[dict[str, Any]], told: list[RolesTelling]) -> str:
    """How it stands, in a sentence. ``told``: the tellings that stand, the earliest first."""
    last = queries.everybody_told(told)
    if last is None and told:
        return _("Only some departments were told who holds which role")
    if last is None:
        return _("People were not told yet who holds which role")
    return _("People do not know everybody who holds a role") if rows else _("People know who holds which role")
