from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import ActorKind, Hat
from countersign.kernel.refusals import Refused
from countersign.reviews.commands.confirm_attendance import confirm_attendance
from countersign.reviews.models import Attendance
from countersign.reviews.queries import attendances
from tests.cast import Cast
from tests.reviews.worlds import HELD, came, closed, kind_of, leader, opened, planned, recording_fails


def there(here: Cast, id: object) -> list[Attendance]:
    return list(attendances(here.organisation, [id]))  # type: ignore[list-item]


def test_confirm_attendance_says_with_which_hat(larkbeam: Cast) -> None:
    """Who leads is read from the register for that day, whatever they wear."""
    id = opened(larkbeam)
    came(larkbeam, id, "priya", "tom", "mei")
    assert {(str(one.person), one.hat, one.leads, one.capacity) for one in there(larkbeam, id)} == {
        ("Priya Raman", "TOP_MANAGEMENT", True, "CEO and founder, top management since 1 April 2019"),
        ("Tom Okafor", "ISMS_LEAD", False, "CTO"),
        ("Mei Sato", "STAFF", False, "Engineering Lead"),
    }
    assert {one.said_by_id for one in there(larkbeam, id)} == {one.person_id for one in there(larkbeam, id)}
    assert kind_of(larkbeam, there(larkbeam, id)[0]) == "attendance.confirmed"


def test_confirm_attendance_with_a_hat_that_the_register_does_not_know_leads_nothing(larkbeam: Cast) -> None:
    """The hat was worn when they signed in; on the day of the review the register says otherwise."""
    id = opened(larkbeam)
    confirm_attendance(review_id=id, by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT), at=HELD)
    assert [(one.hat, one.leads) for one in there(larkbeam, id)] == [("STAFF", False)]


def test_confirm_attendance_uninvited_is_refused_but_for_whoever_minutes(larkbeam: Cast) -> None:
    id = opened(larkbeam, invited=())
    with pytest.raises(Refused, match="You were not invited"):
        came(larkbeam, id, "mei")
    came(larkbeam, id, "tom")
    assert [str(one.person) for one in there(larkbeam, id)] == ["Tom Okafor"]


def test_confirm_attendance_twice_early_or_late_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="has not opened yet"):
        came(larkbeam, planned(larkbeam), "priya")
    id = opened(larkbeam)
    came(larkbeam, id, "priya")
    with pytest.raises(Refused, match="You have confirmed already"):
        came(larkbeam, id, "priya")
    with pytest.raises(Refused, match="are signed: they stand"):
        came(larkbeam, closed(larkbeam), "mei")


def test_confirm_attendance_is_done_by_people(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    nobody = leader(larkbeam).__class__(ActorKind.PERSON, larkbeam.organisation)
    with pytest.raises(Refused, match="Only people who belong here"):
        confirm_attendance(review_id=id, by=nobody, at=HELD)


def test_confirm_attendance_when_recording_fails_leaves_nobody_there(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        came(larkbeam, id, "priya")
    assert not there(larkbeam, id)
