"""What Larkbeam's leaders tell people, at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.ledger.queries import leaf_of
from countersign.messages.commands.begin_draft import begin_draft
from countersign.messages.commands.change_draft import change_draft
from countersign.messages.commands.drop_draft import drop_draft
from countersign.messages.commands.offer_draft import offer_draft
from countersign.messages.commands.record import record
from countersign.messages.commands.release import release
from countersign.messages.commands.withdraw import withdraw
from countersign.messages.enums import Channel
from countersign.messages.models import Draft, Message
from countersign.messages.queries import draft, message
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails"]

TODAY = AT.date()
TITLE = "Why customers trust us"
TEXT = "Northgate Care gave us its rotas because we look after them.\n\nReport what looks odd to Tom. I do."
WORDS: dict[str, Any] = {"title": TITLE, "text": TEXT, "to_staff": True, "to_contractors": True}


def begun(here: Cast, first: str = "priya", *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    return id_of(begin_draft(leader_id=here.person(first).id, **WORDS | changed, by=by or lead(here), at=at))


def written(here: Cast, id: UUID) -> Draft:
    return draft(here.organisation, id)


def shown(here: Cast, id: UUID) -> int:
    return written(here, id).revision


def changed(here: Cast, id: UUID, *, at: datetime = AT, **other: Any) -> None:
    given: dict[str, Any] = {"by": lead(here), "revision_shown": shown(here, id), **WORDS, **other}
    change_draft(draft_id=id, **given, at=at)


def offered(here: Cast, id: UUID, *, at: datetime = AT, **other: Any) -> None:
    offer_draft(draft_id=id, **{"by": lead(here), "revision_shown": shown(here, id), **other}, at=at)


def dropped(here: Cast, id: UUID, *, at: datetime = AT, **other: Any) -> None:
    drop_draft(draft_id=id, **{"by": lead(here), "revision_shown": shown(here, id), **other}, at=at)


def released(here: Cast, id: UUID, *, at: datetime = AT, **other: Any) -> UUID:
    given: dict[str, Any] = {"by": leader(here), **other}
    if "digest_shown" not in given:
        given["digest_shown"] = written(here, id).digest
    return id_of(release(draft_id=id, **given, at=at))


def sent(here: Cast, *, at: datetime = AT, **changed: Any) -> UUID:
    """Written and sent by the leader."""
    return released(here, begun(here, at=at, **changed), at=at)


SAID: dict[str, Any] = {
    "title": "Why the pilot depends on how we handle data",
    "channel": Channel.MEETING,
    "to_staff": True,
    "to_contractors": False,
}


def recorded(here: Cast, first: str = "priya", *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    given: dict[str, Any] = {"said_on": date(2026, 1, 5), **SAID, **changed}
    return id_of(record(leader_id=here.person(first).id, **given, by=by or lead(here), at=at))


def withdrawn(here: Cast, id: UUID, *, at: datetime, **other: Any) -> None:
    withdraw(message_id=id, **{"because": "It was another meeting.", "by": lead(here), **other}, at=at)


def found(here: Cast, id: UUID) -> Message:
    return message(here.organisation, id)


def kind_of(here: Cast, id: UUID) -> str:
    leaf = leaf_of(here.organisation, found(here, id).entry)
    assert leaf is not None
    return leaf.kind
