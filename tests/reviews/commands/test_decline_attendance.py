from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused
from countersign.reviews.commands.decline_attendance import decline_attendance
from countersign.reviews.queries import attendances
from tests.cast import Cast
from tests.reviews.worlds import AT, HELD, came, closed, kind_of, lead, opened, planned, recording_fails

BECAUSE = "I am with a customer that day."


def test_decline_attendance_says_why_before_the_day(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    decline_attendance(review_id=id, because=BECAUSE, by=larkbeam.actor("mei"), at=AT)
    one = attendances(larkbeam.organisation, [id]).get()
    assert (one.attended, one.because, one.leads) == (False, BECAUSE, False)
    assert kind_of(larkbeam, one) == "attendance.declined"


def test_decline_attendance_and_come_all_the_same(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    decline_attendance(review_id=id, because="", by=larkbeam.actor("mei"), at=HELD)
    came(larkbeam, id, "mei")
    one = attendances(larkbeam.organisation, [id]).get()
    assert (one.attended, one.because, one.revision) == (True, None, 2)


def test_decline_attendance_uninvited_too_late_or_at_length_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam, invited=())
    with pytest.raises(Refused, match="You were not invited"):
        decline_attendance(review_id=id, because="", by=larkbeam.actor("mei"), at=AT)
    with pytest.raises(Refused, match="in fewer words"):
        decline_attendance(review_id=id, because="x" * 501, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="are signed: they stand"):
        decline_attendance(review_id=closed(larkbeam), because="", by=larkbeam.actor("mei"), at=HELD)


def test_decline_attendance_when_recording_fails_says_nothing(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        decline_attendance(review_id=id, because="", by=larkbeam.actor("mei"), at=AT)
    assert not attendances(larkbeam.organisation, [id]).exists()
