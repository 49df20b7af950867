"""The findings of an organisation on a day: as an auditor would raise them, worst first."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit, endpoint
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import dossier_of, open_turns, turns
from countersign.readiness.verdict import NO_FORECAST, judgement
from countersign.web.audits.words import countdown
from countersign.web.days import asked_day
from countersign.web.readiness import showing
from countersign.web.readiness.clearing import Clearing

NEWEST_TURNS = 12


def audit_ahead(request: Visit, read: Gathered) -> dict[str, Any]:
    """How far away the next audit is, and its day as one from which the findings can be seen."""
    visit = read.calendar.ahead(request.today)
    return {"countdown": countdown(visit, request.today), "audit_day": visit.visit_on} if visit else {}


@endpoint("finding.read")
def findings(request: Visit) -> HttpResponse:
    """Judged now, from what is on record; nothing of it is stored."""
    organisation, today = request.organisation.id, request.today
    on, read = asked_day(request), Gathered(request.organisation)
    judged = judgement(dossier_of(organisation, on, read))
    since = {(turn.code, turn.key): turn.turned_on for turn in open_turns(organisation)}
    context = {
        "on": on,
        "now": on == today,
        "ahead": on > today,
        "heading": showing.heading(judged),
        "advice": showing.advice(judged),
        "no_forecast": _(NO_FORECAST),
        "counts": showing.counts(judged),
        "groups": showing.groups(judged, Clearing(request, read.shelf) if on == today else None, since),
        "covers": showing.covers(judged),
        "unclear": showing.unclear(judged),
        "turns": showing.turned(turns(organisation, NEWEST_TURNS)),
        **audit_ahead(request, read),
        "settings_url": reverse("settings:list", args=[request.organisation.slug]),
    }
    return render(request, "readiness/findings.html", context)
