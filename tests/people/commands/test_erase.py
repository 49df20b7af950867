from __future__ import annotations

from datetime import date, timedelta

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.queries import person, setting_history
from tests.cast import BEGINNING, Cast
from tests.people.worlds import set_number

AT = BEGINNING + timedelta(days=30)
KEY = "POL-016.grace_days"


def gone(here: Cast, first: str) -> None:
    leave(person_id=here.person(first).id, left_on=date(2026, 2, 1), by=here.actor("ruth", Hat.HR), at=AT)


def test_erase_empties_the_row_and_keeps_the_proof(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola").id
    gone(larkbeam, "ola")
    erase(person_id=ola, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    left = person(larkbeam.organisation, ola)
    assert (left.name, left.email, left.title, left.erased_at) == (None, None, None, AT)
    assert str(left) == "Somebody who was erased"
    assert verify(larkbeam.organisation)[1] == []


def test_erase_while_here_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Record first that this person has left"):
        erase(person_id=larkbeam.person("ola").id, by=larkbeam.actor("ruth", Hat.HR), at=AT)


def test_erase_twice_is_refused(larkbeam: Cast) -> None:
    ola, by = larkbeam.person("ola").id, larkbeam.actor("ruth", Hat.HR)
    gone(larkbeam, "ola")
    erase(person_id=ola, by=by, at=AT)
    with pytest.raises(Refused, match="erased before"):
        erase(person_id=ola, by=by, at=AT)


def test_erase_oneself_is_refused(larkbeam: Cast) -> None:
    gone(larkbeam, "mei")
    with pytest.raises(Refused, match="Nobody erases themselves"):
        erase(person_id=larkbeam.person("mei").id, by=larkbeam.actor("mei", Hat.HR), at=AT)


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.ADMINISTRATOR, Hat.STAFF])
def test_erase_when_not_hr_is_refused(larkbeam: Cast, hat: Hat) -> None:
    gone(larkbeam, "ola")
    with pytest.raises(Refused, match="Only HR"):
        erase(person_id=larkbeam.person("ola").id, by=larkbeam.actor("tom", hat), at=AT)


def test_erase_when_somebody_elses_person_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        erase(person_id=stonecross.person("otto").id, by=larkbeam.actor("ruth", Hat.HR), at=AT)


def test_erase_takes_the_reason_of_a_setting_and_leaves_its_value(larkbeam: Cast) -> None:
    set_number(larkbeam, KEY, "60", reason="Tom told Mei that the board meets rarely.")
    tom = larkbeam.person("tom").id
    gone(larkbeam, "tom")
    erase(person_id=tom, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    (row,) = setting_history(larkbeam.organisation, KEY)
    assert (row.value, row.reason, row.changed_by_id) == ("60", None, tom)
    assert verify(larkbeam.organisation)[1] == []
