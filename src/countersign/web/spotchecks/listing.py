"""Spot checks: how they came out, who is being asked, and what waits for oneself."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.awareness import queries
from countersign.awareness.enums import AskedAs
from countersign.awareness.permissions import can_read_draws, may_read_interview
from countersign.awareness.queries import FEWEST, Share
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.web.spotchecks import showing

MOST_DRAWS, MOST_INTERVIEWS = 12, 50


@endpoint("spotcheck.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """The totals for whoever reads them; for everybody what is asked of them."""
    organisation = request.organisation.id
    own = queries.own_invitation(organisation, request.actor.person, request.today)
    context: dict[str, Any] = {
        "own_url": showing.address(request, "answer", own.draw_id) if own else "",
        "until": own.draw.until_on if own else None,
        "to_ask": showing.to_ask(request),
        "reads": can_read_draws(request.actor),
        "interviews": interviews(request),
    }
    if not context["reads"]:
        return render(request, "spotchecks/own.html", context)
    return render(request, "spotchecks/list.html", {**context, **totals(request)})


def totals(request: Visit) -> dict[str, Any]:
    organisation = request.organisation.id
    passed, asked = queries.staff_stats(organisation, request.today)
    draws = list(queries.draws(organisation)[:MOST_DRAWS])
    lines = [showing.line(request, one) for one in draws]
    told = showing.share(Share(passed, asked)) if asked >= FEWEST else None
    return {
        "asked": bool(asked) or any(one["answered"] for one in lines),
        "fewest": FEWEST,
        "total": told,
        "verdict": showing.verdict(told["percent"], showing.limits(request)) if told else "",
        "draws": lines,
        "waits": any(one.is_open for one in draws),
        "fix_url": showing.offered(request, "spotcheck.draw", "fix"),
        "interview_url": showing.offered(request, "interview.record", "interview"),
    }


def interviews(request: Visit) -> list[dict[str, Any]]:
    """Who was asked by name, as far as the reader may know; the latest first."""
    mine = queries.interviews(request.organisation.id)
    if not can_read_draws(request.actor):
        mine = mine.filter(person_id__in=[request.actor.person])
    said = {AskedAs.ROLE: _("about a role"), AskedAs.MANAGER: _("as a manager")}
    may = may_enter(request.actor, "interview.withdraw")
    return [
        {
            "name": str(one.person),
            "asked_as": said[AskedAs(one.asked_as)],
            "on": one.asked_on,
            "recorded_at": one.recorded_at,
            "recorded_by": str(one.recorded_by),
            "passed": one.passed,
            "off": {"at": one.withdrawn_at, "by": str(one.withdrawn_by), "because": one.withdrawn_because}
            if one.withdrawn_at
            else None,
            "withdraw_url": showing.address(request, "withdraw_interview", one.id)
            if may and one.withdrawn_at is None and one.person_id != request.actor.person
            else "",
        }
        for one in mine[:MOST_INTERVIEWS]
        if may_read_interview(request.actor, one.person_id)
    ]
