from __future__ import annotations

from datetime import datetime, timedelta

from countersign.delivery.owed import Owed, owed_to
from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.direction.worlds import (
    AT,
    BEFORE,
    TODAY,
    UNTIL,
    after,
    approved,
    corrected,
    deviation_off,
    observed,
    second_leader,
)
from tests.people.worlds import put_right


def owed(here: Cast, first: str, at: datetime = AT) -> list[Owed]:
    found = owed_to(organisation(here.organisation), here.person(first).id, at)
    return [one for one in found if one.route[0].startswith("direction:")]


def test_whoever_it_is_about_is_told_and_another_leader_decides(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    id = observed(larkbeam)
    (told,), (asked,) = owed(larkbeam, "priya"), owed(larkbeam, "mei")
    assert (told.route, told.since, told.until) == (
        ("direction:deviation", id.hex),
        TODAY,
        BEFORE + timedelta(days=30),
    )
    assert str(asked.title) == "Decide whether Priya Raman may stand outside a rule"
    assert asked.route == ("direction:approve_deviation", id.hex)
    assert owed(larkbeam, "tom") == []


def test_what_is_approved_waits_again_once_its_last_day_is_over(larkbeam: Cast) -> None:
    mei = second_leader(larkbeam, "mei")
    id = observed(larkbeam)
    (before,) = owed(larkbeam, "mei")
    approved(larkbeam, id, by=mei)
    assert owed(larkbeam, "mei", after(60)) == owed(larkbeam, "priya", after(60)) == []
    (again,) = owed(larkbeam, "mei", after(61))
    assert again.item != before.item
    assert again.since == UNTIL + timedelta(days=1)


def test_what_is_corrected_or_withdrawn_waits_for_nobody(larkbeam: Cast) -> None:
    corrected(larkbeam, observed(larkbeam))
    deviation_off(larkbeam, observed(larkbeam))
    assert owed(larkbeam, "priya", after(2)) == []


def test_what_is_about_somebody_who_has_left_waits_for_nobody(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", executive=True)
    observed(larkbeam, "ola", by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))
    assert len(owed(larkbeam, "ola")) == len(owed(larkbeam, "priya")) == 1
    leave(person_id=larkbeam.person("ola").id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    assert owed(larkbeam, "priya") == []
