"""HR's part from the first day to the last: who sees to each stage, what is on record for it, and where nothing is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.acknowledgements import queries as acknowledgements
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.people import queries as people
from countersign.processes import queries as processes
from countersign.processes.enums import LifeStage
from countersign.processes.permissions import is_own, reaches_all
from countersign.processes.queries import Standing
from countersign.roles.library import HR
from countersign.roles.library.life_cycle import STAGES, Shown, Stage
from countersign.roles.queries import Voice
from countersign.web.numbers import opening
from countersign.web.people.words import day
from countersign.web.roles.handing_over import is_gone, leaving

LAST_YEAR = timedelta(days=365)


def stages(request: Visit, voices: list[Voice]) -> list[dict[str, Any]]:
    """In the order of somebody's time here; what is on record, and what is not, for whoever may know (HR too)."""
    told = [
        {"name": _(one.name), "sees_to": _(one.sees_to), "shows": _(one.shows), **page(request, one.page)}
        for one in STAGES
    ]
    if not reaches_all(request.actor, "process.read") and Hat.HR not in request.actor.hats:
        return told
    by_stage = processes.covering(processes.standings(request.organisation.id, request.today))
    return [
        {**each, **on_record(request, one, by_stage[LifeStage(one.key)], voices)}
        for one, each in zip(STAGES, told, strict=True)
    ]


def on_record(request: Visit, stage: Stage, found: list[Standing], voices: list[Voice]) -> dict[str, Any]:
    """``gap``: no process says how it is done."""
    counted = {Shown.ACCEPTANCES: joiners, Shown.HANDOVERS: leavers}
    return {
        "processes": [line(request, each) for each in found],
        "gap": not found,
        "begin_url": begin_url(request, stage, voices),
        "counted": counted[stage.page](request) if stage.page in counted else "",
    }


def line(request: Visit, one: Standing) -> dict[str, Any]:
    """A process that says how a stage is done: whose it is, and the latest real case of it."""
    reads = may_enter(request.actor, "process.read")
    reads = reads and (reaches_all(request.actor, "process.read") or is_own(request.actor, one.process))
    return {
        "name": one.process.name,
        "owner": str(one.process.owner),
        "url": reverse("processes:process", args=[request.organisation.slug, one.process.id]) if reads else "",
        "says": latest(one),
        "due": one.is_due,
    }


def latest(one: Standing) -> str:
    if one.latest is None:
        return _("no real case has been looked at yet")
    told = _("step taken, looked at on {day}") if one.latest.worked else _("step missed, looked at on {day}")
    said = told.format(day=day(one.latest.checked_on))
    if one.is_due:
        return _("{said}; the next was due on {due}").format(said=said, due=day(one.due_on))
    return said


def begin_url(request: Visit, stage: Stage, voices: list[Voice]) -> str:
    """The form that begins a process of this stage, with HR's one holder as who answers for it."""
    if not may_enter(request.actor, "process.describe"):
        return ""
    holders = {one.person for one in voices if one.key == HR}
    owner = {"owner": holders.pop().hex} if len(holders) == 1 else {}
    query = urlencode({"example": stage.begin_with, **owner})
    return f"{reverse('processes:describe', args=[request.organisation.slug])}?{query}"


def joiners(request: Visit) -> str:
    """Who started in the last year, and whether they accepted the policy in time."""
    told = acknowledgements.collect_facts(request.organisation.id, request.today)
    if not told.joiners:
        return _("Nobody started in the last twelve months, as far as is on record.")
    n, late = told.joiners, told.joiners_late or 0
    said = ngettext("One started in the last twelve months", "{n} started in the last twelve months", n)
    said = said.format(n=opening(n))
    if not late:
        return _("{said}, and accepted the policy in time.").format(said=said)
    told_late = ngettext("one had not accepted the policy in time", "{n} had not accepted the policy in time", late)
    return f"{said}, {told_late.format(n=late)}."


def leavers(request: Visit) -> str:
    """Who left in the last year, and how many of them are still named for something."""
    here = people.people(request.organisation.id)
    n = here.filter(left_on__lte=request.today, left_on__gt=request.today - LAST_YEAR).count()
    still = sum(is_gone(one, request) for one in leaving(request))
    if not n and not still:
        return _("Nobody left in the last twelve months, as far as is on record.")
    said = ngettext("One left in the last twelve months", "{n} left in the last twelve months", n)
    said = said.format(n=opening(n)) if n else _("Nobody left in the last twelve months")
    if not still:
        return _("{said}, and left nothing open.").format(said=said)
    told = ngettext("One who left is still named for something", "{n} who left are still named for something", still)
    return f"{said}. {told.format(n=opening(still))}."


def page(request: Visit, shown: Shown | None) -> dict[str, str]:
    """Where it is recorded here, for whoever may read that."""
    pages = {
        Shown.ACCEPTANCES: ("policies:list", "policy.read", _("Who has accepted")),
        Shown.PEOPLE: ("people:list", "person.read", _("The people here")),
        Shown.HANDOVERS: ("roles:handovers", "handover.read", _("Handovers")),
    }
    if shown is None:
        return {"url": "", "label": ""}
    name, act, label = pages[shown]
    url = reverse(name, args=[request.organisation.slug]) if may_enter(request.actor, act) else ""
    return {"url": url, "label": label}
