"""The state on a day: what an auditor would have raised, what leadership had done by then, and what was due."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.actions import queries as actions
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.instants import day_begins
from countersign.readiness.acts import wall
from countersign.readiness.due import due_by
from countersign.readiness.forecast import Standing, standing
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import first_look, judgement_of, looked_on, turned
from countersign.readiness.recorded import FIRST_DAY
from countersign.readiness.strip.shaping import strip_of, window_to
from countersign.readiness.verdict import ADVISORY, NO_FORECAST, Judgement
from countersign.readiness.wall import drawing
from countersign.readiness.wall.shaping import Wall
from countersign.web.days import asked_day
from countersign.web.numbers import in_words
from countersign.web.readiness import showing
from countersign.web.readiness.walking import ONE, shown, walk_to
from countersign.web.wall import showing as wall_showing

SOON = timedelta(days=14)
MOST_DUE = 12
"""So many things that are due are told; the others are counted."""


@endpoint("finding.read")
@require_safe
def day(request: Visit) -> HttpResponse:
    """As things were on that day, as we know it now; beside it what was seen, and what had been recorded, by then."""
    on, read = max(FIRST_DAY, min(asked_day(request), request.today)), Gathered(request.organisation)
    walk = walk_to(request, on, read)
    now = judgement_of(request.organisation.id, on, read)
    before = judgement_of(request.organisation.id, walk.before, read) if walk.before else None
    seen = wall(read, now.dossier, as_known=True)
    wall_url = f"{reverse('wall:wall', args=[request.organisation.slug])}?on={on.isoformat()}"
    context = {
        "on": on,
        "is_today": on == request.today,
        "heading": showing.heading(now),
        "advice": showing.advice(now),
        "no_forecast": _(NO_FORECAST),
        "counts": showing.counts(now),
        "walk": shown(request, walk),
        "turned": turnings(before, now),
        "on_the_day": seen_then(request, on, now),
        "wide": drawing.wide(seen, partial(words_on, wall_url)),
        "tall": drawing.tall(seen, partial(words_on, wall_url)),
        "says": wall_showing.says(seen),
        **week(request, seen, on),
        **due(request, now, on),
        "findings_url": f"{reverse('findings:list', args=[request.organisation.slug])}?on={on.isoformat()}",
        "wall_url": wall_url,
        "today_url": reverse("findings:day", args=[request.organisation.slug]),
    }
    return render(request, "readiness/day.html", context)


def words_on(page: str, letter: str, month: date) -> str:
    """Where the acts of a cell stand in words: on the wall's own page."""
    return page + wall_showing.to_words(letter, month)


def turnings(before: Judgement | None, now: Judgement) -> dict[str, Any] | None:
    """What stands on the day and did not on the step before, and the other way round; None without one before."""
    if before is None:
        return None
    then, here = counted(before), counted(now)
    both = {named: here[named][1].grade - then[named][1].grade for named in here if named in then}
    return {
        "since": before.dossier.as_of,
        "began": [line(*here[named]) for named in here if named not in then],
        "worse": [line(*here[named]) for named, change in both.items() if change > 0],
        "eased": [line(*here[named]) for named, change in both.items() if change < 0],
        "ended": [line(*then[named]) for named in then if named not in here],
    }


def counted(judged: Judgement) -> Standing:
    """What counts, the gravest first."""
    found = sorted(standing(judged).items(), key=lambda one: (-one[1][1].grade, one[0]))
    return {named: told for named, told in found if named[0] not in ADVISORY}


def line(rule: Any, finding: Any) -> dict[str, Any]:
    return {
        "code": rule.code,
        "grade": finding.grade.word,
        "word": _(showing.COUNTED[finding.grade][0]),
        "says": finding.says.first_sentence.in_language(_),
    }


def seen_then(request: Visit, on: date, now: Judgement) -> str:
    """What the daily look of that day saw, where it says something else than what we know now."""
    organisation = request.organisation.id
    since = first_look(organisation)
    if since is None or on < since:
        return _("Nobody looked on that day: what stands here was put together from what was recorded since.")
    if not looked_on(organisation, on):
        return ""
    window = window_to(on, request.today, since)
    strip = strip_of(turned(organisation, window.first, window.today), since, on, request.today)
    n, known = sum(strip.on(on).values()), sum(1 for _one in now.counted())
    if n == known:
        return ""
    told = ngettext("The daily look of that day saw one", "The daily look of that day saw {n}", n)
    return _("{told}. What was recorded since makes the difference.").format(told=told.format(n=in_words(n)))


def week(request: Visit, seen: Wall, on: date) -> dict[str, Any]:
    """The acts of the week up to the day, by their own days."""
    first = on - timedelta(days=on.weekday())
    acts = [wall_showing.line(act, request) for act in seen.acts if first <= act.on <= on]
    return {"week_begins": first, "acts": acts}


def due(request: Visit, now: Judgement, on: date) -> dict[str, Any]:
    """What was open on the day and due by then or soon after, the earliest first."""
    until = on + SOON
    told: list[dict[str, Any]] = [
        {"on": one.on, "says": one.says.in_language(_), "url": ""} for one in due_by(now.dossier, until)
    ]
    over = day_begins(request.organisation.time_zone, on + ONE)
    for one in actions.open_on(request.organisation.id, on, until, over):
        url = reverse("actions:action", args=[request.organisation.slug, one.id])
        says = _("{name}: {title}").format(name=str(one.owner), title=one.title)
        told.append({"on": one.due_on, "says": says, "url": url if may_enter(request.actor, "action.read") else ""})
    told.sort(key=lambda each: each["on"])
    rows = [{**each, "past": each["on"] < on, "day": written(each["on"], "j F Y")} for each in told]
    return {"due": rows[:MOST_DUE], "due_more": len(rows[MOST_DUE:]), "due_until": until}
