from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.reviews.commands.plan_review import Plan, plan_review
from countersign.reviews.enums import ReviewKind, ReviewState
from countersign.reviews.models import Review
from tests.cast import Cast
from tests.reviews.worlds import AT, PLANNED_ON, found, kind_of, lead, leader, plan, planned, recording_fails


def test_plan_review_is_there_with_whoever_chairs_and_comes(larkbeam: Cast) -> None:
    id = planned(larkbeam, begins="09:30", place="The big room", guests="Vera Lind, adviser")
    now = found(larkbeam, id)
    assert (now.state, now.day, str(now.chair)) == (ReviewState.PLANNED, PLANNED_ON, "Priya Raman")
    assert now.asked == [larkbeam.person("priya").id, *sorted(larkbeam.person(first).id for first in ("tom", "mei"))]
    assert (now.begins, now.place, now.guests) == ("09:30", "The big room", "Vera Lind, adviser")
    assert kind_of(larkbeam, now) == "managementreview.planned"
    assert verify(larkbeam.organisation)[1] == []


def test_plan_review_by_a_leader_and_by_nobody_else(larkbeam: Cast) -> None:
    planned(larkbeam, by=leader(larkbeam))
    for hats in ((), (Hat.INTERNAL_AUDITOR,), (Hat.RISK_OWNER, Hat.HR)):
        with pytest.raises(Refused, match="Only top management or the ISMS lead"):
            planned(larkbeam, by=larkbeam.actor("mei", *hats))


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"planned_on": date(1996, 1, 2)}, "Look at the year"),
        ({"kind": ReviewKind.EXTRAORDINARY}, "Say why it is held out of turn"),
        ({"begins": "half nine"}, "Write the time as 09:30"),
        ({"place": "x" * 201}, "at most 200 characters"),
        ({"guests": "x" * 201}, "at most 200 characters"),
        ({"because": "x" * 1001}, "at most 1000 characters"),
        ({"chair": "tom"}, "whoever chairs it stands in the register"),
    ],
)
def test_plan_review_when_it_makes_no_sense_is_refused(larkbeam: Cast, told: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        planned(larkbeam, **told)
    assert not Review.objects.filter(organisation_id=larkbeam.organisation).exists()


def test_plan_review_with_more_people_than_decide_is_refused(larkbeam: Cast) -> None:

    crowd = Plan(planned_on=PLANNED_ON, invited=[UUID(int=n) for n in range(51)])
    with pytest.raises(Refused, match="at most 50 people"):
        plan_review(plan=crowd, by=lead(larkbeam), at=AT)


def test_plan_review_with_somebody_who_has_left_is_refused(larkbeam: Cast) -> None:
    leave(person_id=larkbeam.person("mei").id, left_on=date(2026, 1, 6), by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="Mei Sato is not here any more"):
        planned(larkbeam)


def test_plan_review_with_somebody_elses_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        planned(stonecross, by=larkbeam.actor("tom", Hat.ISMS_LEAD), chair="otto", invited=())


def test_plan_review_when_recording_fails_leaves_none(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        planned(larkbeam)
    assert not Review.objects.filter(organisation_id=larkbeam.organisation).exists()
    assert plan(larkbeam).kind is ReviewKind.FULL
