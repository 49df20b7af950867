"""What an address can name of asks and messages; see ``tests/web/things.py``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from countersign.asks.commands.commit import commit
from countersign.asks.commands.make import make
from countersign.kernel.actors import Actor, Hat
from countersign.ledger.files import keep
from countersign.messages.commands.begin_draft import begin_draft
from countersign.messages.commands.record import record
from countersign.messages.enums import Channel
from tests.cast import Cast, id_of
from tests.policies.worlds import AT

TODAY = AT.date()


def leading(here: Cast, by: Actor) -> dict[str, UUID]:
    """Something asked of whoever leads, something they took on, what they told people, and what they might."""
    kim, leader = here.actor("kim", Hat.ISMS_LEAD), by.person
    assert leader
    due: dict[str, Any] = {"due_on": TODAY + timedelta(days=300), "at": AT}
    asked: dict[str, Any] = {"wanted": "Chair the review", "minutes": 60, "why_now": "The audit.", "asked_on": TODAY}
    whom: dict[str, Any] = {"leader_id": leader, "to_staff": True, "to_contractors": True, "at": AT}
    told: dict[str, Any] = {"channel": Channel.MEETING, "said_on": TODAY, "scan": keep(here.organisation, b"%PDF-1.7")}
    return {
        "ask_id": id_of(make(leader_id=leader, **asked, **due, by=kim)),
        "commitment_id": id_of(commit(words="I chair the review.", **due, by=by)),
        "message_id": id_of(record(title="Why it matters", **told, **whom, by=by)),
        "draft_id": id_of(begin_draft(title="Thanks", text="Thank you all.", **whom, by=by)),
    }
