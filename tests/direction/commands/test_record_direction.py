from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.direction.enums import DirectionKind
from countersign.direction.queries import directions
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.files import keep
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.direction.worlds import AT, BEFORE, TODAY, directed, found, kind_of, lead, recording_fails, second_leader


@pytest.mark.parametrize("kind", DirectionKind)
def test_record_direction_by_the_leader_is_their_own_act(larkbeam: Cast, kind: DirectionKind) -> None:
    scan = keep(larkbeam.organisation, b"%PDF-1.7, the invitation")
    row = found(larkbeam, directed(larkbeam, kind=kind, evidence="Minutes of 4 December", scan=scan))
    assert (row.kind, row.directed_on, row.recorded_at, row.file) == (kind, BEFORE, AT, scan)
    assert row.is_in_own_hand
    assert kind_of(larkbeam, row.entry) == "direction.given"
    assert verify(larkbeam.organisation)[1] == []


def test_record_direction_by_somebody_else_is_written_down_of_them(larkbeam: Cast) -> None:
    row = found(larkbeam, directed(larkbeam, by=lead(larkbeam)))
    assert not row.is_in_own_hand
    assert kind_of(larkbeam, row.entry) == "direction.told"
    second_leader(larkbeam, "mei")
    of_another = found(larkbeam, directed(larkbeam, by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT)))
    assert kind_of(larkbeam, of_another.entry) == "direction.told"


def test_record_direction_of_somebody_who_did_not_lead_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Mei Sato was not top management on 4 December 2025"):
        directed(larkbeam, "mei")
    second_leader(larkbeam, "mei", on=TODAY)
    with pytest.raises(Refused, match="was not top management on 4 December 2025"):
        directed(larkbeam, "mei")
    directed(larkbeam, "mei", directed_on=TODAY)


def test_record_direction_of_somebody_elsewhere_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        directed(stonecross, "otto", by=lead(larkbeam))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"what": " "}, "Say what they did"),
        ({"what": "x" * 1001}, "at most 1,000|at most 1000"),
        ({"evidence": "x" * 301}, "at most 300"),
        ({"directed_on": TODAY + timedelta(days=1)}, "lies ahead"),
        ({"directed_on": date(1926, 1, 1)}, "Look at the year"),
    ],
)
def test_record_direction_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        directed(larkbeam, **changed)
    assert not directions(larkbeam.organisation).exists()


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_record_direction_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        directed(larkbeam, by=larkbeam.actor("ola", hat))


def test_record_direction_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        directed(larkbeam)
    assert not directions(larkbeam.organisation).exists()
