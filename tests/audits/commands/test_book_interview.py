from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.queries import interviews
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.commands.test_record_visit_plan import prepared
from tests.audits.found import kind_of, visited
from tests.audits.programmed import booked
from tests.audits.worlds import planned
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, lead, recording_fails


def test_book_interview_says_who_and_when(larkbeam: Cast) -> None:
    booked(larkbeam, planned(larkbeam))
    [slot] = interviews(larkbeam.organisation)
    assert (str(slot.leader), slot.interview_on, slot.begins) == ("Priya Raman", date(2027, 1, 25), "09:30")
    assert kind_of(larkbeam, slot) == "booking.made"
    assert verify(larkbeam.organisation)[1] == []


def test_book_interview_with_somebody_who_does_not_lead_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Tom Okafor is not on the register"):
        booked(larkbeam, planned(larkbeam), leader="tom")


@pytest.mark.parametrize("day", [date(2027, 1, 24), date(2027, 1, 28)])
def test_book_interview_while_nobody_is_there_is_refused(larkbeam: Cast, day: date) -> None:
    id = planned(larkbeam)
    prepared(larkbeam, id)
    with pytest.raises(Refused, match="while the auditors are here"):
        booked(larkbeam, id, interview_on=day, at=after(2))


def test_book_interview_in_the_past_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="That day is over"):
        booked(larkbeam, visited(larkbeam), interview_on=date(2025, 12, 15))


def test_book_interview_at_no_time_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="hours and minutes"):
        booked(larkbeam, planned(larkbeam), begins="half nine")


def test_book_interview_twice_on_a_day_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    booked(larkbeam, id)
    with pytest.raises(Refused, match="has a slot on that day"):
        booked(larkbeam, id, begins="14:00")


def test_book_interview_in_a_visit_that_was_called_off_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    call_off_visit(visit_id=id, because="No contract.", by=lead(larkbeam), at=after(1))
    with pytest.raises(Refused, match="called off"):
        booked(larkbeam, id)


def test_book_interview_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        booked(larkbeam, planned(larkbeam), by=larkbeam.actor("ola", Hat.INTERNAL_AUDITOR))


def test_book_interview_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (planned(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            booked(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_book_interview_when_recording_fails_leaves_none(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        booked(larkbeam, id)
    assert not interviews(larkbeam.organisation).exists()
