"""Larkbeam's register of actions at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from countersign.actions.commands.add_action import Source, add_action
from countersign.actions.commands.complete_action import complete_action
from countersign.actions.commands.replan_action import replan_action
from countersign.actions.commands.verify_action import verify_action
from countersign.actions.enums import ActionKind, SourceKind
from countersign.actions.models import Action
from countersign.actions.queries import action, replans_of
from countersign.kernel.actors import Actor, Hat
from countersign.ledger.queries import leaf_of
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails, second_leader

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails", "second_leader"]

TODAY = AT.date()
DUE = TODAY + timedelta(days=30)
CAUSE = "Nobody had looked at the list since the supplier changed."
GIVEN: dict[str, Any] = {
    "kind": ActionKind.CORRECTIVE,
    "title": "Close the accounts of people who left",
    "task": "Go through the list with HR, and close what is open.",
    "source": Source(SourceKind.AUDIT, "Internal audit 2026-1, number 3"),
    "due_on": DUE,
    "cause": CAUSE,
}


def owner(here: Cast) -> Actor:
    return here.actor("mei")


def auditor(here: Cast) -> Actor:
    return here.actor("ola", Hat.INTERNAL_AUDITOR)


def added(here: Cast, *, first: str = "mei", by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    given = {**GIVEN, "owner_id": here.person(first).id, **changed}
    return id_of(add_action(**given, by=by or lead(here), at=at))


def improvement(here: Cast, **changed: Any) -> UUID:
    return added(here, kind=ActionKind.IMPROVEMENT, title="Ask new suppliers before they begin", **changed)


def found(here: Cast, id: UUID) -> Action:
    return action(here.organisation, id)


def replanned(here: Cast, id: UUID, *, days: int = 30, by: Actor | None = None, at: datetime = AT) -> UUID:
    """The re-plan."""
    row = found(here, id)
    due_on, reason = row.due_on + timedelta(days=days), "The supplier answers in March."
    replan_action(action_id=id, revision_shown=row.revision, due_on=due_on, reason=reason, by=by or owner(here), at=at)
    newest = replans_of(here.organisation, id).first()
    assert newest
    return newest.id


def completed(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> None:
    told: dict[str, Any] = {"done_on": TODAY, "outcome": "All 14 accounts are closed.", **changed}
    complete_action(action_id=id, revision_shown=found(here, id).revision, **told, by=by or owner(here), at=at)


def verified(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> None:
    told: dict[str, Any] = {"verified_on": TODAY, "effective": True, "verdict": "I tried five of them.", **changed}
    verify_action(action_id=id, revision_shown=found(here, id).revision, **told, by=by or auditor(here), at=at)


FAILED: dict[str, Any] = {
    "effective": False,
    "verdict": "Two were open again.",
    "next_task": "Have HR's list close them by itself.",
    "next_due_on": date(2026, 3, 2),
}


def kind_of(here: Cast, entry: UUID) -> str:
    leaf = leaf_of(here.organisation, entry)
    assert leaf is not None
    return leaf.kind
