from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.actions.commands.verify_action import again, verify_action
from countersign.actions.enums import ActionState, SourceKind
from countersign.actions.queries import actions_from, following
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from tests.actions.worlds import (
    AT,
    CAUSE,
    FAILED,
    TODAY,
    added,
    auditor,
    completed,
    found,
    kind_of,
    lead,
    leader,
    owner,
    recording_fails,
    verified,
)
from tests.cast import Cast


@pytest.fixture
def done(larkbeam: Cast) -> UUID:
    id = added(larkbeam)
    completed(larkbeam, id)
    return id


@pytest.mark.parametrize("who", [lead, leader, auditor])
def test_verify_action_when_it_works_closes_it(larkbeam: Cast, done: UUID, who: Any) -> None:
    verified(larkbeam, done, by=who(larkbeam))
    now = found(larkbeam, done)
    assert (now.state, now.verdict, now.verified_on) == (ActionState.EFFECTIVE, "I tried five of them.", TODAY)
    assert now.verified_by_id == who(larkbeam).person
    assert kind_of(larkbeam, now.entry) == "action.verified"
    assert not following(larkbeam.organisation, done).exists()
    assert verify(larkbeam.organisation)[1] == []


def test_verify_action_when_it_does_not_work_opens_another_that_names_it(larkbeam: Cast, done: UUID) -> None:
    verified(larkbeam, done, **FAILED)
    before = found(larkbeam, done)
    assert before.state is ActionState.INEFFECTIVE
    after = following(larkbeam.organisation, done).get()
    assert (after.title, after.kind, after.cause) == (f"{before.title} (2)", before.kind, CAUSE)
    assert (after.task, after.due_on, after.owner_id) == (FAILED["next_task"], FAILED["next_due_on"], before.owner_id)
    assert (after.source_kind, after.source_ref) == (SourceKind.ACTION, before.ref)
    assert actions_from(larkbeam.organisation, [before.ref]).get() == after
    assert verify(larkbeam.organisation)[1] == []


def test_verify_action_when_it_does_not_work_can_be_given_to_somebody_else(larkbeam: Cast, done: UUID) -> None:
    verified(larkbeam, done, **FAILED, next_owner_id=larkbeam.person("ola").id)
    assert str(following(larkbeam.organisation, done).get().owner) == "Ola Nowak"


@pytest.mark.parametrize(
    ("title", "then"),
    [("Close", "Close (2)"), ("Close (2)", "Close (3)"), ("Close (them)", "Close (them) (2)"), ("(2)", "(2) (2)")],
)
def test_verify_action_counts_how_often_it_was_tried(title: str, then: str) -> None:
    assert again(title) == then


def test_verify_action_with_the_longest_title_stays_within_it() -> None:
    assert again("x" * 200) == "x" * 196 + " (2)"


def test_verify_action_of_one_s_own_is_refused(larkbeam: Cast) -> None:
    id = added(larkbeam, first="tom")
    completed(larkbeam, id, by=lead(larkbeam))
    with pytest.raises(Refused, match="somebody else looks whether it works"):
        verified(larkbeam, id, by=lead(larkbeam))


def test_verify_action_by_whoever_may_not_is_refused(larkbeam: Cast, done: UUID) -> None:
    for by in (owner(larkbeam), larkbeam.actor("ruth", Hat.HR)):
        with pytest.raises(Refused, match="Only top management, the ISMS lead or an internal auditor"):
            verified(larkbeam, done, by=by)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"verdict": ""}, "Say what you looked at"),
        ({"verified_on": TODAY + timedelta(days=1)}, "lies ahead"),
        ({"verified_on": TODAY - timedelta(days=1)}, "before it was done"),
        ({**FAILED, "next_due_on": None}, "say until when"),
        ({**FAILED, "next_task": " "}, "say what is tried instead"),
        ({**FAILED, "next_due_on": TODAY - timedelta(days=1)}, "cannot be due before"),
    ],
)
def test_verify_action_when_it_makes_no_sense_is_refused(
    larkbeam: Cast, done: UUID, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        verified(larkbeam, done, **changed)
    assert found(larkbeam, done).state is ActionState.DONE


def test_verify_action_that_is_open_or_verified_is_refused(larkbeam: Cast, done: UUID) -> None:
    with pytest.raises(Refused, match="is not done yet"):
        verified(larkbeam, added(larkbeam))
    verified(larkbeam, done)
    with pytest.raises(Refused, match="found that it works"):
        verified(larkbeam, done)


def test_verify_action_when_somebody_was_quicker_is_stale(larkbeam: Cast, done: UUID) -> None:
    with pytest.raises(Stale):
        verify_action(
            action_id=done,
            revision_shown=1,
            verified_on=TODAY,
            effective=True,
            verdict="Fine.",
            by=auditor(larkbeam),
            at=AT,
        )


def test_verify_action_when_recording_fails_changes_nothing(larkbeam: Cast, done: UUID) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        verified(larkbeam, done, **FAILED)
    assert found(larkbeam, done).state is ActionState.DONE
    assert not following(larkbeam.organisation, done).exists()
