"""Which findings leadership lives with, until when, and who decided so."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.people.queries import capacity_of, is_only_leader
from countersign.readiness import declared
from countersign.readiness.enums import TolerationState
from countersign.readiness.permissions import check_can_approve_toleration, check_not_about
from countersign.readiness.queries import finding_on, others_decide
from countersign.readiness.rule import Finding
from countersign.web.numbers import in_words
from countersign.web.tolerations import showing
from countersign.web.tolerations.forms import ApproveForm

if TYPE_CHECKING:
    from countersign.readiness.models import Toleration


@endpoint("finding.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """What waits first, then what is in force, the day that comes first on top; below it what was."""
    found = [*declared.tolerations(request.organisation.id)]
    waiting = [one for one in found if one.state is TolerationState.PROPOSED]
    in_force = sorted((one for one in found if showing.is_in_force(one, request.today)), key=lambda one: one.until_on)
    past = [one for one in found if one not in waiting and one not in in_force]
    parts = (
        (_("Top management decides"), waiting),
        (_("Accepted"), in_force),
        (_("Past, or not accepted"), past),
    )
    context = {
        "heading": heading(len(in_force)),
        "parts": [
            {"name": name, "rows": [showing.shown(request, one) for one in rows]} for name, rows in parts if rows
        ],
        "findings_url": reverse("findings:list", args=[request.organisation.slug]),
    }
    return render(request, "tolerations/list.html", context)


def heading(n: int) -> str:
    if not n:
        return _("Leadership has accepted no finding")
    return ngettext("Leadership lives with one finding", "Leadership lives with {n} findings", n).format(n=in_words(n))


@endpoint("finding.read")
@require_safe
def toleration(request: Visit, toleration_id: UUID) -> HttpResponse:
    """One of them, for as long as the organisation is kept."""
    found = declared.toleration(request.organisation.id, toleration_id)
    return page(request, found)


def finding_today(request: Visit, found: Toleration) -> Finding | None:
    return finding_on(request.organisation.id, request.today, found.code, found.key)


def page(
    request: Visit, found: Toleration, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """The finding, the reason and the two hands; beside them what this reader can do."""
    finding = finding_today(request, found)
    waits = found.state is TolerationState.PROPOSED
    hindered = why_not(request, found, finding) if waits else ""
    decides = waits and may_enter(request.actor, "toleration.approve") and not hindered
    context = {
        "toleration": showing.shown(request, found),
        "hands": showing.hands(found),
        "refusal": refusal,
        "form": approve_form(found, finding) if decides and finding else None,
        "hindered": hindered,
        "gone": waits and finding is None,
        "says": finding.says.in_language(_) if finding else "",
        "changed": finding is not None and declared.shown(finding) != found.finding,
        "capacity": capacity_of(request.organisation.id, request.actor.person, clock.now()),
        "today": request.today,
        "approve_url": showing.address(request, "approve", found.id),
        "close_url": showing.address(request, "close", found.id) if may_close(request, found) else "",
        "close_label": closing_label(request, found),
        "list_url": showing.address(request, "list"),
        "findings_url": reverse("findings:list", args=[request.organisation.slug]),
    }
    return render(request, "tolerations/toleration.html", context, status=status)


def approve_form(found: Toleration, finding: Finding) -> ApproveForm:
    shown = {"digest_shown": found.document, "finding_shown": declared.shown(finding)}
    return ApproveForm(initial={"act": fresh_act(), **shown})


def why_not(request: Visit, found: Toleration, finding: Finding | None) -> str:
    """Why this reader decides nothing here, in the words in which the command would refuse it."""
    here, who, at = request.organisation.id, request.actor.person, clock.now()
    try:
        capacity, alone = capacity_of(here, who, at), is_only_leader(here, who, at)
        check_can_approve_toleration(request.actor, found, capacity, alone)
        check_not_about(finding is not None and others_decide(here, finding, who, at))
    except Refused as refused:
        return refused.words.in_language(_)
    return ""


def may_close(request: Visit, found: Toleration) -> bool:
    if not may_enter(request.actor, "toleration.close"):
        return False
    leads = Hat.TOP_MANAGEMENT in request.actor.hats
    return found.state is TolerationState.PROPOSED or (leads and found.state is TolerationState.APPROVED)


def closing_label(request: Visit, found: Toleration) -> str:
    if found.state is TolerationState.APPROVED:
        return _("End it before its day")
    return _("Do not accept it") if Hat.TOP_MANAGEMENT in request.actor.hats else _("Take it back")
