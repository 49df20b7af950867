"""What happened: the list, one change, and every step of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.actions.queries import actions_from
from countersign.changes import queries
from countersign.changes.commands.assess_event import assess_event
from countersign.changes.commands.follow_up_event import follow_up_event
from countersign.changes.commands.report_event import report_event
from countersign.changes.commands.withdraw_event import withdraw_event
from countersign.changes.permissions import can_read_all
from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.web.actions import showing as actions
from countersign.web.actions.views import here
from countersign.web.changes import forms, showing
from countersign.web.changes.showing import LookedAt
from countersign.web.numbers import opening

if TYPE_CHECKING:
    from countersign.changes.models import Event

A_PAGE = 50
STALE = 409


@endpoint("change.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    """What happened, the latest first. Whoever sees their own area alone reads what they reported."""
    found = queries.every_event(request.organisation.id)
    if not can_read_all(request.actor):
        found = found.filter(reported_by_id=request.actor.person)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    looked = LookedAt.of(request)
    context = {
        "any": bool(page.paginator.count),
        "finding": finding(found.filter(assessed_at=None, withdrawn_at=None).count()),
        "rows": [showing.line(request, one, looked) for one in page],
        "between": between(page) if page.paginator.num_pages > 1 else "",
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "report_url": showing.address(request, "report") if may_enter(request.actor, "change.report") else "",
    }
    return render(request, "changes/list.html", context)


def finding(n: int) -> str:
    if not n:
        return _("Everything that happened was assessed")
    told = ngettext("Of one change nobody has said what it means", "Of {n} changes nobody has said what they mean", n)
    return told.format(n=opening(n).lower())


def between(page: Any) -> str:
    return _("{first} to {last} of {n}").format(first=page.start_index(), last=page.end_index(), n=page.paginator.count)


@endpoint("change.read")
@require_safe
def change(request: Visit, event_id: UUID) -> HttpResponse:
    """One change: what happened, what it means, who says so, and what is done because of it."""
    one = showing.seen(request, event_id)
    looked = LookedAt.of(request)
    whole = may_enter(request.actor, "action.read") and can_read_all(request.actor)
    found = actions_from(request.organisation.id, [one.ref]) if whole else []
    context = {
        "change": showing.shown(request, one, looked),
        "hands": hands(one),
        "actions": [actions.line(request, each) for each in found],
        "list_url": showing.address(request, "list"),
        **showing.steps(request, one, looked),
    }
    return render(request, "changes/change.html", context)


def hands(one: Event) -> list[dict[str, Any]]:
    if one.assessed_at is not None:
        return [{"name": str(one.assessed_by), "hat": _("says what it means"), "at": one.assessed_at}]
    waits = {"name": _("somebody says here what it means"), "hat": "", "at": None, "open": True}
    return [] if one.withdrawn_at else [waits]


@endpoint("change.report")
def report(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "changes/report.html")
    if request.method != "POST":
        return page(form=forms.ReportForm(initial={"act": fresh_act()}))
    then = to_made(partial(showing.address, request, "change"))
    return perform(request.actor, report_event, forms.ReportForm(request.POST), then=then, page=page)


@endpoint("change.assess")
def assess(request: Visit, event_id: UUID) -> HttpResponse:
    one = queries.event(request.organisation.id, event_id)
    made = partial(forms.AssessForm, people=here(request))
    return step(request, one, "assess", assess_event, made, {"assessed_on": request.today})


@endpoint("change.follow_up")
def follow_up(request: Visit, event_id: UUID) -> HttpResponse:
    one = queries.event(request.organisation.id, event_id)
    return step(request, one, "follow_up", follow_up_event, partial(forms.FollowUpForm, people=here(request)), {})


@endpoint("change.withdraw")
def withdraw(request: Visit, event_id: UUID) -> HttpResponse:
    one = queries.event(request.organisation.id, event_id)
    return step(request, one, "withdraw", withdraw_event, forms.WithdrawForm, {})


def step(
    request: Visit, one: Event, name: str, command: Act, made: Callable[..., ActForm], begun: dict[str, Any]
) -> HttpResponse:
    """The page of one step, and the step. Its template is called like it."""
    page = partial(form_page, request, f"changes/{name}.html", one=one)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "revision_shown": one.revision, **begun}))
    then = to(showing.address(request, "change", one.id))
    return perform(request.actor, partial(command, event_id=one.id), made(request.POST), then=then, page=page)


def form_page(
    request: Visit, template: str, *, form: ActForm, one: Event | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """A form about a change. Whoever was overtaken sees what it says now beside what they typed."""
    stale = status == STALE and one is not None
    if stale and one and "revision_shown" in form.fields:
        form.data = {**form.data.dict(), "revision_shown": one.revision}  # type: ignore[attr-defined]
    context = {
        "form": form,
        "refusal": refusal,
        "change": showing.shown(request, one, LookedAt.of(request)) if one else None,
        "back_url": showing.address(request, "change", one.id) if one else showing.address(request, "list"),
    }
    return render(request, template, context, status=status)
