from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.digests import digest_text
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.roles.commands.approve import approve
from countersign.roles.commands.end import end
from countersign.roles.enums import AppointmentState
from countersign.roles.queries import holders
from tests.cast import Cast
from tests.policies.worlds import off_the_register
from tests.roles.worlds import (
    AT,
    NOBODY,
    TERMS,
    TODAY,
    accepted,
    after,
    approved,
    entered,
    found,
    held,
    kind_of,
    lead,
    leader,
    proposed,
    recording_fails,
    second_leader,
)


def test_approve_when_top_management_appoints(firm: Cast) -> None:
    id = proposed(firm)
    approved(firm, id, at=after(1))
    made = found(firm, id)
    assert (made.state, made.approved_at, str(made.approved_by)) == (AppointmentState.APPROVED, after(1), "Priya Raman")
    assert made.approved_as == "CEO and founder, top management since 1 April 2019"
    assert made.single_handed is False
    assert kind_of(firm, id) == "appointment.approved"
    leaf = leaf_of(firm.organisation, made.entry)
    assert leaf is not None
    assert made.document.encode() in bytes(leaf.data)
    assert verify(firm.organisation)[1] == []


def test_approve_when_lead_is_refused(firm: Cast) -> None:
    id = proposed(firm, "mei", "hr")
    with pytest.raises(Refused, match="Only top management can appoint"):
        approved(firm, id, by=lead(firm))


def test_approve_when_the_hat_is_said_but_the_register_is_silent_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="Only top management can appoint"):
        approved(firm, proposed(firm), by=firm.actor("mei", Hat.TOP_MANAGEMENT))


def test_approve_when_off_the_register_since_today_is_refused(firm: Cast) -> None:
    """The actor was made when they still led; midnight decides."""
    second_leader(firm)
    mei = second_leader(firm, "mei")
    off_the_register(firm, "mei", date(2026, 1, 9))
    id, midnight = proposed(firm, "ruth", "hr"), datetime(2026, 1, 9, tzinfo=UTC)
    with pytest.raises(Refused, match="Only top management can appoint"):
        approved(firm, id, by=mei, at=midnight)
    approved(firm, id, by=mei, at=midnight - timedelta(milliseconds=1))


def test_approve_when_it_is_ones_own_and_another_leads_is_refused(firm: Cast) -> None:
    tom = second_leader(firm)
    id = proposed(firm)
    with pytest.raises(Refused, match="Nobody approves their own appointment"):
        approved(firm, id, by=tom)
    approved(firm, id)
    assert found(firm, id).single_handed is False


def test_approve_when_it_is_the_only_leaders_own_is_single_handed(firm: Cast) -> None:
    id = proposed(firm, "priya")
    approved(firm, id)
    assert found(firm, id).single_handed is True
    assert verify(firm.organisation)[1] == []


def test_approve_of_whom_one_proposed_is_for_another_leader(firm: Cast) -> None:
    mei = second_leader(firm, "mei")
    id = proposed(firm, by=leader(firm))
    with pytest.raises(Refused, match="You proposed this appointment: another member of top management does"):
        approved(firm, id)
    approved(firm, id, by=mei)
    assert found(firm, id).single_handed is False


def test_approve_of_whom_one_proposed_by_the_only_leader_says_so(firm: Cast) -> None:
    id = proposed(firm, by=leader(firm))
    approved(firm, id)
    assert found(firm, id).single_handed is True


def test_approve_when_other_terms_were_shown_is_stale(firm: Cast) -> None:
    id = proposed(firm)
    with pytest.raises(Stale, match="not the terms that you were shown"):
        approve(appointment_id=id, digest_shown=digest_text("other terms"), by=leader(firm), at=AT)
    assert found(firm, id).state is AppointmentState.PROPOSED


def test_terms_differ_when_anything_in_them_does(firm: Cast) -> None:
    one = found(firm, proposed(firm, "tom"))
    other = found(firm, proposed(firm, "mei", terms=replace(TERMS, hours_a_week=9)))
    assert one.document != other.document
    other.person_id, other.hours_a_week = one.person_id, one.hours_a_week
    assert other.digest == one.document


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (AppointmentState.APPROVED, "approved before"),
        (AppointmentState.ACCEPTED, "accepted before"),
        (AppointmentState.ENDED, "has ended"),
    ],
)
def test_approve_when_it_stands_elsewhere_is_refused(firm: Cast, state: AppointmentState, says: str) -> None:
    id = proposed(firm)
    if state is AppointmentState.ENDED:
        end(appointment_id=id, held_until=TODAY, by=lead(firm), at=AT)
    else:
        approved(firm, id)
    if state is AppointmentState.ACCEPTED:
        accepted(firm, id)
    with pytest.raises(Refused, match=says):
        approved(firm, id)


