from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.direction.commands.withdraw_direction import withdraw_direction
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.direction.worlds import AT, NOBODY, directed, direction_off, found, kind_of, lead, leader, recording_fails


@pytest.mark.parametrize("who", [lead, leader])
def test_withdraw_direction_keeps_it_with_the_reason(larkbeam: Cast, who: object) -> None:
    id = directed(larkbeam)
    direction_off(larkbeam, id, by=who(larkbeam))  # type: ignore[operator]
    row = found(larkbeam, id)
    assert row.withdrawn_because == "Another day."
    assert kind_of(larkbeam, row.entry) == "direction.withdrawn"
    assert verify(larkbeam.organisation)[1] == []


def test_withdraw_direction_without_a_reason_twice_or_overtaken_is_refused(larkbeam: Cast) -> None:
    id = directed(larkbeam)
    with pytest.raises(Refused, match="Say in a sentence"):
        direction_off(larkbeam, id, because=" ")
    with pytest.raises(Stale):
        withdraw_direction(direction_id=id, revision_shown=3, because="So.", by=lead(larkbeam), at=AT)
    direction_off(larkbeam, id)
    with pytest.raises(Refused, match="withdrawn before"):
        direction_off(larkbeam, id)
    with pytest.raises(Unknown):
        withdraw_direction(direction_id=NOBODY, revision_shown=1, because="So.", by=lead(larkbeam), at=AT)


def test_withdraw_direction_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    id = directed(larkbeam)
    for hat in (Hat.INTERNAL_AUDITOR, Hat.HR, Hat.STAFF):
        with pytest.raises(Refused, match="Only top management or the ISMS lead"):
            direction_off(larkbeam, id, by=larkbeam.actor("ola", hat))


def test_withdraw_direction_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = directed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        direction_off(larkbeam, id)
    assert found(larkbeam, id).withdrawn_at is None
