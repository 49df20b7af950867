from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.processes.commands.change_process import change_process
from tests.cast import Cast
from tests.processes.worlds import (
    AT,
    NOBODY,
    changed,
    described,
    ended,
    entered,
    found,
    kind_of,
    recording_fails,
    told,
)


def test_change_process_puts_it_right(larkbeam: Cast) -> None:
    id = described(larkbeam)
    changed(larkbeam, id, owner="mei", cadence_months=3)
    now = found(larkbeam, id)
    assert (str(now.owner), now.cadence_months) == ("Mei Sato", 3)
    assert kind_of(larkbeam, now) == "process.changed"


def test_change_process_to_the_same_changes_nothing(larkbeam: Cast) -> None:
    changed(larkbeam, described(larkbeam))
    assert entered(larkbeam, "process.changed") == 0


def test_change_process_when_somebody_was_faster_is_stale(larkbeam: Cast) -> None:
    id = described(larkbeam)
    changed(larkbeam, id, owner="mei")
    with pytest.raises(Stale, match="after you opened it"):
        changed(larkbeam, id, shown=1)


def test_change_process_that_has_ended_or_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    id = described(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        changed(larkbeam, id, by=larkbeam.actor("ruth", Hat.DEPARTMENT_CONTACT))
    ended(larkbeam, id)
    with pytest.raises(Refused, match="not done any more"):
        changed(larkbeam, id)


def test_change_process_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (described(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            change_process(process_id=id, revision_shown=1, described=told(larkbeam), by=otto, at=AT)


def test_change_process_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = described(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        changed(larkbeam, id, owner="mei")
    assert str(found(larkbeam, id).owner) == "Ruth Ellis"
