"""Larkbeam's changes and incidents at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.changes.commands.assess_event import Following, assess_event
from countersign.changes.commands.report_event import report_event
from countersign.changes.commands.withdraw_event import withdraw_event
from countersign.changes.enums import EventKind
from countersign.changes.models import Event
from countersign.changes.queries import event
from countersign.kernel.actors import Actor
from countersign.ledger.queries import leaf_of
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails"]

TODAY = AT.date()
HAPPENED = date(2025, 12, 1)
BECAUSE = "Nothing in the policy names the company that was bought."
NOTHING = Following(reviews_policy=False)


def reported(here: Cast, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    told: dict[str, Any] = {
        "kind": EventKind.ACQUISITION,
        "title": "Brightwell Cloud was bought",
        "story": "Their 12 people join us.",
        "happened_on": HAPPENED,
        **changed,
    }
    return id_of(report_event(**told, by=by or lead(here), at=at))


def incident(here: Cast, **changed: Any) -> UUID:
    return reported(here, kind=EventKind.MAJOR_INCIDENT, title="Ransom mail opened", **changed)


def found(here: Cast, id: UUID) -> Event:
    return event(here.organisation, id)


def assessed(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> None:
    told: dict[str, Any] = {"assessed_on": TODAY, "following": NOTHING, "because": BECAUSE, **changed}
    assess_event(event_id=id, revision_shown=found(here, id).revision, **told, by=by or lead(here), at=at)


def withdrawn(here: Cast, id: UUID, *, by: Actor | None = None, because: str = "It fell through.") -> None:
    shown = found(here, id).revision
    withdraw_event(event_id=id, revision_shown=shown, because=because, by=by or lead(here), at=after(1))


def kind_of(here: Cast, id: UUID) -> str:
    leaf = leaf_of(here.organisation, found(here, id).entry)
    assert leaf is not None
    return leaf.kind