def test_approve_when_the_person_left_is_refused(firm: Cast) -> None:
    id = proposed(firm, "mei", "hr")
    leave(person_id=firm.person("mei").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        approved(firm, id)


def test_approve_when_it_is_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    id = proposed(firm)
    for one in (id, NOBODY):
        with pytest.raises(Unknown, match="There is no such appointment here"):
            approve(appointment_id=one, digest_shown=found(firm, id).document, by=otto, at=AT)


def test_approve_when_nobody_acts_is_refused(firm: Cast) -> None:
    by = Actor(ActorKind.PERSON, firm.organisation, hats=frozenset({Hat.TOP_MANAGEMENT}))
    with pytest.raises(Refused, match="Only top management can appoint"):
        approved(firm, proposed(firm), by=by)


def test_approve_when_recording_fails_leaves_it_proposed(firm: Cast) -> None:
    id = proposed(firm)
    with recording_fails(), pytest.raises(OperationalError):
        approved(firm, id)
    assert found(firm, id).state is AppointmentState.PROPOSED
    assert entered(firm, "appointment.approved") == 0
    assert verify(firm.organisation)[1] == []


def test_approve_a_successor_ends_what_they_take_over(firm: Cast) -> None:
    tom = held(firm)
    later = TODAY + timedelta(days=10)
    mei = proposed(firm, "mei", succeeds_id=tom, held_from=later)
    approved(firm, mei, at=after(1))
    before = found(firm, tom)
    assert (before.held_until, before.ended_at, str(before.ended_by)) == (later, after(1), "Priya Raman")
    assert kind_of(firm, tom) == "appointment.ended"
    on = {day: [str(one.appointment.person) for one in holders(firm.organisation, day)] for day in (TODAY, later)}
    assert on == {TODAY: ["Tom Okafor"], later: ["Mei Sato"]}
    assert verify(firm.organisation)[1] == []


def test_approve_a_successor_of_what_was_ended_meanwhile(firm: Cast) -> None:
    tom = held(firm)
    mei = proposed(firm, "mei", succeeds_id=tom)
    end(appointment_id=tom, held_until=TODAY, by=leader(firm), at=AT)
    approved(firm, mei, at=after(1))
    assert found(firm, tom).ended_at == AT


def test_approve_a_successor_who_begins_before_the_end_is_refused(firm: Cast) -> None:
    """The predecessor was ended for a later day meanwhile: until then the duty has a name."""
    tom = held(firm)
    mei = proposed(firm, "mei", succeeds_id=tom, held_from=TODAY + timedelta(days=10))
    end(appointment_id=tom, held_until=TODAY + timedelta(days=60), by=leader(firm), at=AT)
    with pytest.raises(Refused, match=r"The appointment of Tom Okafor ends on 7 March 2026 already\. Take this"):
        approved(firm, mei)
    assert found(firm, mei).state is AppointmentState.PROPOSED
    end(appointment_id=mei, held_until=TODAY + timedelta(days=10), by=lead(firm), at=AT)
    approved(firm, proposed(firm, "mei", held_from=TODAY + timedelta(days=60)))


@pytest.mark.parametrize(("days", "says"), [(9, "ends on 16 January 2026 already"), (10, "Mei Sato answers for")])
def test_approve_the_second_of_two_successors_is_refused(firm: Cast, days: int, says: str) -> None:
    tom = held(firm)
    mei = proposed(firm, "mei", succeeds_id=tom, held_from=TODAY + timedelta(days=10))
    ruth = proposed(firm, "ruth", succeeds_id=tom, held_from=TODAY + timedelta(days=days))
    approved(firm, mei)
    with pytest.raises(Refused, match=says):
        approved(firm, ruth)
    on = TODAY + timedelta(days=10)
    assert [str(one.appointment.person) for one in holders(firm.organisation, on)] == ["Mei Sato"]


def test_approve_the_second_of_two_for_one_duty_is_refused(firm: Cast) -> None:
    tom, mei = proposed(firm), proposed(firm, "mei")
    approved(firm, tom)
    with pytest.raises(Refused, match="Tom Okafor answers for"):
        approved(firm, mei)
    assert found(firm, mei).state is AppointmentState.PROPOSED


def test_approve_when_they_leave_before_it_begins_is_refused(firm: Cast) -> None:
    id = proposed(firm, "mei", "hr", held_from=TODAY + timedelta(days=30))
    leave(person_id=firm.person("mei").id, left_on=TODAY + timedelta(days=20), by=firm.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="before this appointment begins"):
        approved(firm, id)


def test_approve_a_successor_when_recording_fails_ends_nothing(firm: Cast) -> None:
    tom = held(firm)
    mei = proposed(firm, "mei", succeeds_id=tom)
    with recording_fails(), pytest.raises(OperationalError):
        approved(firm, mei)
    assert (found(firm, tom).ended_at, found(firm, mei).approved_at) == (None, None)


def test_approve_other_terms_of_the_same_holder(firm: Cast) -> None:
    tom, later = held(firm), TODAY + timedelta(days=10)
    other = proposed(firm, succeeds_id=tom, held_from=later, terms=replace(TERMS, hours_a_week=16))
    with pytest.raises(Refused, match="Tom Okafor has this role, or is proposed for it, already"):
        proposed(firm, succeeds_id=tom, held_from=later)
    approved(firm, other, at=after(1))
    hours = {
        day: [one.appointment.hours_a_week for one in holders(firm.organisation, day)]
        for day in (later - timedelta(days=1), later)
    }
    assert list(hours.values()) == [[8], [16]]
    assert (found(firm, tom).held_until, found(firm, other).accepted_at) == (later, None)
    accepted(firm, other, at=after(2))
    assert verify(firm.organisation)[1] == []
