"""For whoever looks after a policy: how many have accepted, executives apart, and who still owes it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.acknowledgements import permissions, queries
from countersign.acknowledgements.queries import Line
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people.enums import PersonKind
from countersign.policies import queries as policies
from countersign.policies.enums import PolicyKind, VersionState
from countersign.web.acceptance.words import KINDS
from countersign.web.crosswalk.showing import also
from countersign.web.numbers import opening
from countersign.web.policies import showing

if TYPE_CHECKING:
    from countersign.acknowledgements.queries.lists import Rows
    from countersign.policies.models import Version

A_PAGE = 50
OWING, ACCEPTED = "owing", "accepted"


@endpoint("acceptance.read")
@require_safe
def everybody(request: Visit, version_id: UUID) -> HttpResponse:
    organisation = request.organisation.id
    on = request.today
    told = queries.stats(organisation, version_id, on)
    version = policies.version(organisation, version_id)
    names = permissions.can_read_names(request.actor)
    shown = ACCEPTED if request.GET.get("show") == ACCEPTED else OWING
    still = told.everybody.owing
    context = {
        "version": version,
        "finding": ngettext("One person still owes it", "{n} people still owe it", still).format(n=opening(still)),
        "still": still,
        "everybody": told.everybody,
        "leaders": leaders(organisation, version_id, on, told.executives),
        "others": told.others,
        "sorts": [{"kind": KINDS[PersonKind(line.kind)], "line": line} for line in told.lines if not line.executive],
        "in_ledger": queries.tallied(organisation, version_id),
        "in_force": version.state is VersionState.PUBLISHED,
        "tabs": tabs(told.others, shown),
        "shown": shown,
        "list": listed(request, organisation, version, shown) if names else None,
        "questions": queries.open_replies(organisation, version_id).count(),
        "questions_url": reverse("acceptances:questions", args=[request.organisation.slug]),
        "can_answer": permissions.can_answer(request.actor, version.policy),
        "also": also(request, "acknowledgement") if counts_elsewhere(version, told.everybody) else None,
        "exemptions_url": exemptions_url(request),
        "policy_url": showing.address(request, "version", version.policy_id, version.id),
    }
    return render(request, "acceptance/everybody.html", context)


def exemptions_url(request: Visit) -> str:
    """Empty for whoever may not see who is exempt."""
    if not may_enter(request.actor, "exemption.read"):
        return ""
    return reverse("acceptances:exemptions", args=[request.organisation.slug])


def counts_elsewhere(version: Version, everybody: Line) -> bool:
    """Somebody has accepted the policy of clause 5.2."""
    return version.policy.kind == PolicyKind.PARENT and everybody.accepted > 0


def leaders(organisation: UUID, version: UUID, on: date, line: Line) -> dict[str, Any]:
    """Those whom an auditor asks first, by name: who has signed and who has not."""
    missing = queries.owing(organisation, version, on).filter(leads=True)
    signed = queries.accepted(organisation, version, on).filter(leads=True)
    return {"line": line, "missing": list(missing[:A_PAGE]), "signed": list(signed[:A_PAGE])}


def tabs(others: Line, shown: str) -> list[dict[str, Any]]:
    """Numbers that open the list behind them."""
    return [
        {"label": _("{n} still owe it").format(n=others.owing), "url": "?#list", "current": shown == OWING},
        {
            "label": _("{n} have accepted").format(n=others.accepted),
            "url": f"?show={ACCEPTED}#list",
            "current": shown == ACCEPTED,
        },
    ]


def listed(request: Visit, organisation: UUID, version: Version, shown: str) -> dict[str, Any]:
    """One page of everybody who does not lead."""
    found: Rows = (queries.owing if shown == OWING else queries.accepted)(organisation, version.id, request.today)
    page = Paginator(found.filter(leads=False), A_PAGE).get_page(request.GET.get("page"))
    labels = {one.id: one.label for one in policies.versions(organisation, version.policy_id)}
    return {
        "rows": [row(one, version, labels) for one in page],
        "previous_url": turned(shown, page.previous_page_number()) if page.has_previous() else "",
        "next_url": turned(shown, page.next_page_number()) if page.has_next() else "",
        "shown": between(page) if page.paginator.num_pages > 1 else "",
    }


def row(one: dict[str, Any], version: Version, labels: dict[UUID, str]) -> dict[str, Any]:
    since = max(filter(None, [version.effective_on, one.get("joined_on")]))
    counts = one.get("signed_version")
    return {
        **one,
        "kind": KINDS[PersonKind(one["kind"])],
        "since": since,
        "earlier": labels.get(counts, "") if counts and counts != version.id else "",
    }


def turned(shown: str, number: int) -> str:
    return f"?show={shown}&page={number}#list"


def between(page: Page[Any]) -> str:
    return _("{first} to {last} of {n}").format(first=page.start_index(), last=page.end_index(), n=page.paginator.count)
