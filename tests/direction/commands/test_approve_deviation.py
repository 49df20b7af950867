from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.direction.commands.approve_deviation import approve_deviation
from countersign.direction.enums import DeviationState
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.direction.worlds import (
    AT,
    TODAY,
    UNTIL,
    after,
    approved,
    corrected,
    kind_of,
    leader,
    observed,
    recording_fails,
    second_leader,
    seen,
)


@pytest.fixture
def mei(larkbeam: Cast) -> Actor:
    return second_leader(larkbeam, "mei")


@pytest.fixture
def of_priya(larkbeam: Cast, mei: Actor) -> UUID:
    return observed(larkbeam)


def test_approve_deviation_lets_it_stand_until_a_day(larkbeam: Cast, mei: Actor, of_priya: UUID) -> None:
    approved(larkbeam, of_priya, by=mei)
    row = seen(larkbeam, of_priya)
    assert (row.state, str(row.approved_by), row.approved_on) == (DeviationState.APPROVED, "Mei Sato", TODAY)
    assert row.holds(UNTIL)
    assert not row.holds(UNTIL + timedelta(days=1))
    assert kind_of(larkbeam, row.entry) == "deviation.approved"
    assert verify(larkbeam.organisation)[1] == []


def test_approve_deviation_of_one_s_own_is_refused_also_for_the_only_leader(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="your own approval is none"):
        approved(larkbeam, observed(larkbeam), by=leader(larkbeam))


def test_approve_deviation_again_once_its_last_day_is_over(larkbeam: Cast, mei: Actor, of_priya: UUID) -> None:
    approved(larkbeam, of_priya, by=mei, approved_until=TODAY + timedelta(days=5))
    with pytest.raises(Refused, match="its last day is not over"):
        approved(larkbeam, of_priya, by=mei, at=after(5))
    approved(larkbeam, of_priya, by=mei, at=after(6))
    assert seen(larkbeam, of_priya).approved_on == after(6).date()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"approved_until": TODAY - timedelta(days=1)}, "is over already"),
        ({"approved_until": TODAY + timedelta(days=367)}, "within a year"),
        ({"because": " "}, "Say why it may stand"),
    ],
)
def test_approve_deviation_when_it_makes_no_sense_is_refused(
    larkbeam: Cast, mei: Actor, of_priya: UUID, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        approved(larkbeam, of_priya, by=mei, **changed)


def test_approve_deviation_that_was_corrected_or_changed_is_refused(larkbeam: Cast, mei: Actor, of_priya: UUID) -> None:
    with pytest.raises(Stale):
        approve_deviation(deviation_id=of_priya, revision_shown=5, approved_until=UNTIL, because="So.", by=mei, at=AT)
    corrected(larkbeam, of_priya)
    with pytest.raises(Refused, match="was corrected"):
        approved(larkbeam, of_priya, by=mei)


@pytest.mark.parametrize("hat", [Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.STAFF, Hat.TOP_MANAGEMENT])
def test_approve_deviation_by_whoever_does_not_lead_is_refused(larkbeam: Cast, of_priya: UUID, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management"):
        approved(larkbeam, of_priya, by=larkbeam.actor("tom", hat))


def test_approve_deviation_when_recording_fails_changes_nothing(larkbeam: Cast, mei: Actor, of_priya: UUID) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        approved(larkbeam, of_priya, by=mei)
    assert seen(larkbeam, of_priya).state is DeviationState.OBSERVED
