"""People are asked again after some months, where the organisation has set that: exact days."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from countersign.acknowledgements.queries import Due, asked_version, everybody_owing, owed_to, owing, stats
from countersign.kernel.references import ref
from countersign.kernel.refusals import Refused
from tests.acknowledgements.worlds import accepted_by, declined_by, in_force_from, next_version, takes
from tests.cast import Cast, id_of
from tests.policies.worlds import after

LAST_GOOD = date(2027, 1, 9)
"""A year to the day after Ola accepted."""

FIRST_BAD = date(2027, 1, 10)


def yearly(here: Cast) -> tuple[UUID, UUID]:
    """Asked again every year; Ola accepted on 9 January 2026. Returns the policy and her acceptance."""
    policy, id = in_force_from(here)
    takes(here, policy, months=12)
    return policy, id_of(accepted_by(here, "ola", id, at=after(3)))


def owed_by_ola(here: Cast, on: date) -> Due | None:
    """What she owes, told by both queries, which must agree."""
    ola = here.person("ola").id
    one_by_one = owed_to(here.organisation, ola, on)
    assert one_by_one == [due for due in everybody_owing(here.organisation, on) if due.person == ola]
    return one_by_one[0] if one_by_one else None


def test_a_name_counts_for_the_months_that_were_set(larkbeam: Cast) -> None:
    _, name = yearly(larkbeam)
    assert owed_by_ola(larkbeam, LAST_GOOD) is None
    due = owed_by_ola(larkbeam, FIRST_BAD)
    assert due is not None
    assert (due.since, due.until, due.before_on) == (FIRST_BAD, date(2027, 1, 24), date(2026, 1, 9))
    assert due.item == ref("acceptance", name)


def test_numbers_follow(larkbeam: Cast) -> None:
    """Priya approved it three days before Ola accepted, and that counts as long as a name."""
    yearly(larkbeam)
    version = owed_to(larkbeam.organisation, larkbeam.person("mei").id, LAST_GOOD)[0].ask.version
    told = [stats(larkbeam.organisation, version, on).everybody.accepted for on in (LAST_GOOD, FIRST_BAD)]
    assert told == [1, 0]


def test_whoever_accepts_again_has_two_names_in_the_ledger(larkbeam: Cast) -> None:
    policy, first = yearly(larkbeam)
    version = owed_to(larkbeam.organisation, larkbeam.person("mei").id, LAST_GOOD)[0].ask.version
    again = [id_of(accepted_by(larkbeam, "ola", version, at=after(n))) for n in (368, 369, 370)]
    assert again[0] == first
    assert again[1] == again[2] != first
    assert owed_by_ola(larkbeam, after(371).date()) is None
    assert asked_version(larkbeam.organisation, version, LAST_GOOD).policy == policy


def test_an_earlier_version_counts_only_as_long(larkbeam: Cast) -> None:
    policy, _ = yearly(larkbeam)
    next_version(larkbeam, policy, material=False, at=after(100))
    assert owed_by_ola(larkbeam, LAST_GOOD) is None
    due = owed_by_ola(larkbeam, FIRST_BAD)
    assert due is not None
    assert due.since == FIRST_BAD


def test_without_months_a_name_counts_for_good(larkbeam: Cast) -> None:
    policy, _ = yearly(larkbeam)
    takes(larkbeam, policy)
    assert owed_by_ola(larkbeam, date(2031, 1, 9)) is None


def test_whoever_is_asked_again_can_decline(larkbeam: Cast) -> None:
    yearly(larkbeam)
    version = owed_to(larkbeam.organisation, larkbeam.person("mei").id, LAST_GOOD)[0].ask.version
    with pytest.raises(Refused, match="You have accepted this version"):
        declined_by(larkbeam, "ola", version, at=after(368))
    declined_by(larkbeam, "ola", version, at=after(369))


def test_whoever_approved_it_is_asked_when_that_is_too_long_ago_and_has_their_days(larkbeam: Cast) -> None:
    """Priya approved it on 6 January 2026."""
    yearly(larkbeam)
    priya = larkbeam.person("priya").id
    assert owed_to(larkbeam.organisation, priya, date(2027, 1, 6)) == []
    (due,) = owed_to(larkbeam.organisation, priya, date(2027, 1, 7))
    assert (due.since, due.until) == (date(2027, 1, 7), date(2027, 1, 21))
    assert due in list(everybody_owing(larkbeam.organisation, date(2027, 1, 7)))
    version = due.ask.version
    for day, expected in ((21, False), (22, True)):
        rows = owing(larkbeam.organisation, version, date(2027, 1, day)).filter(name="Priya Raman", long=True)
        assert rows.exists() == expected
