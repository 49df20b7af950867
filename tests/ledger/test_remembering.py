"""What was worked out before is told again for as long as it holds, and no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from django.db import transaction

from countersign.ledger import remembering
from countersign.ledger.remembering import MEMORY, Later, recalled
from countersign.people.models import Person
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.ledger.doing import enters

PEOPLE = frozenset({"person"})


@pytest.fixture
def larkbeam_copy(database_copy: dict[str, str]) -> Iterator[Cast]:
    with inside(database_copy):
        yield cast("larkbeam-ltd")


def counting(here: Cast) -> tuple[Callable[[], int], list[int]]:
    """Counts people, and keeps what it counted."""
    counts: list[int] = []

    def count() -> int:
        counts.append(Person.objects.filter(organisation_id=here.organisation).count())
        return counts[-1]

    return count, counts


def test_it_is_worked_out_once_and_anew_when_something_decides(larkbeam_copy: Cast) -> None:
    here, (count, counts) = larkbeam_copy.organisation, counting(larkbeam_copy)
    first = [recalled(here, "people", PEOPLE, count) for _ in range(3)]
    enters(larkbeam_copy, 1, 2)
    assert recalled(here, "people", PEOPLE, count) == first[0] + 2
    assert [first, counts] == [counts[:1] * 3, [first[0], first[0] + 2]]
    assert recalled(here, "people", frozenset({"policy"}), count) == first[0] + 2
    enters(larkbeam_copy, 3)
    assert recalled(here, "people", frozenset({"policy"}), count) == first[0] + 2


def test_another_question_or_organisation_is_another_answer(larkbeam_copy: Cast) -> None:
    other = cast("stonecross-managed-it-ltd")
    assert recalled(larkbeam_copy.organisation, "people", PEOPLE, lambda: 1) == 1
    assert recalled(larkbeam_copy.organisation, "chiefs", PEOPLE, lambda: 2) == 2
    assert recalled(other.organisation, "people", PEOPLE, lambda: 3) == 3


def test_what_is_known_is_carried_on_where_it_can_be(larkbeam_copy: Cast) -> None:
    here, (count, counts) = larkbeam_copy.organisation, counting(larkbeam_copy)

    def carry(known: int, later: Later) -> int | None:
        return known + len(later) if len(later) < 3 else None

    for newcomers in ((), (1,), (2, 3), (4, 5, 6)):
        enters(larkbeam_copy, *newcomers)
        assert recalled(here, "people", PEOPLE, count, carry) == Person.objects.filter(organisation_id=here).count()
    assert len(counts) == 2


def test_inside_a_transaction_nothing_is_remembered_that_may_be_taken_back(larkbeam_copy: Cast) -> None:
    here = larkbeam_copy.organisation
    with transaction.atomic():
        assert recalled(here, "people", PEOPLE, lambda: 1) == 1
    assert recalled(here, "people", PEOPLE, lambda: 2) == 2
    with transaction.atomic():
        assert recalled(here, "people", PEOPLE, lambda: 3) == 2


def test_memory_does_not_grow_for_ever(larkbeam_copy: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST_KNOWN", 3)
    for number in range(10):
        assert recalled(larkbeam_copy.organisation, number, PEOPLE, partial(int, number)) == number
        assert len(MEMORY) <= 3


def test_of_what_is_large_only_the_last_that_was_asked_for_is_kept(larkbeam_copy: Cast) -> None:
    here = larkbeam_copy.organisation
    asked: list[int] = []

    def told(day: int) -> int:
        def work() -> int:
            asked.append(day)
            return day

        return recalled(here, "holders", PEOPLE, work, which=day)

    assert [told(day) for day in (1, 1, 2, 2, 1)] == [1, 1, 2, 2, 1]
    assert asked == [1, 2, 1]
    assert len(MEMORY) == 1
