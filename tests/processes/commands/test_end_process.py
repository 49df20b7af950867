from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.processes.commands.end_process import end_process
from countersign.processes.enums import ProcessState
from tests.cast import Cast
from tests.processes.worlds import AT, NOBODY, TODAY, described, ended, found, kind_of, lead, recording_fails


def test_end_process_keeps_it_with_the_reason(larkbeam: Cast) -> None:
    id = described(larkbeam)
    ended(larkbeam, id, date(2025, 12, 31))
    now = found(larkbeam, id)
    assert (now.state, now.ended_on, now.ended_at) == (ProcessState.ENDED, date(2025, 12, 31), AT)
    assert (str(now.ended_by), now.ended_because) == ("Tom Okafor", "A firm does it for us now.")
    assert kind_of(larkbeam, now) == "process.ended"
    assert verify(larkbeam.organisation)[1] == []
    with pytest.raises(Refused, match="not done any more"):
        ended(larkbeam, id)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"because": " "}, "Say in a sentence"),
        ({"because": "x" * 2001}, "at most 2000 characters"),
        ({"ended_on": date(2026, 1, 7)}, "That day lies ahead"),
    ],
)
def test_end_process_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    id = described(larkbeam)
    with pytest.raises(Refused, match=says):
        end_process(process_id=id, **{"ended_on": TODAY, "because": "No.", **changed}, by=lead(larkbeam), at=AT)


def test_end_process_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        ended(larkbeam, described(larkbeam), by=larkbeam.actor("ruth", Hat.DEPARTMENT_CONTACT))


def test_end_process_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (described(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            end_process(process_id=id, ended_on=TODAY, because="No.", by=otto, at=AT)


def test_end_process_when_recording_fails_leaves_it_running(larkbeam: Cast) -> None:
    id = described(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        ended(larkbeam, id)
    assert found(larkbeam, id).state is ProcessState.RUNNING
