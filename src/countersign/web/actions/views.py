"""One action, and the steps of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from countersign.actions import queries
from countersign.actions.commands.add_action import LONGEST_SOURCE, add_action
from countersign.actions.commands.approve_replan import approve_replan
from countersign.actions.commands.change_action import change_action
from countersign.actions.commands.complete_action import complete_action
from countersign.actions.commands.drop_action import drop_action
from countersign.actions.commands.hand_over_action import hand_over_action
from countersign.actions.commands.replan_action import replan_action
from countersign.actions.commands.sponsor_action import sponsor_action
from countersign.actions.commands.verify_action import verify_action
from countersign.actions.permissions import can_reword
from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people
from countersign.web.actions import forms, showing
from countersign.web.actions.words import TYPED_SOURCES
from countersign.web.scans import keeping, scan_to_take

if TYPE_CHECKING:
    from countersign.actions.models import Action
    from countersign.people.models import Person

STALE = 409
TYPED = {key for key, _words in TYPED_SOURCES}

type Made = Callable[..., ActForm]


@endpoint("action.read")
@require_safe
def action(request: Visit, action_id: UUID) -> HttpResponse:
    """One action: what is to be done, what became of it, and who says so."""
    one = showing.seen(request, action_id)
    followed = queries.following(request.organisation.id, one.id)
    context = {
        "action": showing.shown(request, one),
        "hands": showing.hands(one),
        "replans": showing.replanned(request, one),
        "followed": [showing.line(request, each) for each in followed],
        "list_url": showing.address(request, "list"),
        **showing.steps(request, one),
    }
    return render(request, "actions/action.html", context)


@endpoint("action.read")
@require_safe
def file(request: Visit, action_id: UUID) -> HttpResponse:
    """The file that shows that it was done."""
    one = showing.seen(request, action_id)
    if one.file is None:
        raise Unknown("file")
    mark = "EXAMPLE-" if request.example else ""
    return scan_to_take(request.organisation.id, one.file, f"{mark}action-{one.done_on}")


@endpoint("action.add")
def add(request: Visit) -> HttpResponse:
    page = partial(form_page, request, "actions/add.html")
    leading = [one.person for one in people.leaders(request.organisation.id, request.today)]
    made = partial(forms.AddForm, people=here(request), leaders=leading)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "raised_on": request.today, **begun(request)}))
    then = to_made(partial(showing.address, request, "action"))
    return perform(request.actor, add_action, made(request.POST), then=then, page=page)


def begun(request: Visit) -> dict[str, str]:
    """What it comes from, where a page that leads here says so (``?source_kind=AUDIT&source=…``)."""
    kind, words = request.GET.get("source_kind", ""), request.GET.get("source", "")
    return {"source_kind": kind, "source": words[:LONGEST_SOURCE]} if kind in TYPED else {}


def here(request: Visit, named: UUID | None = None) -> list[Person]:
    """Everybody who is here to choose from, and whoever is named already."""
    found = people.people(request.organisation.id)
    return [one for one in found if one.name and (people_here(one, request) or one.id == named)]


def people_here(one: Person, request: Visit) -> bool:
    return one.left_on is None or one.left_on > request.today


@endpoint("action.change")
def change(request: Visit, action_id: UUID) -> HttpResponse:
    one = showing.seen(request, action_id)
    now = {"title": one.title, "task": one.task, "cause": one.cause}
    made = partial(forms.ChangeForm, initial=now, rewords=can_reword(request.actor, one))
    return step(request, one, "change", change_action, made, now)


@endpoint("action.hand_over")
def hand_over(request: Visit, action_id: UUID) -> HttpResponse:
    one = showing.seen(request, action_id)
    made = partial(forms.HandOverForm, people=here(request))
    return step(request, one, "hand_over", hand_over_action, made, {})


@endpoint("action.replan")
def replan(request: Visit, action_id: UUID) -> HttpResponse:
    one = showing.seen(request, action_id)
    return step(request, one, "replan", replan_action, forms.ReplanForm, {})


@endpoint("action.complete")
def complete(request: Visit, action_id: UUID) -> HttpResponse:
    one = showing.seen(request, action_id)
    act = keeping(request.organisation.id, complete_action)
    return step(request, one, "complete", act, forms.CompleteForm, {"done_on": request.today, "cause": one.cause})


@endpoint("action.verify")
def verify(request: Visit, action_id: UUID) -> HttpResponse:
    one = showing.seen(request, action_id)
    made = partial(forms.VerifyForm, people=here(request))
    return step(request, one, "verify", verify_action, made, {"verified_on": request.today})


@endpoint("action.drop")
def drop(request: Visit, action_id: UUID) -> HttpResponse:
    return step(request, showing.seen(request, action_id), "drop", drop_action, forms.DropForm, {})


@endpoint("action.sponsor")
def sponsor(request: Visit, action_id: UUID) -> HttpResponse:
    return step(request, showing.seen(request, action_id), "sponsor", sponsor_action, forms.ShownForm, {})


def step(request: Visit, one: Action, name: str, command: Act, made: Made, begun: dict[str, Any]) -> HttpResponse:
    """The page of one step, and the step. Its template is called like it."""
    page = partial(form_page, request, f"actions/{name}.html", one=one)
    if request.method != "POST":
        return page(form=made(initial={"act": fresh_act(), "revision_shown": one.revision, **begun}))
    then = to(showing.address(request, "action", one.id))
    return perform(
        request.actor, partial(command, action_id=one.id), made(request.POST, request.FILES), then=then, page=page
    )


@endpoint("action.approve_replan")
def approve_one(request: Visit, replan_id: UUID) -> HttpResponse:
    row = queries.replan(request.organisation.id, replan_id)
    one = queries.action(request.organisation.id, row.action_id)
    page = partial(form_page, request, "actions/approve_replan.html", one=one, replan_id=row.id)
    if request.method != "POST":
        return page(form=ActForm(initial={"act": fresh_act()}))
    act = partial(approve_replan, replan_id=row.id)
    then = to(showing.address(request, "action", one.id))
    return perform(request.actor, act, ActForm(request.POST), then=then, page=page)


def form_page(
    request: Visit,
    template: str,
    *,
    form: ActForm,
    one: Action | None = None,
    replan_id: UUID | None = None,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    """A form about an action. Whoever was overtaken sees what it says now beside what they typed."""
    stale = status == STALE and one is not None
    if stale and one and "revision_shown" in form.fields:
        form.data = {**form.data.dict(), "revision_shown": one.revision}  # type: ignore[attr-defined]
    row = queries.replan(request.organisation.id, replan_id) if replan_id else None
    context = {
        "form": form,
        "refusal": refusal,
        "action": showing.shown(request, one) if one else None,
        "now": showing.shown(request, one) if one and stale else None,
        "replan": showing.replan_shown(request, row) if row else None,
        "back_url": showing.address(request, "action", one.id) if one else showing.address(request, "list"),
    }
    return render(request, template, context, status=status)
