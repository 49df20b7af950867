"""The findings of an organisation on a day: as an auditor would raise them, worst first."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.readiness.forecast import Lapse, lapses, no_go
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import judgement_of
from countersign.readiness.verdict import NO_FORECAST, Judgement
from countersign.web.audits.words import countdown
from countersign.web.days import asked_day
from countersign.web.exporting import as_workbook
from countersign.web.readiness import ahead, regimes, showing
from countersign.web.readiness.answering import Answers
from countersign.web.readiness.clearing import Clearing
from countersign.web.readiness.table import EXAMPLE, sheets
from countersign.web.readiness.turning import Turns
from countersign.web.readiness.walking import day_url


def audit_ahead(request: Visit, read: Gathered) -> dict[str, Any]:
    """How far away the next audit is, and its day as one from which the findings can be seen."""
    visit = read.calendar.ahead(request.today)
    return {"countdown": countdown(visit, request.today), "audit_day": visit.visit_on} if visit else {}


def lapsed_by_then(request: Visit, read: Gathered, then: Judgement) -> list[Lapse] | None:
    """What lapses from today to a day ahead, None for any other. Today is judged beside it, and no third day."""
    today = request.today
    if then.dossier.as_of <= today:
        return None
    now = judgement_of(request.organisation.id, today, read)
    return lapses(now, then)


@endpoint("finding.read")
def findings(request: Visit) -> HttpResponse:
    """Judged now, from what is on record; nothing of it is stored."""
    organisation, today = request.organisation.id, request.today
    on, read = asked_day(request), Gathered(request.organisation)
    judged = judgement_of(organisation, on, read)
    lapsed = lapsed_by_then(request, read, judged)
    turns = Turns(request, on, lapsed or ())
    context = {
        "on": on,
        "now": on == today,
        "ahead": on > today,
        "heading": showing.heading(judged),
        "advice": showing.advice(judged),
        "no_go": ahead.no_go_says(no_go(judged, today)),
        "no_forecast": _(NO_FORECAST),
        **regimes.applied(judged),
        "counts": showing.counts(judged),
        "groups": showing.groups(
            judged, Clearing(request, read) if on == today else None, turns.since, Answers(request, read.said, on)
        ),
        "lapsed": None if lapsed is None else ahead.lapsed(lapsed, today),
        "covers": showing.covers(judged),
        "unclear": showing.unclear(judged),
        "strip": turns.shown(judged.dossier),
        **audit_ahead(request, read),
        "day_url": "" if on > today else day_url(request, on),
        "workbook_url": f"{reverse('findings:workbook', args=[request.organisation.slug])}?on={on.isoformat()}",
        "judge_url": reverse("files:judge"),
        "settings_url": reverse("settings:list", args=[request.organisation.slug]),
    }
    return render(request, "readiness/findings.html", context)


@endpoint("finding.read")
@require_safe
def workbook(request: Visit) -> HttpResponse:
    """The findings of a day, to work through in a spreadsheet."""
    on, read = asked_day(request), Gathered(request.organisation)
    judged = judgement_of(request.organisation.id, on, read)
    mark, answers = f"{EXAMPLE}-" if request.example else "", Answers(request, read.said, on)
    book = sheets(judged, answers.told, example=request.example)
    return as_workbook(f"{mark}findings-{on.isoformat()}.xlsx", book)
