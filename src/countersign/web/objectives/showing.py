"""From objectives to what the templates show."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.objectives.enums import Counted, Outcome
from countersign.objectives.library import MEASURES
from countersign.objectives.queries import Pursued
from countersign.readiness.performing import reaches
from countersign.web.objectives.trend import LARGE, SMALL, Size, trend
from countersign.web.objectives.words import ENDED, STATES, missing, target

if TYPE_CHECKING:
    from countersign.objectives.models import Goal, Measurement, ObjectiveTerms


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"objectives:{name}", args=[request.organisation.slug, *values])


def day(value: Any) -> str:
    return written(value, "j F Y")


def line(request: Visit, one: Pursued) -> dict[str, Any]:
    """One objective in a list."""
    on = request.today
    now = one.terms(on) or one.latest
    last, due = one.last(on), one.due(on)
    over = one.is_concluded(on)
    return {
        "title": now.title,
        "target": target(now),
        "owner": str(now.owner) if now.owner else "",
        "goal": now.goal.title if now.goal else "",
        "value": f"{last.value} {now.unit}".strip() if last else "",
        "measured_on": last.measured_on if last else None,
        "reached": bool(last and now.target and reaches(last, now)),
        "due": due,
        "late": bool(due and due < on and not over),
        "stands": _(ENDED[Outcome(one.objective.outcome)]) if over else _(STATES[now.state]),
        "concluded_on": one.objective.concluded_on,
        "open": not over and now.adopted_at is None,
        "picture": picture(one, now, SMALL),
        "url": address(request, "objective", one.objective.id),
    }


def picture(one: Pursued, now: ObjectiveTerms, size: Size = LARGE) -> str:
    """The trend; empty while nothing was measured."""
    points = [(row.measured_on, Decimal(row.value)) for row in one.readings]
    if not points:
        return ""
    first, last = one.readings[0], one.readings[-1]
    days = (day(first.measured_on), day(last.measured_on))
    aim = Decimal(now.target) if now.target else None
    return trend(points, aim, size, _("Trend: {title}").format(title=now.title), in_words(one, now), days)


def in_words(one: Pursued, now: ObjectiveTerms) -> str:
    first, last = one.readings[0], one.readings[-1]
    told = {"first": first.value, "last": last.value, "begin": day(first.measured_on), "end": day(last.measured_on)}
    if len(one.readings) == 1:
        says = _("Measured once: {last} on {end}.").format(**told)
    else:
        says = _("From {first} on {begin} to {last} on {end}.").format(**told)
    return f"{says} {_('Target: {target}.').format(target=target(now))}"


def terms(one: ObjectiveTerms) -> dict[str, Any]:
    """Everything that one version asks."""
    return {
        "number": one.number,
        "title": one.title,
        "goal": one.goal.title if one.goal else "",
        "measure": one.measure,
        "counted": MEASURES[Counted(one.counted)].in_language(_) if one.counted else "",
        "target": target(one),
        "baseline": f"{one.baseline} {one.unit}".strip() if one.baseline else "",
        "not_practicable": one.not_practicable,
        "zero_incident": one.zero_incident,
        "owner": str(one.owner) if one.owner else "",
        "plan_what": one.plan_what,
        "plan_with": one.plan_with,
        "plan_judged": one.plan_judged,
        "cadence": one.cadence,
        "due_on": one.due_on,
        "missing": missing(one),
        "document": one.document,
        "stands": _(STATES[one.state]),
        "single_handed": one.single_handed,
        "elsewhere": one.recorded_by_id is not None,
        "adopted_on": one.adopted_on,
        "adopted_at": one.adopted_at,
        "recorded_by": str(one.recorded_by) if one.recorded_by else "",
        "evidence": one.evidence,
        "proposed_by": str(one.proposed_by),
        "proposed_at": one.proposed_at,
        "withdrawn_by": str(one.withdrawn_by) if one.withdrawn_by else "",
        "withdrawn_at": one.withdrawn_at,
        "withdrawn_because": one.withdrawn_because,
    }


def hands(one: ObjectiveTerms) -> list[dict[str, Any]]:
    """Who proposed it, and who adopted it."""
    proposed = {"name": str(one.proposed_by), "hat": _("proposed it"), "at": one.proposed_at}
    if one.adopted_at:
        hat = one.adopted_as or _("adopted it elsewhere")
        return [proposed, {"name": str(one.adopted_by), "hat": hat, "at": one.adopted_on}]
    if one.withdrawn_at:
        return [proposed]
    return [proposed, {"name": _("top management adopts it here"), "hat": "", "at": None, "open": True}]


def readings(request: Visit, one: Pursued, unit: str, may_correct: bool) -> list[dict[str, Any]]:
    """Every row, the latest day first; what was put right stands beside what it corrects."""
    corrected = {row.corrects_id: row for row in one.rows if row.corrects_id}
    return [reading(request, row, unit, corrected.get(row.id), may_correct) for row in reversed(one.rows)]


def reading(
    request: Visit, row: Measurement, unit: str, later: Measurement | None, may_correct: bool
) -> dict[str, Any]:
    standing = later is None and bool(row.value)
    return {
        "on": row.measured_on,
        "value": f"{row.value} {unit}".strip() if row.value else _("taken back"),
        "parts": {"part": row.part, "whole": row.whole} if row.whole else None,
        "counted": bool(row.counted),
        "source": row.source or "",
        "note": row.note or "",
        "corrects": row.corrects_id is not None,
        "corrected": later is not None,
        "by": str(row.recorded_by),
        "at": row.recorded_at,
        "correct_url": address(request, "correct", row.id) if may_correct and standing else "",
    }


def goal(request: Visit, one: Goal) -> dict[str, Any]:
    opened = one.ended_at is None
    changes = opened and may_enter(request.actor, "goal.change")
    ends = opened and may_enter(request.actor, "goal.end")
    return {
        "title": one.title,
        "why": one.why,
        "begins_on": one.begins_on,
        "until_on": one.until_on,
        "ended_at": one.ended_at,
        "ended_by": str(one.ended_by or ""),
        "ended_because": one.ended_because or "",
        "change_url": address(request, "change_goal", one.id) if changes else "",
        "end_url": address(request, "end_goal", one.id) if ends else "",
    }
