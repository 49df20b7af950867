"""From messages to what the templates show: who told whom what, and how many it reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse

from countersign.delivery.reach import reach_of
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.instants import day_in
from countersign.messages.permissions import reads_all
from countersign.messages.queries import Audience
from countersign.web.messages.words import WAYS, for_whom

if TYPE_CHECKING:
    from countersign.messages.models import Draft, Message


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"messages:{name}", args=[request.organisation.slug, *values])


def shown(request: Visit, one: Message) -> dict[str, Any]:
    recorded = day_in(request.organisation.time_zone, one.recorded_at)
    off = {"at": one.withdrawn_at, "by": str(one.withdrawn_by), "because": one.withdrawn_because}
    return {
        "leader": str(one.leader),
        "title": one.title,
        "paragraphs": [part for part in one.text.split("\n") if part],
        "way": WAYS[one.channel],
        "for_whom": for_whom(Audience.of(one)),
        "said_on": one.said_on,
        "recorded": recorded if recorded != one.said_on else None,
        "recorded_by": str(one.recorded_by),
        "here": one.sent_here,
        "said_as": one.said_as,
        "link": one.link,
        "copy_url": address(request, "copy", one.id) if one.scan else "",
        "has_copy": one.has_copy,
        "off": off if one.withdrawn_at else None,
        "url": address(request, "message", one.id),
    }


def reach(request: Visit, one: Message) -> dict[str, Any] | None:
    """What the outbox knows, for whoever reads all messages; of what was told elsewhere nothing is known."""
    if not one.sent_here or not reads_all(request.actor):
        return None
    mails, addressed = reach_of(one.organisation_id, one.ref), one.addressed or 0
    return {"addressed": addressed, "mails": mails, "left": mails.left_of(addressed)}


def draft_shown(request: Visit, one: Draft) -> dict[str, Any]:
    own = one.leader_id == request.actor.person
    releases = own and may_enter(request.actor, "message.release")
    return {
        "leader": str(one.leader),
        "title": one.title,
        "paragraphs": [part for part in one.text.split("\n") if part],
        "for_whom": for_whom(Audience.of(one)),
        "written_at": one.written_at,
        "written_by": str(one.written_by),
        "offered_at": one.offered_at,
        "offered_by": str(one.offered_by) if one.offered_at else "",
        "own": own,
        "revision": one.revision,
        "url": address(request, "draft", one.id),
        "release_url": address(request, "release", one.id) if releases else "",
        "offer_url": address(request, "offer", one.id),
        "drop_url": address(request, "drop", one.id),
    }
