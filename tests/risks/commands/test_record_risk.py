from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.risks.enums import Level
from countersign.risks.queries import risks
from tests.cast import Cast
from tests.risks.worlds import (
    TODAY,
    WHY,
    WORDS,
    after,
    another,
    closed,
    every_assessment,
    found,
    kind_of,
    lead,
    leader,
    recorded,
    recording_fails,
    standing,
)


def test_record_risk_writes_it_down_with_how_large_it_is(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    row, [seen] = found(larkbeam, id), every_assessment(larkbeam, id)
    assert (row.title, row.reference, str(row.owner), row.owned_at) == (WORDS.title, "R-01", "Mei Sato", None)
    assert (seen.score, seen.why, seen.by_owner, seen.assessed_on) == (12, WHY, False, TODAY)
    assert (kind_of(larkbeam, row), kind_of(larkbeam, seen)) == ("risk.recorded", "assessment.recorded")
    assert standing(larkbeam, id).level is Level.HIGH
    assert verify(larkbeam.organisation)[1] == []


def test_record_risk_without_an_owner_is_taken(larkbeam: Cast) -> None:
    """Nobody may be found for it yet, and it is there all the same."""
    row = found(larkbeam, recorded(larkbeam, owner="", by=leader(larkbeam)))
    assert (row.owner, row.named_at) == (None, None)


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_record_risk_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        recorded(larkbeam, by=larkbeam.actor("ola", hat))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"described": replace(WORDS, title="  ")}, "what the risk is called"),
        ({"described": replace(WORDS, title="x" * 201)}, "at most 200"),
        ({"described": replace(WORDS, cause="x" * 2001)}, "at most 2000"),
        ({"described": replace(WORDS, reference="x" * 61)}, "at most 60"),
        ({"described": replace(WORDS, link="x" * 501)}, "at most 500"),
        ({"identified_on": date(2026, 1, 7)}, "lies ahead"),
        ({"identified_on": date(1900, 1, 1)}, "Look at the year"),
        ({"likelihood": 0}, "Choose one step"),
        ({"likelihood": 6}, "Choose one step"),
        ({"impact": 6}, "Choose one step"),
        ({"why": " "}, "why you see it so"),
        ({"why": "x" * 1001}, "at most 1000"),
    ],
)
def test_record_risk_that_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        recorded(larkbeam, **changed)
    assert not risks(larkbeam.organisation).exists()


def test_record_risk_with_the_number_of_another_is_refused_until_that_is_closed(larkbeam: Cast) -> None:
    first = recorded(larkbeam)
    with pytest.raises(Refused, match="The number R-01 is that of “Payroll data leaks”"):
        recorded(larkbeam, described=another("Flood", "R-01"))
    closed(larkbeam, first)
    again = recorded(larkbeam, described=another("Flood", "R-01"), at=after(21))
    assert found(larkbeam, again).reference == "R-01"


def test_record_risk_for_somebody_who_has_left_is_refused(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola")
    leave(person_id=ola.id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=after(0))
    with pytest.raises(Refused, match="has left"):
        recorded(larkbeam, owner="ola")


def test_record_risk_for_somebody_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        recorded(larkbeam, owner="", owner_id=stonecross.person("otto").id)


def test_record_risk_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    by = lead(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        recorded(larkbeam, owner="", by=by)
    assert not risks(larkbeam.organisation).exists()
