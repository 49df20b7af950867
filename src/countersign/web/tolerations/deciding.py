"""Asking to live with a finding, deciding about it, and ending it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.readiness import declared
from countersign.readiness.commands.approve_toleration import approve_toleration
from countersign.readiness.commands.close_toleration import close_toleration
from countersign.readiness.commands.propose_toleration import propose_toleration
from countersign.readiness.queries import finding_on
from countersign.readiness.rule import Finding
from countersign.web.readiness.showing import about
from countersign.web.tolerations import reading, showing
from countersign.web.tolerations.forms import ApproveForm, CloseForm, ProposeForm

if TYPE_CHECKING:
    from countersign.readiness.models import Toleration

STALE = 409


@endpoint("toleration.propose")
def propose(request: Visit) -> HttpResponse:
    """Which finding, the address says, or the form that was sent."""
    asked = request.POST if request.method == "POST" else request.GET
    code, key = asked.get("code", ""), asked.get("key", "")
    finding = finding_on(request.organisation.id, request.today, code, key)
    page = partial(propose_page, request, code, finding)
    if request.method != "POST":
        shown = declared.shown(finding) if finding else ""
        return page(form=ProposeForm(initial={"act": fresh_act(), "code": code, "key": key, "finding_shown": shown}))
    then = to_made(partial(showing.address, request, "toleration"))
    return perform(request.actor, propose_toleration, ProposeForm(request.POST), then=then, page=page)


def propose_page(
    request: Visit, code: str, finding: Finding | None, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """Whoever saw another finding gets the one of today beside what they typed."""
    if status == STALE and finding:
        form.data = {**form.data.dict(), "finding_shown": declared.shown(finding)}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "finding": finding and about(code, finding),
        "findings_url": reverse("findings:list", args=[request.organisation.slug]),
    }
    return render(request, "tolerations/propose.html", context, status=status)


@endpoint("toleration.approve")
def approve(request: Visit, toleration_id: UUID) -> HttpResponse:
    found = declared.toleration(request.organisation.id, toleration_id)
    page = partial(reading.page, request, found)
    if request.method != "POST":
        return page()
    act = partial(approve_toleration, toleration_id=found.id)
    then = to(showing.address(request, "toleration", found.id))
    return perform(request.actor, act, ApproveForm(request.POST), then=then, page=page)


@endpoint("toleration.close")
def close(request: Visit, toleration_id: UUID) -> HttpResponse:
    found = declared.toleration(request.organisation.id, toleration_id)
    page = partial(close_page, request, found)
    if request.method != "POST":
        return page(form=CloseForm(initial={"act": fresh_act()}))
    act = partial(close_toleration, toleration_id=found.id)
    then = to(showing.address(request, "toleration", found.id))
    return perform(request.actor, act, CloseForm(request.POST), then=then, page=page)


def close_page(
    request: Visit, found: Toleration, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "toleration": showing.shown(request, found),
        "may": reading.may_close(request, found),
        "label": reading.closing_label(request, found),
        "back_url": showing.address(request, "toleration", found.id),
    }
    return render(request, "tolerations/close.html", context, status=status)
