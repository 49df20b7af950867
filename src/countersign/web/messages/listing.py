"""What leaders told people: all of it for whoever looks after it, and what is for them for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.messages import queries
from countersign.messages.permissions import reads_all
from countersign.web.messages import showing

if TYPE_CHECKING:
    from countersign.messages.models import Message

MOST_SHOWN = 50
"""On one page; leaders write once a month, so that it holds some years."""


@endpoint("message.read")
@require_safe
def everything(request: Visit) -> HttpResponse:
    whole, drafts = reads_all(request.actor), may_enter(request.actor, "message.draft")
    found = [one for one in queries.messages(request.organisation.id) if visible(request, one)]
    start = first_of(request, len(found))
    context = {
        "whole": whole,
        "heading": heading(found, request, whole=whole),
        "rows": [showing.shown(request, one) for one in found[start : start + MOST_SHOWN]],
        "newer_url": f"?from={start - MOST_SHOWN}" if start else "",
        "older_url": f"?from={start + MOST_SHOWN}" if start + MOST_SHOWN < len(found) else "",
        "drafts": [showing.draft_shown(request, one) for one in queries.drafts(request.organisation.id)]
        if drafts
        else [],
        "begin_url": showing.address(request, "begin") if drafts else "",
        "record_url": showing.address(request, "record") if may_enter(request.actor, "message.record") else "",
    }
    return render(request, "messages/list.html", context)


def first_of(request: Visit, n: int) -> int:
    """Where a page begins; what is no number, or beyond the end, is the beginning."""
    asked = request.GET.get("from", "")
    at = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    return at - at % MOST_SHOWN if at < n else 0


def visible(request: Visit, one: Message) -> bool:
    return reads_all(request.actor) or queries.is_addressed(one, request.person)


def heading(found: list[Message], request: Visit, *, whole: bool) -> str:
    """How long ago a leader was heard of last."""
    stand = [one for one in found if one.withdrawn_at is None]
    if not stand:
        return _("No message of a leader is on record") if whole else _("No message was for you yet")
    days = (request.today - stand[0].said_on).days
    if not days:
        return _("The last message is of today")
    return ngettext("The last message is of yesterday", "The last message is {n} days old", days).format(n=days)


@endpoint("message.read")
@require_safe
def message(request: Visit, message_id: UUID) -> HttpResponse:
    """One message, for whoever it is for and whoever looks after them."""
    found = queries.message(request.organisation.id, message_id)
    if not visible(request, found):
        raise Http404
    withdraws = may_enter(request.actor, "message.withdraw") and not found.sent_here and found.withdrawn_at is None
    context: dict[str, Any] = {
        "message": showing.shown(request, found),
        "reach": showing.reach(request, found),
        "hands": hands(found),
        "withdraw_url": showing.address(request, "withdraw", found.id) if withdraws else "",
        "list_url": showing.address(request, "list"),
    }
    return render(request, "messages/message.html", context)


def hands(found: Message) -> list[dict[str, Any]]:
    """The leader's own, where they sent it from here."""
    if not found.sent_here:
        return []
    return [{"name": str(found.leader), "hat": found.said_as, "at": found.recorded_at}]
