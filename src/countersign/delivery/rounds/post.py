from __future__ import annotations

import base64
import json
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings

from countersign.delivery.channels import STALE, address_of, give_up
from countersign.delivery.enums import ChannelKind
from countersign.delivery.formats import body_for, message
from countersign.delivery.models import Channel, Post
from countersign.delivery.sealing import BrokenSeal
from countersign.kernel.confinement import ConfinedError, ConfinedTime, confined
from countersign.kernel.outbound.looking import Outcome
from countersign.kernel.outbound.posting import Answered, post_to

SECONDS = 12
"""So long one message may take. Sign-in codes wait for the worker meanwhile, so it posts one at a time."""

LEASE = timedelta(minutes=2)
"""How long a channel is nobody else's while we post; afterwards another worker may."""

GENTLY = timedelta(seconds=2)
"""Slack takes one message a second."""

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=2)
LONGEST_ASKED = timedelta(days=1)
"""However long a server would have us wait."""

FOR_NOW = frozenset({408, 425, 429})
"""Refusals that say "later". Every other one means that the address is gone, and so does being sent elsewhere."""


def post(at: datetime, limit: int = 1) -> int:
    """Post the oldest message of a channel that may be posted to. Returns how many were posted.

    Killed between posting and writing it down, it posts the same message again: better twice than never.
    """
    due = Post.objects.filter(
        over_at=None,
        queued_at__gte=at - STALE,
        channel__paused_at=None,
        channel__ended_at=None,
        channel__not_before__lte=at,
    )
    done = 0
    for one in due.select_related("channel").order_by("queued_at", "id")[:limit]:
        done += post_one(one, at)
    return done


def post_one(one: Post, at: datetime) -> bool:
    here = one.channel
    mine = Channel.objects.filter(
        id=here.id, organisation_id=one.organisation_id, not_before=here.not_before, paused_at=None, ended_at=None
    )
    if not mine.update(not_before=at + LEASE):
        return False
    told = sent(here, one)
    if told.outcome is Outcome.ANSWERS:
        give_up(Post.objects.filter(organisation_id=one.organisation_id, id=one.id), at)
        here.posted_at, here.not_before = at, at + GENTLY
        here.in_vain, here.failing_since, here.trouble, here.status = 0, None, "", None
    else:
        put_off(here, told, at)
    changed = ("posted_at", "not_before", "in_vain", "failing_since", "trouble", "status")
    rows = Channel.objects.filter(id=here.id, organisation_id=one.organisation_id)
    rows.update(**{name: getattr(here, name) for name in changed})
    if is_final(told):
        rows.filter(paused_at=None).update(paused_at=at)
    return told.outcome is Outcome.ANSWERS


def put_off(here: Channel, told: Answered, at: datetime) -> None:
    """As long as the server asks for, or longer each time."""
    grows = min(FIRST_WAIT * 2**here.in_vain, LONGEST_WAIT)
    asked = None if told.wait is None else min(timedelta(seconds=max(told.wait, 1)), LONGEST_ASKED)
    here.not_before = at + (asked or grows)
    here.in_vain = min(here.in_vain + 1, 10)
    here.failing_since = here.failing_since or at
    here.trouble, here.status = told.outcome.value, told.status


def is_final(told: Answered) -> bool:
    """Would the same be answered tomorrow?"""
    status = told.status or 500
    refused = told.outcome is Outcome.ERROR and status < 500 and status not in FOR_NOW
    return refused or told.outcome in (Outcome.NOT_FROM_HERE, Outcome.ASTRAY)


def sent(here: Channel, one: Post) -> Answered:
    """In a child of its own, which is stopped when it takes too long. No argument of it holds the address."""
    try:
        body = json.dumps(body_for(ChannelKind(here.kind), message(one.says)), ensure_ascii=False).encode()
        asked: dict[str, Any] = {
            "address": address_of(here),
            "body": base64.b64encode(body).decode(),
            "agent": f"Countersign ({settings.COUNTERSIGN_URL})",
            "private_hosts": sorted(settings.COUNTERSIGN_PRIVATE_HOSTS),
        }
        told = cast("dict[str, Any]", confined(post_to, json.dumps(asked).encode(), seconds=SECONDS))
    except ConfinedTime:
        return Answered(Outcome.NO_CONNECTION)
    except ConfinedError:
        return Answered(Outcome.NO_CONNECTION)
    except BrokenSeal:
        return Answered(Outcome.ASTRAY)
    return Answered(Outcome(told["outcome"]), told["status"], told["wait"])
