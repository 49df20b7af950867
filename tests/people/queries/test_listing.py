"""The list of people: whichever page is asked for shows who stands there, and numbers are those of this moment."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from countersign.kernel.actors import Hat
from countersign.ledger.remembering import MEMORY
from countersign.people.commands.enter import enter
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.queries import Called, Everybody, head_count, listing, people
from tests.cast import BEGINNING, Cast, cast
from tests.ledger.copies import inside
from tests.ledger.doing import enters

ON, AT = date(2026, 1, 31), BEGINNING + timedelta(days=30)


def called(here: Cast, start: str, upto: int = 0) -> Called:
    return Called(here.organisation, start, upto)


@pytest.mark.parametrize("size", range(1, 9))
def test_every_part_of_everybody_is_that_part_from_whichever_end_it_is_read(larkbeam: Cast, size: int) -> None:
    enters(larkbeam, 1, 2, 3)
    whole, found = list(people(larkbeam.organisation)), Everybody(larkbeam.organisation, ON)
    assert len(found) == len(whole) > 8
    for first, last in pairwise([*range(0, len(whole), size), len(whole) + size]):
        assert found[first:last] == whole[first:last]
    assert [found[at] for at in range(len(whole))] == whole


def test_somebody_who_was_erased_has_their_place_too(larkbeam: Cast) -> None:
    ola, by = larkbeam.person("ola").id, larkbeam.actor("ruth", Hat.HR)
    leave(person_id=ola, left_on=ON, by=by, at=AT)
    erase(person_id=ola, by=by, at=AT)
    whole, found = list(people(larkbeam.organisation)), Everybody(larkbeam.organisation, ON)
    assert None in [one.name for one in whole]
    assert [found[at] for at in range(len(whole))] == whole


def test_those_who_are_called_so_are_counted_as_far_as_they_are_few(
    larkbeam: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    enters(larkbeam, *range(7))
    assert (len(called(larkbeam, "newc")), called(larkbeam, "newc").more) == (7, False)
    monkeypatch.setattr(listing, "COUNTED", 7)
    assert (len(called(larkbeam, "newc")), called(larkbeam, "newc").more) == (7, False)
    monkeypatch.setattr(listing, "COUNTED", 3)
    assert (len(called(larkbeam, "newc")), called(larkbeam, "newc").more) == (4, True)
    assert (len(called(larkbeam, "newc", 6)), called(larkbeam, "newc", 6).more) == (7, True)
    assert (len(called(larkbeam, "newc", 9)), called(larkbeam, "newc", 9).more) == (7, False)
    assert len(called(larkbeam, "nobody")) == 0


def test_those_who_are_called_so_stand_in_the_order_of_their_names(larkbeam: Cast) -> None:
    enters(larkbeam, 3, 1, 2)
    assert [one.name for one in called(larkbeam, "newc")] == ["Newcomer 1", "Newcomer 2", "Newcomer 3"]
    assert [one.name for one in called(larkbeam, "newc")[1:9]] == ["Newcomer 2", "Newcomer 3"]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("anna", {"Anna Meyer-Lansky", "Joanna-Anna Okafor"}),
        ("lans", {"Anna Meyer-Lansky"}),
        ("lan mey", {"Anna Meyer-Lansky"}),
        ("oka jo", {"Joanna-Anna Okafor"}),
        ("anna b", set()),
        ("yer", set()),
        ("%", set()),
        ("A_na", set()),
    ],
)
def test_somebody_is_found_by_the_beginning_of_any_word_of_their_name(
    larkbeam: Cast, start: str, found: set[str]
) -> None:
    for name in ("Anna Meyer-Lansky", "Joanna-Anna Okafor"):
        enter(name=name, email=f"{name[:3].lower()}@larkbeam.example", by=larkbeam.actor("ruth", Hat.HR), at=AT)
    assert {str(one) for one in called(larkbeam, start)} - {"Tom Okafor"} == found


def test_numbers_are_those_of_this_moment(database_copy: dict[str, str]) -> None:
    """Remembered, but not beyond the next act; for that acts have to be committed."""
    MEMORY.clear()
    with inside(database_copy):
        here = cast("larkbeam-ltd")
        before = [len(Everybody(here.organisation, ON)) for _ in range(2)]
        enters(here, 1)
        leave(person_id=here.person("ola").id, left_on=ON, by=here.actor("ruth", Hat.HR), at=AT)
        found = Everybody(here.organisation, ON)
        assert [len(found), found.here] == [before[0] + 1, before[1]]
        assert head_count(here.organisation, ON - timedelta(days=1)) == before[0] + 1
    MEMORY.clear()
