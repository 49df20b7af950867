"""Who owes the policy and cannot be asked by mail: exact numbers, on each day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from countersign.acknowledgements.commands.release import release
from countersign.acknowledgements.facts import Unreached
from countersign.acknowledgements.queries import collect_facts, collect_unreached, undertakings
from countersign.ledger.remembering import MEMORY
from countersign.people.commands.change_address import change_address
from countersign.people.commands.try_again import try_again
from countersign.people.queries import unreached
from tests.acknowledgements.commands.test_bind import bound
from tests.acknowledgements.crowds import FIRST, ONE
from tests.acknowledgements.worlds import accepted_by, exempted, in_force_from, joins, leaves, next_version
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.people.bouncing import bounced
from tests.people.worlds import lead, put_right
from tests.policies.worlds import after, off_the_register, second_leader


def told(here: Cast, day: int) -> Unreached | None:
    return collect_unreached(here.organisation, FIRST + day * ONE)


def names(here: Cast, *firsts: str) -> tuple[str, ...]:
    return tuple(here.person(first).ref for first in firsts)


def test_nobody_before_mail_came_back(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    bounced(larkbeam, "ola", at=after(3))
    assert [told(larkbeam, day) for day in (2, 3)] == [
        None,
        Unreached(n=1, since=date(2026, 1, 9), people=names(larkbeam, "ola")),
    ]


def test_it_counts_from_the_first_of_several(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    bounced(larkbeam, "mei", at=after(5))
    bounced(larkbeam, "ola", at=after(3))
    assert told(larkbeam, 9) == Unreached(n=2, since=date(2026, 1, 9), people=names(larkbeam, "ola", "mei"))


def test_nobody_where_there_is_no_policy(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola", at=after(1))
    assert told(larkbeam, 9) is None


def test_whoever_has_accepted_or_approved_was_reached(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    bounced(larkbeam, "ola", at=after(3))
    bounced(larkbeam, "priya", at=after(3))
    accepted_by(larkbeam, "ola", version, at=after(5))
    assert [told(larkbeam, day) is None for day in (4, 5)] == [False, True]
    assert unreached(larkbeam.organisation) == {larkbeam.person(first).id for first in ("ola", "priya")}


def test_who_is_away_exempt_or_gone_is_not_asked(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    for first in ("ola", "mei", "ruth"):
        bounced(larkbeam, first, at=after(3))
    put_right(larkbeam, "ola", on_leave=True)
    exempted(larkbeam, "mei")
    leaves(larkbeam, "ruth", at=after(4))
    assert told(larkbeam, 9) is None


def test_until_the_address_is_put_right_or_tried_again(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    for first in ("ola", "mei"):
        bounced(larkbeam, first, at=after(3))
    who = larkbeam.person("ola").id
    change_address(person_id=who, new_address="ola@elsewhere.example", by=lead(larkbeam), at=after(5))
    try_again(person_id=larkbeam.person("mei").id, by=lead(larkbeam), at=after(6))
    assert [found.n if (found := told(larkbeam, day)) else 0 for day in (3, 4, 5, 6, 7)] == [2, 2, 1, 0, 0]


def test_at_most_twenty_are_named(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    for number in range(22):
        joins(larkbeam, f"Nobody {number}")
        bounced(larkbeam, f"nobody.{number}", at=after(3))
    found = told(larkbeam, 9)
    assert found
    assert (found.n, len(found.people)) == (22, 20)


def test_another_organisation_has_none_of_it(larkbeam: Cast, stonecross: Cast) -> None:
    in_force_from(larkbeam)
    bounced(larkbeam, "ola", at=after(3))
    assert told(stonecross, 9) is None


def test_what_is_remembered_follows_whatever_happens(database_copy: dict[str, str]) -> None:
    """Real commits, for inside a transaction nothing is remembered."""
    with inside(database_copy):
        here = cast("larkbeam-ltd")
        _, version = in_force_from(here)
        for first in ("ola", "mei", "ruth"):
            bounced(here, first, at=after(3))
        mei = here.person("mei").id
        seen = followed(
            here,
            told,
            lambda: accepted_by(here, "ola", version, at=after(5)),
            lambda: bounced(here, "dana", at=after(6)),
            lambda: put_right(here, "dana", on_leave=True),
            lambda: leaves(here, "ruth", at=after(7)),
            lambda: change_address(person_id=mei, new_address="mei@elsewhere.example", by=lead(here), at=after(8)),
        )
    assert [one and one.n for one in seen] == [3, 2, 3, 2, 1, None]


def test_what_is_remembered_follows_whoever_is_spared_or_asked_anew(database_copy: dict[str, str]) -> None:
    """The same for everything else that says who owes it."""
    with inside(database_copy):
        here = cast("larkbeam-ltd")
        policy, version = in_force_from(here)
        for first in ("ola", "mei", "dana"):
            bounced(here, first, at=after(3))
        mei = here.person("mei").id
        found = followed(
            here,
            told,
            lambda: exempted(here, "mei", at=after(4)),
            lambda: second_leader(here, "mei"),
            lambda: bound(here, at=after(5)),
            lambda: release(undertaking_id=undertakings(here.organisation)[0].id, by=lead(here), at=after(6)),
            lambda: accepted_by(here, "ola", version, at=after(6)),
            lambda: next_version(here, policy, material=True, at=after(7)),
            lambda: try_again(person_id=mei, by=lead(here), at=after(8)),
        )
    assert [one and one.n for one in found] == [3, 2, 3, 2, 3, 2, 3, 2]


def test_the_leaders_who_are_remembered_follow_whatever_happens(database_copy: dict[str, str]) -> None:
    """Neither an exemption nor a contract spares a leader."""
    with inside(database_copy):
        here = cast("larkbeam-ltd")
        policy, version = in_force_from(here)
        ola, dana = names(here, "ola", "dana")
        found = followed(
            here,
            missing,
            lambda: put_right(here, "ola", executive=True),
            lambda: second_leader(here, "dana"),
            lambda: accepted_by(here, "ola", version, at=after(5)),
            lambda: put_right(here, "dana", on_leave=True),
            lambda: next_version(here, policy, material=True, at=after(7)),
            lambda: put_right(here, "dana", on_leave=False),
            lambda: leaves(here, "ola", at=after(8)),
            lambda: off_the_register(here, "dana", after(9).date()),
        )
    assert [set(one) for one in found] == [set(), {ola}, {ola, dana}, {dana}, set(), {ola}, {ola, dana}, {dana}, set()]


def missing(here: Cast, day: int) -> tuple[str, ...]:
    """The leaders who have not acknowledged it when everybody's days are over."""
    return collect_facts(here.organisation, FIRST + (day + 30) * ONE).exec_missing


def followed[Told](here: Cast, tell: Callable[[Cast, int], Told], *acts: Callable[[], object]) -> list[Told]:
    """What is told at first and after each act, each time the same as is worked out anew."""
    seen = [tell(here, 9)]
    for happens in acts:
        happens()
        seen.append(tell(here, 9))
        MEMORY.clear()
        assert seen[-1] == tell(here, 9)
    return seen
