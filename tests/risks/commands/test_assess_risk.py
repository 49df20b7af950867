from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.people.commands.change_setting import change_setting
from countersign.risks.commands.assess_risk import assess_risk
from countersign.risks.enums import Level
from countersign.risks.settings import KINDS
from tests.cast import Cast
from tests.risks.worlds import (
    NOBODY,
    TODAY,
    after,
    closed,
    every_assessment,
    kind_of,
    latest,
    lead,
    leader,
    recorded,
    recording_fails,
    seen_again,
    standing,
)

LATER = date(2026, 1, 11)


def test_assess_risk_takes_the_place_of_the_last_one(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    seen_again(larkbeam, id)
    now = standing(larkbeam, id, LATER)
    assert (now.score, now.change, now.is_for_leaders) == (16, 4, True)
    assert (standing(larkbeam, id).score, standing(larkbeam, id).change) == (12, None)
    assert kind_of(larkbeam, latest(larkbeam, id)) == "assessment.recorded"
    assert len(every_assessment(larkbeam, id)) == 2


def test_assess_risk_by_its_owner_is_marked_as_theirs(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    seen_again(larkbeam, id, by=larkbeam.actor("mei"))
    assert latest(larkbeam, id).by_owner
    seen_again(larkbeam, id, by=leader(larkbeam), at=after(6))
    assert not latest(larkbeam, id).by_owner


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_assess_risk_of_somebody_else_in_another_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="Only the owner of a risk"):
        seen_again(larkbeam, id, by=larkbeam.actor("ola", hat))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"assessed_on": date(2026, 1, 12)}, "lies ahead"),
        ({"assessed_on": date(2026, 1, 5)}, "It was identified on 6 January 2026 only"),
        ({"likelihood": 6}, "Choose one step"),
        ({"why": ""}, "why you see it so"),
    ],
)
def test_assess_risk_that_makes_no_sense_is_refused(larkbeam: Cast, told: dict[str, Any], why: str) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match=why):
        seen_again(larkbeam, id, **told)
    assert len(every_assessment(larkbeam, id)) == 1


def test_assess_risk_that_somebody_assessed_meanwhile_is_stale(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    shown = latest(larkbeam, id).id
    seen_again(larkbeam, id)
    with pytest.raises(Stale, match="after you opened it"):
        seen_again(larkbeam, id, latest_shown=shown)


def test_assess_risk_that_was_closed_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    closed(larkbeam, id)
    with pytest.raises(Refused, match="was closed"):
        seen_again(larkbeam, id, at=after(21))


def test_assess_risk_on_the_organisation_s_own_scale(larkbeam: Cast) -> None:
    """What was assessed on other steps is not laid beside it, and says so."""
    id = recorded(larkbeam)
    for key, value in (("risks.likelihood", ("low", "middling", "high")), ("risks.high_from", Decimal(13))):
        change_setting(
            key=key,
            value=value,
            from_on=TODAY,
            reason="As in the group.",
            shown=None,
            registry=KINDS,
            by=leader(larkbeam),
            at=after(0, 1),
        )
    assert (standing(larkbeam, id).fits, standing(larkbeam, id).level) == (False, Level.MEDIUM)
    with pytest.raises(Refused, match="Choose one step"):
        seen_again(larkbeam, id, likelihood=4)
    seen_again(larkbeam, id, likelihood=3)
    assert standing(larkbeam, id, LATER).fits


def test_assess_risk_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    told: dict[str, Any] = {"assessed_on": TODAY, "likelihood": 1, "impact": 1, "why": "Why not."}
    for id in (recorded(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            assess_risk(risk_id=id, latest_shown=None, **told, by=otto, at=after(1))


def test_assess_risk_when_recording_fails_leaves_the_last_one(larkbeam: Cast) -> None:
    id, by = recorded(larkbeam), lead(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        seen_again(larkbeam, id, by=by)
    assert len(every_assessment(larkbeam, id)) == 1
