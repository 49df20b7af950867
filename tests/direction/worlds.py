"""Larkbeam's leaders directing, helping, and above a rule: reached by commands."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from countersign.direction.commands.approve_deviation import approve_deviation
from countersign.direction.commands.correct_deviation import correct_deviation
from countersign.direction.commands.observe_deviation import observe_deviation
from countersign.direction.commands.record_direction import record_direction
from countersign.direction.commands.record_support import record_support
from countersign.direction.commands.withdraw_deviation import withdraw_deviation
from countersign.direction.commands.withdraw_direction import withdraw_direction
from countersign.direction.commands.withdraw_support import withdraw_support
from countersign.direction.enums import DirectionKind, SupportKind
from countersign.direction.models import Deviation, Direction, Support
from countersign.direction.queries import deviation, direction, support
from countersign.kernel.actors import Actor, Hat
from countersign.ledger.queries import leaf_of
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails, second_leader

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails", "second_leader"]

TODAY = AT.date()
BEFORE = date(2025, 12, 4)
UNTIL = TODAY + timedelta(days=60)


def auditor(here: Cast) -> Actor:
    return here.actor("ola", Hat.INTERNAL_AUDITOR)


def directed(here: Cast, first: str = "priya", *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    told: dict[str, Any] = {
        "kind": DirectionKind.OBSTACLE,
        "directed_on": BEFORE,
        "what": "Gave Tom two days a week for the ISMS.",
        **changed,
    }
    return id_of(record_direction(leader_id=here.person(first).id, **told, by=by or leader(here), at=at))


def supported(here: Cast, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    told: dict[str, Any] = {
        "kind": SupportKind.BRIEFING,
        "manager_id": here.person("mei").id,
        "supporter_id": here.person("priya").id,
        "supported_on": BEFORE,
        "what": "What her team has to look at in each release.",
        **changed,
    }
    return id_of(record_support(**told, by=by or leader(here), at=at))


def observed(here: Cast, first: str = "priya", *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    told: dict[str, Any] = {"leader_id": here.person(first).id, "what": "Works on a laptop of her own.", **changed}
    return id_of(observe_deviation(**{"observed_on": BEFORE, **told}, by=by or auditor(here), at=at))


def approved(here: Cast, id: UUID, *, by: Actor, at: datetime = AT, **changed: Any) -> None:
    told: dict[str, Any] = {"approved_until": UNTIL, "because": "The new one comes in March.", **changed}
    shown = seen(here, id).revision
    approve_deviation(deviation_id=id, revision_shown=shown, **told, by=by, at=at)


def corrected(here: Cast, id: UUID, *, by: Actor | None = None, on: date = TODAY, at: datetime = AT) -> None:
    shown = seen(here, id).revision
    correct_deviation(deviation_id=id, revision_shown=shown, corrected_on=on, by=by or auditor(here), at=at)


def found(here: Cast, id: UUID) -> Direction:
    return direction(here.organisation, id)


def helped(here: Cast, id: UUID) -> Support:
    return support(here.organisation, id)


def seen(here: Cast, id: UUID) -> Deviation:
    return deviation(here.organisation, id)


def direction_off(here: Cast, id: UUID, *, by: Actor | None = None, because: str = "Another day.") -> None:
    shown = found(here, id).revision
    withdraw_direction(direction_id=id, revision_shown=shown, because=because, by=by or lead(here), at=after(1))


def support_off(here: Cast, id: UUID, *, by: Actor | None = None, because: str = "Another day.") -> None:
    shown = helped(here, id).revision
    withdraw_support(support_id=id, revision_shown=shown, because=because, by=by or lead(here), at=after(1))


def deviation_off(here: Cast, id: UUID, *, by: Actor | None = None, because: str = "It was not hers.") -> None:
    shown = seen(here, id).revision
    withdraw_deviation(deviation_id=id, revision_shown=shown, because=because, by=by or auditor(here), at=after(1))


def kind_of(here: Cast, entry: UUID) -> str:
    leaf = leaf_of(here.organisation, entry)
    assert leaf is not None
    return leaf.kind
