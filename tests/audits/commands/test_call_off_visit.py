from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.audits.commands.call_off_visit import call_off_visit
from countersign.audits.enums import VisitState
from countersign.audits.queries import Calendar
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.queries import organisation
from tests.audits.worlds import AT, NOBODY, after, found, kind_of, lead, leader, planned, recording_fails
from tests.cast import Cast

WHY = "Northgate chose another supplier."


def called_off(here: Cast, id: UUID, *, by: Actor | None = None, because: str = WHY) -> None:
    call_off_visit(visit_id=id, because=because, by=by or lead(here), at=after(1))


def test_call_off_visit_keeps_it_with_the_reason(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    called_off(larkbeam, id, by=leader(larkbeam))
    made = found(larkbeam, id)
    assert (made.state, made.called_off_at, made.called_off_because) == (VisitState.CALLED_OFF, after(1), WHY)
    assert str(made.called_off_by) == "Priya Raman"
    assert Calendar(organisation(larkbeam.organisation)).first is None
    assert kind_of(larkbeam, id) == "visit.called_off"
    assert verify(larkbeam.organisation)[1] == []


def test_call_off_visit_when_its_author_is_erased_keeps_the_day(larkbeam: Cast) -> None:
    """The reason is somebody's own words, and goes with them."""
    id = planned(larkbeam)
    called_off(larkbeam, id)
    tom, hr = larkbeam.person("tom").id, larkbeam.actor("ruth", Hat.HR)
    leave(person_id=tom, left_on=AT.date(), by=hr, at=after(1))
    erase(person_id=tom, by=hr, at=after(2))
    made = found(larkbeam, id)
    assert (made.called_off_at, made.called_off_because) == (after(1), None)
    assert verify(larkbeam.organisation)[1] == []


def test_call_off_visit_without_a_reason_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="why the audit does not take place"):
        called_off(larkbeam, planned(larkbeam), because=" ")


def test_call_off_visit_twice_is_refused(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    called_off(larkbeam, id)
    with pytest.raises(Refused, match="called off before"):
        called_off(larkbeam, id)


def test_call_off_visit_when_auditor_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        called_off(larkbeam, planned(larkbeam), by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))


def test_call_off_visit_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (planned(larkbeam), NOBODY):
        with pytest.raises(Unknown, match="There is no such visit here"):
            called_off(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_call_off_visit_when_recording_fails_leaves_it_planned(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        called_off(larkbeam, id)
    assert found(larkbeam, id).state is VisitState.PLANNED
