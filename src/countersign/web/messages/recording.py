"""What a leader told people elsewhere: written down with its day and a copy; withdrawn when it was a mistake."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.messages import queries
from countersign.messages.commands.record import record
from countersign.messages.commands.withdraw import withdraw
from countersign.people import queries as people
from countersign.web.messages import showing
from countersign.web.messages.forms import RecordForm, WithdrawForm
from countersign.web.messages.listing import visible
from countersign.web.messages.writing import departments
from countersign.web.scans import keeping, scan_to_take

if TYPE_CHECKING:
    from countersign.messages.models import Message


@endpoint("message.record")
def record_one(request: Visit) -> HttpResponse:
    here = request.organisation.id
    spoke = {entry.person_id: entry.person for entry in people.register(here) if entry.confirmed_at}
    made = partial(RecordForm, people=spoke.values(), departments=departments(request))
    page = partial(record_page, request)
    if request.method != "POST":
        first = {"act": fresh_act(), "said_on": request.today, "to_staff": True}
        return page(form=made(initial=first))
    then = to_made(partial(showing.address, request, "message"))
    return perform(request.actor, keeping(here, record), made(request.POST, request.FILES), then=then, page=page)


def record_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "choose_again": "scan" in request.FILES and "scan" not in form.errors,
        "list_url": showing.address(request, "list"),
    }
    return render(request, "messages/record.html", context, status=status)


@endpoint("message.read")
@require_safe
def copy(request: Visit, message_id: UUID) -> HttpResponse:
    """The copy, for whoever may read the message."""
    found = queries.message(request.organisation.id, message_id)
    if not found.scan or not visible(request, found):
        raise Http404
    return scan_to_take(found.organisation_id, found.scan, f"message-{found.said_on.isoformat()}")


@endpoint("message.withdraw")
def withdraw_one(request: Visit, message_id: UUID) -> HttpResponse:
    found = queries.message(request.organisation.id, message_id)
    page = partial(withdraw_page, request, found)
    if request.method != "POST":
        return page(form=WithdrawForm(initial={"act": fresh_act()}))
    act = partial(withdraw, message_id=found.id)
    then = to(showing.address(request, "message", found.id))
    return perform(request.actor, act, WithdrawForm(request.POST), then=then, page=page)


def withdraw_page(
    request: Visit, found: Message, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "message": showing.shown(request, found),
        "back_url": showing.address(request, "message", found.id),
    }
    return render(request, "messages/withdraw.html", context, status=status)
