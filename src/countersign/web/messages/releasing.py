"""The leader reads a message that is in their name, as people will get it, and sends it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.messages import queries
from countersign.messages.commands.release import release
from countersign.people import queries as people
from countersign.web.messages import showing
from countersign.web.messages.forms import ReleaseForm
from countersign.web.messages.writing import addressed

if TYPE_CHECKING:
    from countersign.messages.models import Draft


@endpoint("message.release")
def release_one(request: Visit, draft_id: UUID) -> HttpResponse:
    found = queries.draft(request.organisation.id, draft_id)
    if found.leader_id != request.actor.person:
        raise Http404
    page = partial(release_page, request, found)
    if request.method != "POST":
        return page()
    act = partial(release, draft_id=found.id)
    then = to_made(partial(showing.address, request, "message"))
    return perform(request.actor, act, ReleaseForm(request.POST), then=then, page=page)


def release_page(
    request: Visit, found: Draft, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """What is shown is what would be sent: whoever was overtaken reads it anew, and then sends it."""
    context = {
        "form": ReleaseForm(initial={"act": fresh_act(), "digest_shown": found.digest}),
        "refusal": refusal,
        "draft": showing.draft_shown(request, found),
        "addressed": addressed(request, found),
        "capacity": people.capacity_of(request.organisation.id, request.actor.person, clock.now()),
        "today": request.today,
        "list_url": showing.address(request, "list"),
    }
    return render(request, "messages/release.html", context, status=status)
