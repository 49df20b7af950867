from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused
from countersign.reviews.commands.plan_slots import plan_slots
from countersign.reviews.queries import reviews
from tests.cast import Cast
from tests.reviews.worlds import AT, lead, recording_fails


def slots(here: Cast, by: Actor | None = None, first_on: date = date(2026, 1, 31), full_last: bool = True) -> None:
    chair, tom = here.person("priya").id, here.person("tom").id
    plan_slots(first_on=first_on, chair_id=chair, invited=[tom], full_last=full_last, by=by or lead(here), at=AT)


def test_plan_slots_plans_a_year_at_once(larkbeam: Cast) -> None:
    slots(larkbeam)
    rows = list(reviews(larkbeam.organisation).order_by("planned_on"))
    assert [(one.planned_on, one.kind) for one in rows] == [
        (date(2026, 1, 31), "SLOT"),
        (date(2026, 4, 30), "SLOT"),
        (date(2026, 7, 31), "SLOT"),
        (date(2026, 10, 31), "FULL"),
    ]
    assert {str(one.chair) for one in rows} == {"Priya Raman"}
    assert ["".join(part.value for part in one.inputs) for one in rows] == ["adf", "adf", "adf", "abcdefg"]


def test_plan_slots_without_a_full_one(larkbeam: Cast) -> None:
    slots(larkbeam, full_last=False)
    assert {one.kind for one in reviews(larkbeam.organisation)} == {"SLOT"}


def test_plan_slots_by_somebody_else_or_beyond_all_years_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        slots(larkbeam, by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))
    with pytest.raises(Refused, match="Look at the year"):
        slots(larkbeam, first_on=date(9999, 1, 1))


def test_plan_slots_when_recording_fails_plans_none(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        slots(larkbeam)
    assert not reviews(larkbeam.organisation).exists()
