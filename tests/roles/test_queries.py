from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Unknown
from countersign.people.commands.leave import leave
from countersign.people.queries import capacity_of, organisation
from countersign.roles.commands.decline import decline
from countersign.roles.commands.define import define
from countersign.roles.commands.end import end
from countersign.roles.enums import AppointmentState, Duty
from countersign.roles.library import LEAD
from countersign.roles.models import Appointment
from countersign.roles.queries import (
    Book,
    appointment,
    coming,
    holders,
    holding,
    nearest,
    role_with_key,
    roles,
    roles_on,
    standings,
)
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    NOBODY,
    TODAY,
    accepted,
    after,
    approved,
    found,
    held,
    holder,
    lead,
    leader,
    proposed,
)

DAY = timedelta(days=1)


def told(here: Cast, on: date) -> list[tuple[str, AppointmentState]]:
    return [(str(one.appointment.person), one.state) for one in standings(here.organisation, on)]


def test_holding_when_asked_of_the_database_is_the_same_on_each_day(firm: Cast) -> None:
    """One ends, one is declined, one is only proposed, one is approved an hour before midnight."""
    end(appointment_id=held(firm), held_until=TODAY + 5 * DAY, by=leader(firm), at=after(2))
    refused = proposed(firm, "mei", "hr")
    approved(firm, refused, at=after(1))
    decline(appointment_id=refused, because="No time.", by=holder(firm, refused), at=after(4))
    proposed(firm, "dana", "hr")
    approved(firm, proposed(firm, "ola", "hr"), at=after(3, hours=14))
    days = [TODAY + n * DAY for n in range(-2, 9)]
    found = [{one.appointment.id for one in holders(firm.organisation, on)} for on in days]
    assert [set(holding(firm.organisation, on).values_list("id", flat=True)) for on in days] == found
    assert len({frozenset(one) for one in found}) > 4


def test_standings_as_of_each_day(firm: Cast) -> None:
    """Proposed on the 6th, approved on the 7th, accepted on the 9th, ended with the 12th."""
    id = proposed(firm)
    approved(firm, id, at=after(1))
    accepted(firm, id, at=after(3))
    end(appointment_id=id, held_until=TODAY + 6 * DAY, by=leader(firm), at=after(20))
    states = {on: told(firm, on) for on in (TODAY + n * DAY for n in range(-1, 7))}
    assert [[state for _, state in states[on]] for on in sorted(states)] == [
        [],
        [AppointmentState.PROPOSED],
        [AppointmentState.APPROVED],
        [AppointmentState.APPROVED],
        *[[AppointmentState.ACCEPTED]] * 3,
        [],
    ]


def test_standings_when_recorded_later_say_so(firm: Cast) -> None:
    """Held since last spring, as was written down and approved only now."""
    since = date(2025, 4, 1)
    id = held(firm, held_from=since)
    (then,) = standings(firm.organisation, since)
    assert (then.state, then.recorded_later, then.holds) == (AppointmentState.PROPOSED, True, False)
    (now,) = standings(firm.organisation, TODAY)
    assert (now.state, now.recorded_later, now.approved_on) == (AppointmentState.ACCEPTED, False, TODAY)
    assert now.appointment.id == id


