from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.audits.commands.plan_visit import plan_visit
from countersign.audits.enums import VisitKind, VisitState
from countersign.audits.queries import visits
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from tests.audits.worlds import AT, DRIVER, PLAN, STAGE_2, found, kind_of, lead, leader, planned, recording_fails
from tests.cast import Cast, id_of


def test_plan_visit_writes_it_down(larkbeam: Cast) -> None:
    id = planned(larkbeam, driver=f" {DRIVER} ")
    made = found(larkbeam, id)
    assert (made.kind, made.visit_on, made.driver) == (VisitKind.STAGE_2, STAGE_2, DRIVER)
    assert (made.certifier, made.planned_at, str(made.planned_by)) == ("Ashdown Certification", AT, "Tom Okafor")
    assert made.state is VisitState.PLANNED
    assert kind_of(larkbeam, id) == "visit.planned"
    assert verify(larkbeam.organisation)[1] == []


def test_plan_visit_when_it_was_before_countersign(larkbeam: Cast) -> None:
    made = plan_visit(**PLAN | {"visit_on": date(2024, 3, 4)}, by=leader(larkbeam), at=AT)
    assert found(larkbeam, id_of(made)).visit_on == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"driver": "  "}, "Say what depends on this audit"),
        ({"driver": "x" * 501}, "at most 500 characters"),
        ({"visit_on": date(27, 1, 25)}, "Look at the year"),
        ({"visit_on": date(2207, 1, 25)}, "Look at the year"),
    ],
)
def test_plan_visit_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        planned(larkbeam, **changed)
    assert not visits(larkbeam.organisation).exists()


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.INTERNAL_AUDITOR, Hat.EXTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_plan_visit_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        plan_visit(**PLAN, by=larkbeam.actor("ola", hat), at=AT)


def test_plan_visit_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        plan_visit(**PLAN, by=lead(larkbeam), at=AT)
    assert not visits(larkbeam.organisation).exists()
