from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.commands.withdraw_gap import withdraw_gap
from tests.cast import Cast
from tests.roles.competence import SEEN, gap_of, judged, planned
from tests.roles.worlds import AT, TODAY, after, held, lead, leader, recording_fails, second_leader


@pytest.mark.parametrize("closed", [True, False])
def test_evaluate_by_somebody_else(firm: Cast, closed: bool) -> None:
    id = planned(firm, held(firm))
    judged(firm, id, closed=closed, judged=f" {SEEN}", at=after(1))
    made = gap_of(firm, id)
    assert (made.closed, made.evaluated_on, made.judged) == (closed, TODAY, SEEN)
    assert (made.evaluated_at, made.evaluated_by_id) == (after(1), leader(firm).person)
    assert verify(firm.organisation)[1] == []


def test_evaluate_one_s_own_is_refused_whoever_one_is(firm: Cast) -> None:
    tom = second_leader(firm)
    id, another = planned(firm, held(firm)), planned(firm, held(firm, "mei", "hr"))
    with pytest.raises(Refused, match="Nobody judges whether their own gap"):
        judged(firm, id, by=tom)
    judged(firm, another, by=tom)


def test_evaluate_one_s_own_when_one_leads_alone_is_refused_too(firm: Cast) -> None:
    id = planned(firm, held(firm, "priya", "sponsor"))
    with pytest.raises(Refused, match="Nobody judges whether their own gap"):
        judged(firm, id)
    judged(firm, id, by=lead(firm))


def test_evaluate_by_anybody_else_is_refused(firm: Cast) -> None:
    id = planned(firm, held(firm))
    with pytest.raises(Refused, match="Only the ISMS lead or top management can judge"):
        judged(firm, id, by=firm.actor("ruth", Hat.HR))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"evaluated_on": date(2026, 1, 7)}, "still to come"),
        ({"evaluated_on": date(2026, 1, 5)}, "written down after that day"),
        ({"judged": ""}, "Say how you judged it"),
    ],
)
def test_evaluate_when_it_makes_no_sense_is_refused(firm: Cast, changed: dict[str, Any], why: str) -> None:
    id = planned(firm, held(firm))
    with pytest.raises(Refused, match=why):
        judged(firm, id, **changed)


def test_evaluate_what_was_judged_or_withdrawn_before_is_refused(firm: Cast) -> None:
    appointment = held(firm)
    first, second = planned(firm, appointment), planned(firm, appointment)
    judged(firm, first)
    with pytest.raises(Refused, match="judged before"):
        judged(firm, first)
    withdraw_gap(gap_id=second, because="Twice.", by=lead(firm), at=AT)
    with pytest.raises(Refused, match="was withdrawn"):
        judged(firm, second)


def test_evaluate_what_somebody_else_has_is_unknown(firm: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such gap"):
        judged(firm, planned(firm, held(firm)), by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_evaluate_when_recording_fails_leaves_it_open(firm: Cast) -> None:
    id = planned(firm, held(firm))
    with recording_fails(), pytest.raises(OperationalError):
        judged(firm, id)
    assert gap_of(firm, id).closed is None
    assert verify(firm.organisation)[1] == []