def test_standings_count_days_in_the_organisations_zone(firm: Cast) -> None:
    """Approved at half past midnight in London's summer is still the day before in UTC."""
    id = proposed(firm)
    approved(firm, id, at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert told(firm, date(2026, 6, 30)) == [("Tom Okafor", AppointmentState.PROPOSED)]
    assert told(firm, date(2026, 7, 1)) == [("Tom Okafor", AppointmentState.APPROVED)]


def test_holders_are_here_appointed_and_have_not_declined(firm: Cast) -> None:
    here = firm.organisation
    held(firm)
    dana, mei, ola = (proposed(firm, *who) for who in (("dana", "dept_contact"), ("mei", "hr"), ("ola", "hr")))
    approved(firm, dana)
    approved(firm, mei)
    decline(appointment_id=mei, because="No time.", by=holder(firm, mei), at=after(1))
    assert {str(one.appointment.person) for one in holders(here, TODAY)} == {"Tom Okafor", "Dana Field", "Mei Sato"}
    leave(person_id=firm.person("dana").id, left_on=TODAY + DAY, by=firm.actor("ruth", Hat.HR), at=after(1))
    assert [str(one.appointment.person) for one in holders(here, TODAY + DAY)] == ["Tom Okafor"]
    assert found(firm, ola).state is AppointmentState.PROPOSED


def test_mandatory_says_what_comes_nearest_to_a_holder(firm: Cast) -> None:
    here = firm.organisation
    assert nearest(standings(here, TODAY)) == {Duty.CONFORMITY: None, Duty.REPORTING: None}
    refused = proposed(firm, "mei")
    decline(appointment_id=refused, because="No time.", by=holder(firm, refused), at=AT)
    id = proposed(firm)
    for step, state in (
        (None, AppointmentState.PROPOSED),
        (approved, AppointmentState.APPROVED),
        (accepted, AppointmentState.ACCEPTED),
    ):
        if step:
            step(firm, id)
        for one in nearest(standings(here, TODAY)).values():
            assert one is not None
            assert (str(one.appointment.person), one.state) == ("Tom Okafor", state)


def test_mandatory_when_the_holder_left_names_them_last(firm: Cast) -> None:
    held(firm)
    leave(person_id=firm.person("tom").id, left_on=TODAY + DAY, by=firm.actor("ruth", Hat.HR), at=after(1))
    gone = nearest(standings(firm.organisation, TODAY + DAY))[Duty.CONFORMITY]
    assert gone is not None
    assert (gone.left, gone.holds) == (True, False)
    proposed(firm, "mei", by=leader(firm), at=after(1), held_from=TODAY + DAY)
    successor = nearest(standings(firm.organisation, TODAY + DAY))[Duty.CONFORMITY]
    assert successor is not None
    assert str(successor.appointment.person) == "Mei Sato"


def test_what_waits_for_whom(firm: Cast) -> None:
    here = firm.organisation
    id, other = proposed(firm), proposed(firm, "dana", "dept_contact", at=after(1))
    assert [one.id for one in Book(organisation(here)).unapproved(TODAY)] == [id, other]
    approved(firm, id)
    approved(firm, other)
    assert [one.id for one in Book(organisation(here)).unaccepted(TODAY)] == [id, other]
    accepted(firm, id)
    assert [one.id for one in Book(organisation(here)).unaccepted(TODAY)] == [other]
    leave(person_id=firm.person("dana").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    assert Book(organisation(here)).unaccepted(TODAY) == Book(organisation(here)).unapproved(TODAY) == []


def test_what_begins_later_is_coming(firm: Cast) -> None:
    id = proposed(firm, held_from=TODAY + 30 * DAY)
    assert standings(firm.organisation, TODAY) == []
    assert [one.id for one in coming(firm.organisation, TODAY)] == [id]


def test_capacity_is_what_the_register_says(firm: Cast) -> None:
    here = firm.organisation
    assert capacity_of(here, firm.person("priya").id, AT).startswith("CEO and founder, top management since")
    assert capacity_of(here, firm.person("tom").id, AT) == capacity_of(here, None, AT) == ""


def test_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    id = proposed(firm)
    for other, asked in ((stonecross.organisation, id), (firm.organisation, NOBODY)):
        with pytest.raises(Unknown):
            appointment(other, asked)
    with pytest.raises(Unknown):
        role_with_key(stonecross.organisation, "isms_lead")
    assert standings(stonecross.organisation, TODAY) == []


def test_one_and_three_appointments_cost_the_same(firm: Cast) -> None:
    counts = []
    for who in ((("tom", "isms_lead"),), (("mei", "hr"), ("ola", "internal_auditor"))):
        for first, key in who:
            held(firm, first, key)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            for one in standings(firm.organisation, TODAY):
                made: Appointment = one.appointment
                assert str(made.person)
                assert str(made.role)
                assert str(made.approved_by)
            nearest(standings(firm.organisation, TODAY))
            Book(organisation(firm.organisation)).unaccepted(TODAY)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_roles_on_a_day_are_described_as_they_were_then(firm: Cast) -> None:
    define(key=LEAD, by=lead(firm), at=after(3))

    def versions(on: date) -> dict[str, int]:
        return {role.key: role.version for role in roles_on(firm.organisation, on)}

    assert versions(TODAY - DAY) == {}
    assert versions(TODAY)[LEAD] == versions(TODAY + 2 * DAY)[LEAD] == 1
    assert versions(TODAY + 3 * DAY)[LEAD] == 2
    assert roles_on(firm.organisation, TODAY + 3 * DAY) == roles(firm.organisation)
    assert roles_on(firm.organisation, TODAY)[0].key == "sponsor", "in the order of the library"
