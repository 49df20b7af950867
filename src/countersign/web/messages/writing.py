"""A message that is being written in a leader's name: begun, written on, offered to the leader, or dropped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.messages import queries
from countersign.messages.commands.begin_draft import begin_draft
from countersign.messages.commands.change_draft import change_draft
from countersign.messages.commands.drop_draft import drop_draft
from countersign.messages.commands.offer_draft import offer_draft
from countersign.messages.library import IDEAS
from countersign.people import queries as people
from countersign.web.messages import showing
from countersign.web.messages.forms import BeginForm, ChangeForm, ShownForm

if TYPE_CHECKING:
    from countersign.messages.models import Draft

STALE = 409
WRITTEN = ("title", "text", "to_staff", "to_contractors", "departments")


def departments(request: Visit) -> list[str]:
    return people.departments(request.organisation.id, request.today)


@endpoint("message.draft")
def begin(request: Visit) -> HttpResponse:
    leaders = [entry.person for entry in people.leaders(request.organisation.id, request.today)]
    made = partial(BeginForm, leaders=leaders, departments=departments(request))
    page = partial(begin_page, request)
    if request.method != "POST":
        return page(form=made(initial=begun(request, {one.id for one in leaders})))
    then = to_made(partial(showing.address, request, "draft"))
    return perform(request.actor, begin_draft, made(request.POST), then=then, page=page)


def begun(request: Visit, leaders: set[UUID]) -> dict[str, Any]:
    """A heading of the list, for everybody; in one's own name, where one leads. The words are left to them."""
    asked = request.GET.get("idea", "")
    idea = IDEAS[int(asked)] if asked.isascii() and asked.isdigit() and int(asked) < len(IDEAS) else None
    own = request.actor.person
    return {
        "act": fresh_act(),
        "leader_id": own.hex if own in leaders else "",
        "title": idea.in_language(_) if idea else "",
        "to_staff": True,
        "to_contractors": True,
    }


def begin_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    url = showing.address(request, "begin")
    context = {
        "form": form,
        "refusal": refusal,
        "ideas": [{"title": one.in_language(_), "url": f"{url}?idea={at}"} for at, one in enumerate(IDEAS)],
        "list_url": showing.address(request, "list"),
    }
    return render(request, "messages/begin.html", context, status=status)


@endpoint("message.draft")
def draft(request: Visit, draft_id: UUID) -> HttpResponse:
    """Read it, and write on."""
    found = queries.draft(request.organisation.id, draft_id)
    made = partial(ChangeForm, departments=departments(request))
    page = partial(draft_page, request, found)
    if request.method != "POST":
        now = {name: getattr(found, name) for name in WRITTEN}
        return page(form=made(initial={"act": fresh_act(), "revision_shown": found.revision, **now}))
    act = partial(change_draft, draft_id=found.id)
    then = to(showing.address(request, "draft", found.id))
    return perform(request.actor, act, made(request.POST), then=then, page=page)


def draft_page(request: Visit, found: Draft, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    """Whoever was overtaken sees what it says now, above what they typed."""
    if status == STALE:
        found = queries.draft(request.organisation.id, found.id)
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["revision_shown"] = found.revision  # type: ignore[index]
    context = {
        "form": form,
        "refusal": refusal,
        "now": status == STALE,
        "draft": showing.draft_shown(request, found),
        "addressed": addressed(request, found),
        "fresh": ShownForm(initial={"act": fresh_act(), "revision_shown": found.revision}),
        "drop_act": fresh_act(),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "messages/draft.html", context, status=status)


def addressed(request: Visit, found: Draft) -> int:
    """How many would get it today."""
    audience = queries.Audience.of(found)
    return queries.addressed_now(request.organisation.id, audience, request.today, found.leader_id).count()


def step(request: Visit, draft_id: UUID, command: Any, then: str) -> HttpResponse:
    """One button on the page of a draft."""
    found = queries.draft(request.organisation.id, draft_id)
    now = {name: getattr(found, name) for name in WRITTEN}
    whole = ChangeForm(
        initial={"act": fresh_act(), "revision_shown": found.revision, **now}, departments=departments(request)
    )
    if request.method != "POST":
        return draft_page(request, found, form=whole)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        said = refusal or _("Look at it again, then choose what to do.")
        shown = status if status != STALE else 403
        answer = draft_page(request, found, form=whole, status=shown, refusal=said)
        answer.status_code = status
        return answer

    act = partial(command, draft_id=found.id)
    return perform(request.actor, act, ShownForm(request.POST), then=to(then), page=page)


@endpoint("message.draft")
def offer(request: Visit, draft_id: UUID) -> HttpResponse:
    return step(request, draft_id, offer_draft, showing.address(request, "draft", draft_id))


@endpoint("message.draft")
def drop(request: Visit, draft_id: UUID) -> HttpResponse:
    return step(request, draft_id, drop_draft, showing.address(request, "list"))
