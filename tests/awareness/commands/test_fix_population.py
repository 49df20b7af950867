from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.awareness.models import Urn
from countersign.awareness.queries import draws, population_of
from countersign.kernel.actors import Hat
from countersign.kernel.digests import digest
from countersign.kernel.drawing import read
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from countersign.people.queries import people
from tests.awareness.drawing import auditor, drawn, fixed, row
from tests.awareness.worlds import after, leader, recording_fails
from tests.cast import Cast


def test_write_down_who_could_be_drawn_before_there_is_a_seed(larkbeam: Cast) -> None:
    made = row(larkbeam, fixed(larkbeam))
    lots = read(population_of(made))
    assert (made.people, made.needed, made.size, made.on_leave, made.seed) == (6, 6, 6, 0, None)
    assert digest(population_of(made)) == made.population
    assert [lot.token for lot in lots] == sorted(lot.token for lot in lots)
    assert made.strata["sorts"] == {"L": 1, "N": 0, "C": 1}
    assert sum(n for _name, n in made.strata["departments"]) == 6
    assert verify(larkbeam.organisation)[1] == []


def test_in_the_list_people_stand_by_tokens_that_are_new_each_time(larkbeam: Cast) -> None:
    one, other = fixed(larkbeam), fixed(larkbeam, by=auditor(larkbeam))
    told = population_of(row(larkbeam, one)).decode()
    assert not any(person.id.hex in told or str(person) in told for person in people(larkbeam.organisation))
    assert row(larkbeam, one).population != row(larkbeam, other).population


def test_write_down_by_others_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        fixed(larkbeam, by=leader(larkbeam))


@pytest.mark.parametrize("size", [0, 5, 7])
def test_write_down_for_too_few_or_too_many_is_refused(larkbeam: Cast, size: int) -> None:
    with pytest.raises(Refused, match="Draw at least 6"):
        fixed(larkbeam, size=size)


def test_write_down_where_everybody_would_know_who_said_what_is_refused(stonecross: Cast) -> None:
    with pytest.raises(Refused, match="fewer than 5 people"):
        fixed(stonecross, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_write_down_while_people_are_asked_is_refused(larkbeam: Cast) -> None:
    drawn(larkbeam)
    with pytest.raises(Refused, match="asked already"):
        fixed(larkbeam, at=after(1))


def test_write_down_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        fixed(larkbeam)
    assert not draws(larkbeam.organisation)
    assert not Urn.objects.filter(organisation_id=larkbeam.organisation).exists()
