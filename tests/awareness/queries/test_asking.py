"""What a holder is asked: made from their own role, and the same again for the same seed."""

from __future__ import annotations

import pytest

from countersign.awareness.enums import Asks
from countersign.awareness.queries.asking import NOBODY, Question, document_of
from countersign.roles.commands.propose import Terms
from countersign.roles.library import LIBRARY
from countersign.roles.queries import appointment
from tests.awareness.checking import asked
from tests.cast import Cast
from tests.roles.worlds import TERMS, approved, begun, held, proposed


@pytest.fixture
def firm(larkbeam: Cast) -> Cast:
    begun(larkbeam)
    return larkbeam


def by_kind(some: list[Question]) -> dict[Asks, Question]:
    return {one.asks: one for one in some}


def test_the_same_seed_asks_the_same_and_another_asks_otherwise(firm: Cast) -> None:
    id = held(firm)
    assert asked(firm, id) == asked(firm, id)
    seeds = {document_of(asked(firm, id, str(number))) for number in range(10)}
    assert len(seeds) == 10


def test_own_duties_stand_among_those_of_other_roles(firm: Cast) -> None:
    id = held(firm)
    own = set(appointment(firm.organisation, id).role.duties)
    everybody = set(LIBRARY["all_staff"].duties)
    for number in range(20):
        one = by_kind(asked(firm, id, str(number)))[Asks.DUTIES]
        assert (len(one.options), len(one.right)) == (6, 3)
        assert set(one.right) == own & set(one.options)
        assert not everybody & set(one.options)


def test_duties_of_another_role_that_one_holds_are_no_wrong_answer(firm: Cast) -> None:
    id, other = held(firm), held(firm, "tom", "hr")
    duties = set(appointment(firm.organisation, other).role.duties)
    for number in range(20):
        assert not duties & set(by_kind(asked(firm, id, str(number)))[Asks.DUTIES].options)


def test_who_appointed_and_who_stands_in(firm: Cast) -> None:
    priya, mei = firm.person("priya").ref, firm.person("mei").ref
    terms = Terms(**{**vars(TERMS), "deputy_id": firm.person("mei").id})
    found = by_kind(asked(firm, held(firm, terms=terms)))
    assert found[Asks.APPOINTED].right == (priya,)
    assert found[Asks.STANDS_IN].right == (mei,)
    assert NOBODY in found[Asks.STANDS_IN].options
    assert firm.person("tom").ref not in found[Asks.STANDS_IN].options


def test_nobody_stands_in_where_nobody_is_named(firm: Cast) -> None:
    assert by_kind(asked(firm, held(firm)))[Asks.STANDS_IN].right == (NOBODY,)


def test_what_they_may_decide(firm: Cast) -> None:
    one = by_kind(asked(firm, held(firm)))[Asks.DECIDES]
    assert set(one.right) == {"ENFORCE", "ESCALATE", "SPEND"}
    assert len(one.options) == 5


def test_what_was_not_laid_down_is_not_asked(firm: Cast) -> None:
    found = by_kind(asked(firm, proposed(firm, "mei", "hr", terms=Terms())))
    assert Asks.APPOINTED not in found
    assert Asks.DECIDES not in found


def test_where_one_holds_every_role_the_library_gives_the_others(firm: Cast) -> None:
    id = held(firm)
    for key in ("sponsor", "dept_contact", "hr", "internal_auditor"):
        approved(firm, proposed(firm, "tom", key, terms=Terms()))
    one = by_kind(asked(firm, id))[Asks.DUTIES]
    assert len(one.options) == 6


def test_a_right_answer_is_all_of_it_and_nothing_else() -> None:
    one = Question(Asks.DUTIES, ("a", "b", "c"), ("a", "b"))
    assert [one.is_right(some) for some in (["b", "a"], ["a"], ["a", "b", "c"], [])] == [True, False, False, False]
