"""Exact numbers for a version, executives apart; and the same people in the lists behind them."""

from __future__ import annotations

from dataclasses import astuple
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.acknowledgements.commands.answer import answer
from countersign.acknowledgements.queries import (
    Line,
    accepted,
    asked_version,
    by_department,
    everybody_owing,
    owing,
    stats,
)
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Unknown
from countersign.people.enums import PersonKind
from tests.acknowledgements.worlds import (
    accepted_by,
    asked_by,
    declined_by,
    in_force_from,
    joins,
    leaves,
    next_version,
    takes,
)
from tests.cast import Cast
from tests.ledger.doing import enter_crowd
from tests.people.worlds import put_right
from tests.policies.worlds import after, begun, lead, offered

ON = after(3).date()


def listed(here: Cast, version: UUID) -> tuple[list[str], list[str]]:
    """The names behind the numbers: who owes, who has accepted."""
    return (
        [row["name"] for row in owing(here.organisation, version, ON)],
        [row["name"] for row in accepted(here.organisation, version, ON)],
    )


def test_stats_when_nobody_has_accepted_but_the_approver(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    told = stats(larkbeam.organisation, id, ON)
    assert told.lines == (
        Line(executive=True, kind="DIRECTOR", due=1, accepted=1, asks=0, declines=0),
        Line(executive=False, kind="CONTRACTOR", due=1, accepted=0, asks=0, declines=0),
        Line(executive=False, kind="EMPLOYEE", due=4, accepted=0, asks=0, declines=0),
    )
    assert listed(larkbeam, id) == (
        ["Dana Field", "Mei Sato", "Ola Nowak", "Ruth Ellis", "Tom Okafor"],
        ["Priya Raman"],
    )


def test_stats_when_people_answer_in_different_ways(larkbeam: Cast) -> None:
    """Nia leads and has not accepted; Otto from outside is not asked; Ruth left; Mei accepted and asks all the same."""
    _, id = in_force_from(larkbeam)
    joins(larkbeam, "Nia Bevan", executive=True)
    joins(larkbeam, "An Auditor", kind=PersonKind.EXTERNAL)
    accepted_by(larkbeam, "mei", id)
    accepted_by(larkbeam, "ruth", id)
    asked_by(larkbeam, "mei", id)
    asked_by(larkbeam, "ola", id)
    declined_by(larkbeam, "dana", id)
    leaves(larkbeam, "ruth", at=after(2))
    told = stats(larkbeam.organisation, id, ON)
    assert astuple(told.executives) == (False, "", 2, 1, 0, 0, 0, 0)
    assert astuple(told.others) == (False, "", 4, 1, 1, 1, 0, 0)
    assert (told.everybody.due, told.everybody.accepted, told.everybody.owing) == (6, 2, 4)
    owes, has = listed(larkbeam, id)
    assert owes == ["Nia Bevan", "Dana Field", "Ola Nowak", "Tom Okafor"]
    assert has == ["Priya Raman", "Mei Sato"]
    waits = {row["name"]: (row["asks"], row["declines"]) for row in owing(larkbeam.organisation, id, ON)}
    assert waits["Ola Nowak"] == (True, False)
    assert waits["Dana Field"] == (False, True)


def test_accepted_names_the_day_and_the_version_that_counts(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", first)
    second = next_version(larkbeam, policy, material=False, at=after(2))
    accepted_by(larkbeam, "mei", second, at=after(3))
    told = {
        row["name"]: (row["signed_version"], row["signed_on"]) for row in accepted(larkbeam.organisation, second, ON)
    }
    assert told == {
        "Priya Raman": (None, None),
        "Ola Nowak": (first, after(1).date()),
        "Mei Sato": (second, after(3).date()),
    }


def test_as_of_an_earlier_day_later_names_do_not_count(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id, at=after(3))
    assert stats(larkbeam.organisation, id, after(2).date()).everybody.accepted == 1
    assert stats(larkbeam.organisation, id, ON).everybody.accepted == 2


def test_asked_version_when_never_in_force_or_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    _, id = in_force_from(larkbeam)
    from_outside = stonecross.organisation
    with pytest.raises(Unknown, match="There is no such version here"):
        asked_version(from_outside, id, ON)


def test_asked_version_when_only_offered_is_unknown(larkbeam: Cast) -> None:
    with pytest.raises(Unknown, match="There is no such version here"):
        asked_version(larkbeam.organisation, offered(larkbeam, begun(larkbeam)), ON)


@pytest.mark.parametrize("many", [0, 1000])
def test_it_takes_as_many_queries_for_a_thousand_as_for_five(larkbeam: Cast, many: int) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "tom", id, Hat.ISMS_LEAD)
    if many:
        enter_crowd(larkbeam, many)
    with CaptureQueriesContext(connection) as queries:
        told = stats(larkbeam.organisation, id, ON)
        page = list(owing(larkbeam.organisation, id, ON)[:50])
    assert (told.everybody.due, told.everybody.accepted) == (6 + many, 2)
    assert len(page) == min(50, 4 + many)
    assert len(queries) == 4


def test_late_is_whoever_owes_it_for_longer_than_they_had(larkbeam: Cast) -> None:
    """The numbers, the lists and what each person owes say the same, on every day."""
    policy, first = in_force_from(larkbeam)
    takes(larkbeam, policy, days=10, months=1)
    joins(larkbeam, "Nia Bevan", joined_on=after(6).date())
    accepted_by(larkbeam, "mei", first, at=after(2))
    replied = asked_by(larkbeam, "ola", first, at=after(3))
    answer(reply_id=replied, text="Yes.", by=lead(larkbeam), at=after(8))
    declined_by(larkbeam, "dana", first)
    seen = set()
    for n in (9, 10, 11, 16, 17, 18, 19, 33, 34, 43, 44, 45, 46):
        on = after(n).date()
        each = {due.person for due in everybody_owing(larkbeam.organisation, on) if due.until < on and not due.waits}
        rows = owing(larkbeam.organisation, first, on).filter(long=True, asks=False, declines=False)
        assert {row["id"] for row in rows} == each
        assert stats(larkbeam.organisation, first, on).everybody.late == len(each)
        assert sum(one.late for one in by_department(larkbeam.organisation, first, on)) == len(each)
        seen.add(len(each))
    assert len(seen) > 3


def test_by_department_says_how_far_each_is_and_was(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    for first, department in (("ola", "Engineering"), ("mei", "Engineering"), ("tom", "Sales")):
        put_right(larkbeam, first, department=department)
    accepted_by(larkbeam, "ola", id, at=after(2))
    accepted_by(larkbeam, "mei", id, at=after(9))
    told = by_department(larkbeam.organisation, id, after(20).date(), [after(7).date(), after(14).date()])
    assert [astuple(one) for one in told] == [
        ("Engineering", 2, 2, 0, (1, 2)),
        ("Sales", 1, 0, 1, (0, 0)),
        ("", 3, 1, 2, (1, 1)),
    ]
    assert stats(larkbeam.organisation, id, after(20).date(), "Engineering").everybody.accepted == 2
