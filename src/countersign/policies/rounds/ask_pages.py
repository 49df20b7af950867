from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.conf import settings

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.confinement import ConfinedError, ConfinedTime, confined
from countersign.kernel.outbound.addresses import read
from countersign.kernel.outbound.looking import THERE, Outcome, Seen, look_at
from countersign.kernel.refusals import Refused
from countersign.policies.commands.note_answer import note_answer
from countersign.policies.models import LinkCheck
from countersign.policies.queries import check_of, hosts_asked_since, pages_due, with_pages_due

if TYPE_CHECKING:
    from countersign.policies.models import Location

SECONDS = 12
"""So long one page may take, with everything that it leads to."""

A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
GENTLY = timedelta(seconds=30)
"""So long a server is left alone after it was asked."""

SURE = 2
"""So often a page has to be gone before it is: servers are started anew, and networks fail."""


def ask_pages(at: datetime, limit: int = 1) -> int:
    """Ask pages at which policies are said to lie whether they are there, once a day. Returns how many were asked.

    One at a time, so that nothing waits long behind a slow one. A page that is gone is asked again after an hour.
    """
    if not settings.COUNTERSIGN_CHECK_LINKS:
        return 0
    done = 0
    for organisation in with_pages_due(at):
        for page in gently(organisation, at):
            if done >= limit:
                return done
            ask_page(page, at)
            done += 1
    return done


def gently(organisation: UUID, at: datetime) -> list[Location]:
    """What is due, one of each server, and none of those asked a moment ago."""
    lately = hosts_asked_since(organisation, at - GENTLY)
    first: dict[str, Location] = {}
    for page in pages_due(organisation, at):
        first.setdefault(read(page.address).host, page)
    return [page for host, page in first.items() if host not in lately]


def ask_page(page: Location, at: datetime) -> None:
    """What was found is entered first, where it is news; then, in the notebook, when to ask again."""
    seen, before = asked(page.address), check_of(page)
    told = seen.outcome is not Outcome.NOT_FROM_HERE
    in_vain = (before.in_vain if before else 0) + 1 if told and seen.outcome not in THERE else 0
    if told and (not in_vain or in_vain >= SURE):
        system = Actor(ActorKind.SYSTEM, page.organisation_id)
        with suppress(Refused):  # taken off the list while we asked
            note_answer(location_id=page.id, outcome=seen.outcome, status=seen.status, by=system, at=at)
    LinkCheck.objects.update_or_create(
        location_id=page.id,
        organisation_id=page.organisation_id,
        defaults={
            "host": read(page.address).host,
            "asked_at": at,
            "due_at": at + (AN_HOUR if 0 < in_vain < SURE else A_DAY),
            "outcome": seen.outcome.value,
            "status": seen.status,
            "in_vain": in_vain,
        },
    )


def asked(address: str) -> Seen:
    """In a child of its own, which is stopped when it takes too long."""
    agent = f"Countersign (asks once a day whether a policy is still there; {settings.COUNTERSIGN_URL})"
    question: dict[str, Any] = {
        "address": address,
        "agent": agent,
        "private_hosts": sorted(settings.COUNTERSIGN_PRIVATE_HOSTS),
    }
    try:
        told = cast("dict[str, Any]", confined(look_at, json.dumps(question).encode(), seconds=SECONDS))
    except ConfinedTime:
        return Seen(Outcome.NO_CONNECTION)
    except ConfinedError:
        return Seen(Outcome.NOT_FROM_HERE)
    return Seen(Outcome(told["outcome"]), told["status"])
