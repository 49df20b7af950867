from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.end_interview import end_interview
from countersign.audits.queries import interview
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.audits.found import kind_of
from tests.audits.programmed import booked
from tests.audits.worlds import planned
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, lead, recording_fails


def ended(here: Cast, id: UUID, **told: Any) -> None:
    said: dict[str, Any] = {"because": "A board meeting was moved.", "by": lead(here)} | told
    end_interview(booking_id=id, **said, at=after(2))


def test_end_interview_keeps_the_reason_and_another_is_booked(larkbeam: Cast) -> None:
    visit = planned(larkbeam)
    id = booked(larkbeam, visit)
    ended(larkbeam, id)
    row = interview(larkbeam.organisation, id)
    assert (row.ended_because, str(row.ended_by)) == ("A board meeting was moved.", "Tom Okafor")
    assert kind_of(larkbeam, row) == "booking.ended"
    assert verify(larkbeam.organisation)[1] == []
    booked(larkbeam, visit, at=after(3))
    with pytest.raises(Refused, match="taken back before"):
        ended(larkbeam, id)


def test_end_interview_without_a_reason_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="why the interview does not take place"):
        ended(larkbeam, booked(larkbeam, planned(larkbeam)), because="")


def test_end_interview_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        ended(larkbeam, booked(larkbeam, planned(larkbeam)), by=larkbeam.actor("mei", Hat.HR))


def test_end_interview_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (booked(larkbeam, planned(larkbeam)), NOBODY):
        with pytest.raises(Unknown):
            ended(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_end_interview_when_recording_fails_leaves_it_booked(larkbeam: Cast) -> None:
    id = booked(larkbeam, planned(larkbeam))
    with recording_fails(), pytest.raises(OperationalError):
        ended(larkbeam, id)
    assert interview(larkbeam.organisation, id).ended_at is None
