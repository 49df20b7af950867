"""Until when mail to somebody does not get through."""

from __future__ import annotations

from datetime import datetime

import pytest

from countersign.kernel.actors import Hat
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.change_address import change_address
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.commands.propose_address import propose_address
from countersign.people.commands.try_again import try_again
from countersign.people.models import Bounce
from countersign.people.queries import bounces, unreached
from tests.cast import Cast, id_of
from tests.people.bouncing import bounced
from tests.people.worlds import AT, DAY, after, hr, lead

NEW = "ola.nowak@larkbeam.example"


def standing(here: Cast, before: datetime) -> int:
    return bounces(here.organisation, before).count()


def test_it_stands_from_when_it_came(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola", at=after(2))
    assert [standing(larkbeam, one) for one in (AT, after(2), after(3))] == [0, 0, 1]


def test_it_stands_until_the_address_is_another(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola", at=after(2))
    change_address(person_id=larkbeam.person("ola").id, new_address=NEW, by=lead(larkbeam), at=after(4))
    assert unreached(larkbeam.organisation) == set()
    assert [standing(larkbeam, one) for one in (after(3), after(4), after(5))] == [1, 1, 0]


def test_an_address_that_somebody_proposed_changes_nothing_until_it_is_approved(larkbeam: Cast) -> None:
    """Tom's takes two."""
    bounced(larkbeam, "tom")
    by, second = hr(larkbeam), larkbeam.actor("priya", Hat.TOP_MANAGEMENT)
    change = propose_address(person_id=larkbeam.person("tom").id, new_address=NEW, by=by, at=after(1))
    assert unreached(larkbeam.organisation) == {larkbeam.person("tom").id}
    approve_address(change_id=id_of(change), address_shown=NEW, by=second, at=after(2))
    assert unreached(larkbeam.organisation) == set()


def test_it_stands_until_somebody_has_it_tried_again(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola", at=after(2))
    try_again(person_id=larkbeam.person("ola").id, by=lead(larkbeam), at=after(4))
    assert [standing(larkbeam, one) for one in (after(3), after(4), after(5))] == [1, 1, 0]


def test_it_is_somebodys_own(larkbeam: Cast, stonecross: Cast) -> None:
    bounced(larkbeam, "ola")
    change_address(person_id=larkbeam.person("mei").id, new_address=NEW, by=lead(larkbeam), at=after(1))
    assert unreached(larkbeam.organisation) == {larkbeam.person("ola").id}
    assert unreached(stonecross.organisation) == set()


@pytest.mark.parametrize("column", ["address", "said"])
def test_erasing_somebody_takes_it_along(larkbeam: Cast, column: str) -> None:
    """The server's words may hold the address."""
    bounced(larkbeam, "ola")
    ola = larkbeam.person("ola").id
    leave(person_id=ola, left_on=DAY, by=hr(larkbeam), at=after(1))
    erase(person_id=ola, by=larkbeam.actor("ruth", Hat.HR), at=after(48))
    (row,) = Bounce.objects.filter(organisation_id=larkbeam.organisation)
    assert getattr(row, column) is None
