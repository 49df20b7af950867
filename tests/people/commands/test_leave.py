from __future__ import annotations

from datetime import date, timedelta

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.leave import leave
from countersign.people.queries import hats, head_count, person, places_of
from tests.cast import BEGINNING, Cast

AT = BEGINNING + timedelta(days=30)
LAST = date(2026, 2, 1)


def test_leave_ends_every_hat_on_the_day(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola")
    leave(person_id=ola.id, left_on=LAST, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    assert person(larkbeam.organisation, ola.id).left_on == LAST
    assert hats(larkbeam.organisation, ola.id, BEGINNING + timedelta(days=26)) == {Hat.STAFF}
    assert hats(larkbeam.organisation, ola.id, BEGINNING + timedelta(days=27)) == frozenset()
    assert (head_count(larkbeam.organisation, date(2026, 1, 31)), head_count(larkbeam.organisation, LAST)) == (6, 5)
    assert places_of("ola@larkbeam.example", AT) == []


def test_leave_twice_is_refused(larkbeam: Cast) -> None:
    ola, by = larkbeam.person("ola").id, larkbeam.actor("tom", Hat.ISMS_LEAD)
    leave(person_id=ola, left_on=LAST, by=by, at=AT)
    with pytest.raises(Refused, match="recorded already"):
        leave(person_id=ola, left_on=LAST, by=by, at=AT)


def test_leave_on_a_day_that_has_not_come_can_be_moved(larkbeam: Cast) -> None:
    """Until then they are here, can sign in, and wear their hats."""
    ola, by = larkbeam.person("ola").id, larkbeam.actor("tom", Hat.ISMS_LEAD)
    leave(person_id=ola, left_on=date(2026, 12, 31), by=by, at=AT)
    assert hats(larkbeam.organisation, ola, AT) == {Hat.STAFF}
    assert places_of("ola@larkbeam.example", AT) == [larkbeam.organisation]
    leave(person_id=ola, left_on=date(2027, 6, 30), by=by, at=AT)
    assert person(larkbeam.organisation, ola).left_on == date(2027, 6, 30)


def test_leave_before_joining_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Nobody leaves before they joined"):
        leave(
            person_id=larkbeam.person("ola").id,
            left_on=date(2022, 4, 30),
            by=larkbeam.actor("ruth", Hat.HR),
            at=AT,
        )


def test_leave_when_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        leave(person_id=larkbeam.person("ola").id, left_on=LAST, by=larkbeam.actor("mei"), at=AT)


def test_leave_when_somebody_elses_person_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        leave(person_id=stonecross.person("otto").id, left_on=LAST, by=larkbeam.actor("ruth", Hat.HR), at=AT)
