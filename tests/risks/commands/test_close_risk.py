from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.risks.commands.close_risk import close_risk
from countersign.risks.enums import RiskState
from countersign.risks.queries import top
from tests.cast import Cast
from tests.risks.worlds import NOBODY, after, closed, found, kind_of, lead, leader, recorded, recording_fails


def test_close_risk_keeps_it_on_record(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    closed(larkbeam, id, by=leader(larkbeam))
    row = found(larkbeam, id)
    assert (row.state, row.closed_because, str(row.closed_by)) == (
        RiskState.CLOSED,
        "The export was switched off.",
        "Priya Raman",
    )
    assert kind_of(larkbeam, row) == "risk.closed"
    assert [one.risk.id for one in top(larkbeam.organisation, date(2026, 1, 25), 5)] == [id]
    assert top(larkbeam.organisation, date(2026, 1, 26), 5) == []


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_close_risk_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        closed(larkbeam, id, by=larkbeam.actor("mei", hat))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"because": " "}, "Say why"),
        ({"because": "x" * 1001}, "at most 1000"),
        ({"closed_on": date(2026, 1, 27)}, "lies ahead"),
        ({"closed_on": date(2026, 1, 5)}, "identified on 6 January 2026 only"),
    ],
)
def test_close_risk_that_makes_no_sense_is_refused(larkbeam: Cast, told: dict[str, Any], why: str) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match=why):
        closed(larkbeam, id, **told)
    assert found(larkbeam, id).state is RiskState.OPEN


def test_close_risk_twice_or_after_a_change_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Stale):
        closed(larkbeam, id, revision_shown=9)
    closed(larkbeam, id)
    with pytest.raises(Refused, match="was closed"):
        closed(larkbeam, id)


def test_close_risk_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (recorded(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            close_risk(risk_id=id, revision_shown=1, closed_on=date(2026, 1, 6), because="Gone", by=otto, at=after(1))


def test_close_risk_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    id, by = recorded(larkbeam), lead(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        closed(larkbeam, id, by=by)
    assert found(larkbeam, id).state is RiskState.OPEN
