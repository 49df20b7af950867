"""One request: asking, reading, putting right, taking back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries as people
from countersign.resources import queries
from countersign.resources.commands.change_request import change_request
from countersign.resources.commands.raise_request import raise_request
from countersign.resources.commands.withdraw_request import withdraw_request
from countersign.resources.permissions import reaches_all
from countersign.web.resources import showing
from countersign.web.resources.forms import AskForm, ChangeAskedForm, WithdrawForm, amount_of
from countersign.web.reviews.effects import came_from

if TYPE_CHECKING:
    from countersign.resources.models import Request

STALE = 409


@endpoint("resource.read")
@require_safe
def one(request: Visit, resource_id: UUID) -> HttpResponse:
    """What is asked for, everything that was decided about it, and what came of it."""
    row = showing.readable(request, resource_id)
    stands = showing.standing(request, row)
    decisions = [showing.decision_shown(request, each) for each in queries.decisions_about(row)]
    context = {
        "asked": showing.shown(request, stands),
        "decisions": decisions,
        "hands": hands(decisions, open=stands.waits),
        "reviewed_in": came_from(request, row.ref),
        "list_url": showing.address(request, "list"),
        **showing.steps(request, stands),
    }
    return render(request, "resources/request.html", context)


def hands(decisions: list[dict[str, Any]], *, open: bool) -> list[dict[str, Any]]:
    """Only hands given here; what was decided elsewhere says so in words."""
    here = [one for one in decisions if not one["elsewhere"]]
    given = [{"name": one["who"], "hat": f"{one['verdict']}. {one['hat']}", "at": one["at"]} for one in here]
    line = {"name": _("top management decides here"), "hat": "", "at": None, "open": True}
    return [*given, line] if open else given


@endpoint("resource.raise")
def raise_one(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "resources/raise.html")
    made = partial(AskForm, people=others(request))
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "raised_on": request.today}))
    then = to_made(partial(showing.address, request, "request"))
    return perform(request.actor, raise_request, made(request.POST), then=then, page=page)


def others(request: Visit) -> list[Any]:
    """Who may be named as asking: nobody, for whoever asks in their own name alone."""
    if not reaches_all(request.actor, "resource.raise"):
        return []
    return [one for one in people.people(request.organisation.id) if one.name]


@endpoint("resource.change")
def change(request: Visit, resource_id: UUID) -> HttpResponse:
    row = showing.readable(request, resource_id)
    page = partial(form_page, request, "resources/change.html", row=row)
    made = partial(ChangeAskedForm, people=others(request))
    if request.method != "POST":
        names = ("title", "need", "behind_kind", "behind", "risk_high", "options", "raised_on")
        now = {name: getattr(row, name) for name in names}
        first = {"act": fresh_act(), "revision_shown": row.revision, "raised_by_id": row.raised_by_id.hex}
        return page(form=made(initial={**first, **now, **amount_of(row)}))
    act = partial(change_request, request_id=row.id)
    then = to(showing.address(request, "request", row.id))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


@endpoint("resource.withdraw")
def withdraw(request: Visit, resource_id: UUID) -> HttpResponse:
    row = showing.readable(request, resource_id)
    page = partial(form_page, request, "resources/withdraw.html", row=row)
    if request.method != "POST":
        return page(form=WithdrawForm(initial={"act": fresh_act()}))
    act = partial(withdraw_request, request_id=row.id)
    then = to(showing.address(request, "request", row.id))
    return perform(request.actor, act, WithdrawForm(request.POST), then=then, page=page)


def form_page(
    request: Visit,
    template: str,
    *,
    form: ActForm,
    row: Request | None = None,
    status: int = 200,
    refusal: str = "",
    **more: Any,
) -> HttpResponse:
    """A form about a request. Whoever was overtaken sees what it says now beside what they typed."""
    stale = status == STALE and row is not None
    if stale and row:
        shown_now = {"revision_shown": row.revision, "digest_shown": row.digest}
        form.data = {**form.data.dict(), **shown_now}  # type: ignore[attr-defined]
    asked = showing.shown(request, showing.standing(request, row)) if row else None
    context = {
        "form": form,
        "refusal": refusal,
        "asked": asked,
        "now": asked if stale else None,
        "names_others": reaches_all(request.actor, "resource.raise"),
        "back_url": showing.address(request, "request", row.id) if row else showing.address(request, "list"),
        **more,
    }
    return render(request, template, context, status=status)
