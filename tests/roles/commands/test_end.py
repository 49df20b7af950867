from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.roles.commands.decline import decline
from countersign.roles.commands.end import end
from countersign.roles.enums import AppointmentState
from countersign.roles.queries import holders
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    NOBODY,
    TODAY,
    after,
    approved,
    found,
    held,
    holder,
    kind_of,
    lead,
    leader,
    proposed,
    recording_fails,
)

LAST = date(2026, 3, 1)


def test_end_when_top_management_ends_it(firm: Cast) -> None:
    id = held(firm)
    end(appointment_id=id, held_until=LAST, by=leader(firm), at=after(1))
    made = found(firm, id)
    assert (made.state, made.held_until, made.ended_at) == (AppointmentState.ENDED, LAST, after(1))
    assert str(made.ended_by) == "Priya Raman"
    assert [one.appointment.id for one in holders(firm.organisation, LAST - timedelta(days=1))] == [id]
    assert holders(firm.organisation, LAST) == []
    assert kind_of(firm, id) == "appointment.ended"
    assert verify(firm.organisation)[1] == []


def test_end_when_lead_takes_a_proposal_back(firm: Cast) -> None:
    id = proposed(firm)
    end(appointment_id=id, held_until=TODAY, by=lead(firm), at=AT)
    assert found(firm, id).state is AppointmentState.ENDED
    proposed(firm)


def test_end_when_approved_and_only_lead_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="only top management can end it"):
        end(appointment_id=held(firm), held_until=LAST, by=lead(firm), at=AT)


def test_end_when_declined_or_gone_lead_clears_up(firm: Cast) -> None:
    refused, gone = proposed(firm, "mei"), held(firm, "dana", "dept_contact")
    approved(firm, refused)
    decline(appointment_id=refused, because="No time.", by=holder(firm, refused), at=AT)
    leave(person_id=firm.person("dana").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    for id in (refused, gone):
        end(appointment_id=id, held_until=LAST, by=lead(firm), at=AT)
        assert found(firm, id).held_until == LAST
    assert verify(firm.organisation)[1] == []


def test_end_when_staff_is_refused(firm: Cast) -> None:
    id = held(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management can end"):
        end(appointment_id=id, held_until=LAST, by=holder(firm, id), at=AT)


def test_end_before_it_begins_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="does not end before it begins"):
        end(appointment_id=held(firm), held_until=date(2026, 1, 5), by=leader(firm), at=AT)


def test_end_when_ended_before_is_refused(firm: Cast) -> None:
    id = held(firm)
    end(appointment_id=id, held_until=LAST, by=leader(firm), at=AT)
    with pytest.raises(Refused, match="has ended"):
        end(appointment_id=id, held_until=LAST, by=leader(firm), at=AT)


def test_end_when_it_is_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    for id in (held(firm), NOBODY):
        with pytest.raises(Unknown, match="There is no such appointment here"):
            end(appointment_id=id, held_until=LAST, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT), at=AT)


def test_end_when_recording_fails_leaves_it_open(firm: Cast) -> None:
    id = held(firm)
    with recording_fails(), pytest.raises(OperationalError):
        end(appointment_id=id, held_until=LAST, by=leader(firm), at=AT)
    assert found(firm, id).state is AppointmentState.ACCEPTED
    assert verify(firm.organisation)[1] == []
