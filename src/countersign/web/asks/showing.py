"""From asks and commitments to what the templates show: the days, and the answer or the silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.asks import queries
from countersign.asks.enums import AskState, CommitmentState
from countersign.asks.library import BY_KEY
from countersign.audits.queries import Calendar
from countersign.entrance.endpoint import Visit
from countersign.kernel.instants import day_in
from countersign.people.queries import is_away
from countersign.web.asks.words import ANSWERED, WAYS, feeds
from countersign.web.audits.words import countdown

if TYPE_CHECKING:
    from countersign.asks.models import Ask, Chase, Commitment


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"asks:{name}", args=[request.organisation.slug, *values])


def driver(request: Visit) -> dict[str, str]:
    """How far away the next audit is, and what depends on it; nothing where none lies ahead."""
    visit = Calendar(request.organisation).ahead(request.today)
    return {"countdown": countdown(visit, request.today), "depends": visit.driver} if visit else {}


def shown(request: Visit, one: Ask, chases: Sequence[Chase]) -> dict[str, Any]:
    """One ask. What was recorded on another day than it happened has both days."""
    zone = request.organisation.time_zone
    idea = BY_KEY.get(one.library)
    return {
        "leader": str(one.leader),
        "own": one.leader_id == request.actor.person,
        "wanted": one.wanted or _("The words were erased."),
        "why_now": one.why_now or "",
        "minutes": one.minutes,
        "specific": one.specific,
        "feeds": feeds(idea.feeds) if idea else "",
        "asked_on": one.asked_on,
        "asked_by": str(one.asked_by),
        "asked_recorded": later(zone, one.asked_on, one.asked_at),
        "due_on": one.due_on,
        "chases": [told_chase(one, zone) for one in chases],
        "open": one.state is AskState.OPEN,
        "stands": stands(one, request),
        "silent": one.state is AskState.OPEN and queries.days_silent(one, one.leader, request.today) > 0,
        "answer": answer(one, zone) if one.answered_at else None,
        "off": {"at": one.withdrawn_at, "by": str(one.withdrawn_by), "because": one.withdrawn_because}
        if one.withdrawn_at
        else None,
        "silent_at": one.silent_at,
        "url": address(request, "ask", one.id),
    }


def later(zone: str, said: Any, at: Any) -> Any:
    """The day of recording, where it is another than the one that is said."""
    recorded = day_in(zone, at)
    return recorded if recorded != said else None


def told_chase(one: Chase, zone: str) -> dict[str, Any]:
    return {
        "on": one.chased_on,
        "way": WAYS[one.channel],
        "by": str(one.chased_by),
        "recorded": later(zone, one.chased_on, one.chased_at),
    }


def answer(one: Ask, zone: str) -> dict[str, Any]:
    return {
        "what": ANSWERED[one.answer or ""],
        "words": one.answer_words or _("The words were erased."),
        "on": one.answered_on,
        "by": str(one.answered_by),
        "elsewhere": one.told_elsewhere,
        "way": WAYS.get(one.channel or "", ""),
        "recorded": later(zone, one.answered_on, one.answered_at),
    }


def stands(one: Ask, request: Visit) -> str:
    """The answer, or the silence with its days, in a few words."""
    if one.state is AskState.WITHDRAWN:
        return _("withdrawn")
    if one.answered_on:
        late = (one.answered_on - one.due_on).days
        if late <= 0:
            return _("answered in time: {what}").format(what=ANSWERED[one.answer or ""])
        told = ngettext("answered one day late: {what}", "answered {n} days late: {what}", late)
        return told.format(n=late, what=ANSWERED[one.answer or ""])
    if one.leader.left_on and one.leader.left_on <= request.today:
        return _("has left without an answer")
    if is_away(one.leader, request.today):
        return _("on leave: the clock rests")
    if silent := queries.days_silent(one, one.leader, request.today):
        return ngettext("one day of silence", "{n} days of silence", silent).format(n=silent)
    days = (one.due_on - request.today).days
    if days <= 0:
        return _("due today") if days == 0 else _("the clock rests since they came back")
    return ngettext("one day left", "{n} days left", days).format(n=days)


def commitment(request: Visit, one: Commitment) -> dict[str, Any]:
    own, open_ = one.leader_id == request.actor.person, one.state is CommitmentState.STANDS
    over = (request.today - one.due_on).days
    return {
        "leader": str(one.leader),
        "words": one.words or _("The words were erased."),
        "quarter": quarter(one),
        "due_on": one.due_on,
        "made_at": one.made_at,
        "met_on": one.met_on,
        "met_words": one.met_words,
        "met_recorded": later(request.organisation.time_zone, one.met_on, one.met_at) if one.met_at else None,
        "off": {"at": one.taken_back_at, "because": one.taken_back_because} if one.taken_back_at else None,
        "open": open_,
        "late": over if open_ and over > 0 else 0,
        "stands": kept(one, over),
        "meet_url": address(request, "meet", one.id) if own and open_ else "",
        "take_back_url": address(request, "take_back", one.id) if own and open_ and over <= 0 else "",
    }


def kept(one: Commitment, over: int) -> str:
    if one.state is CommitmentState.TAKEN_BACK:
        return _("taken back")
    if one.state is CommitmentState.MET:
        return _("met")
    if over > 0:
        return ngettext("not met, one day over", "not met, {n} days over", over).format(n=over)
    return ngettext("one day left", "{n} days left", -over).format(n=-over) if over else _("due today")


def quarter(one: Commitment) -> str:
    """ "first quarter of 2026"."""
    names = (_("first"), _("second"), _("third"), _("fourth"))
    told = _("{which} quarter of {year}")
    return told.format(which=names[(one.quarter_from.month - 1) // 3], year=one.quarter_from.year)
