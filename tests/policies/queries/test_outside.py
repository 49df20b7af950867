"""What the rules are told about how people outside get the policy, on any day."""

from __future__ import annotations

from datetime import date

from countersign.acknowledgements.queries.asking import asked_version
from countersign.policies.commands.take_down import take_down
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.facts import External
from countersign.policies.queries import collect_facts, newer
from countersign.policies.queries.outside import Newer
from tests.acknowledgements.worlds import next_version
from tests.cast import Cast
from tests.policies.publishing import CONTACT, made_public, not_shared, on_request, published
from tests.policies.worlds import AT, after, begun, in_force_from, lead, leader, offered, signed

NOTHING = External()


def on(here: Cast, day: int) -> External:
    """So many days after everything began."""
    return collect_facts(here.organisation, after(day).date())[0].external


def test_nothing_is_told_while_nobody_has_decided(larkbeam: Cast) -> None:
    begun(larkbeam)
    assert on(larkbeam, 400) == NOTHING
    assert AT.date() == date(2026, 1, 6)


def test_every_decision_counts_from_its_day(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    on_request(larkbeam, policy, at=after(1))
    published(larkbeam, id, at=after(3))
    published(larkbeam, id, {"p0": ""}, contact=CONTACT, at=after(5))
    not_shared(larkbeam, policy, at=after(7))
    told = [on(larkbeam, day) for day in (0, 1, 3, 5, 7, 400)]
    assert told == [
        NOTHING,
        External(mode="on_request"),
        External(mode="published", published_version="1.0"),
        External(mode="summary_published", published_version="1.0"),
        *[External(mode="not_shared", reason="We sell to nobody.")] * 2,
    ]


def test_a_text_that_was_taken_down_leaves_nothing_decided(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    public = published(larkbeam, id, at=after(1))
    take_down(public_id=public, reason="No.", by=lead(larkbeam), at=after(3))
    assert [on(larkbeam, day).mode for day in (2, 3)] == ["published", None]


def test_a_version_that_was_withdrawn_takes_its_public_text_along(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    published(larkbeam, id, at=after(1))
    withdraw(version_id=id, reason="No.", by=leader(larkbeam), at=after(3))
    assert [on(larkbeam, day).mode for day in (2, 3)] == ["published", None]


def test_a_text_that_was_left_behind_names_the_version_it_is_made_from(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id, at=after(1))
    signed(larkbeam, offered(larkbeam, policy, at=after(2)), at=after(3))
    assert on(larkbeam, 9) == External(mode="published", published_version="1.0")


def test_what_was_taken_back_between_changed_what_is_asked_of_everybody(larkbeam: Cast) -> None:
    """The second version changes something of substance and is taken back, the third mends its wording."""
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id)
    (public,) = made_public(larkbeam)
    second = next_version(larkbeam, policy, material=True, at=after(10))
    assert newer(larkbeam.organisation, public) == Newer("2.0", after(10).date(), same=False)
    withdraw(version_id=second, reason="No.", by=leader(larkbeam), at=after(12))
    assert newer(larkbeam.organisation, public) is None
    third = next_version(larkbeam, policy, material=False, at=after(20))
    assert newer(larkbeam.organisation, public) == Newer("2.1", after(20).date(), same=False)
    assert asked_version(larkbeam.organisation, third, after(30).date()).counting == (third, second)


def test_a_change_of_wording_leaves_a_public_text_behind_that_says_the_same(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id)
    (public,) = made_public(larkbeam)
    next_version(larkbeam, policy, material=False, at=after(20))
    assert newer(larkbeam.organisation, public) == Newer("1.1", after(20).date(), same=True)
