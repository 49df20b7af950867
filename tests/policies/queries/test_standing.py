"""What had become of each version by a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countersign.policies.commands.publish import publish
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.queries import current, version_before, versions
from tests.acknowledgements.worlds import next_version
from tests.cast import Cast
from tests.policies.commands.test_record_signature_elsewhere import recorded
from tests.policies.worlds import after, begun, change, in_force_from, lead, leader, offered, parent_standings, signed

DAY, ONE = date(2026, 1, 6), timedelta(days=1)


def told(here: Cast, on: date) -> list[tuple[str, str]]:
    return [(one.version.label, one.status) for one in parent_standings(here.organisation, on)]


def applies(here: Cast, on: date) -> str | None:
    found = current(parent_standings(here.organisation, on))
    return found.version.label if found else None


def test_each_step_counts_from_its_day(larkbeam: Cast) -> None:
    """Offered on the 7th, signed and in force on the 9th, superseded on the 12th, the second withdrawn on the 15th."""
    policy = begun(larkbeam)
    id = offered(larkbeam, policy, at=after(1))
    signed(larkbeam, id, at=after(3))
    second = next_version(larkbeam, policy, material=True, at=after(6))
    withdraw(version_id=second, reason="A mistake.", by=leader(larkbeam), at=after(9))
    days = {number: told(larkbeam, DAY + number * ONE) for number in (0, 1, 2, 3, 5, 6, 8, 9)}
    assert days == {
        0: [],
        1: [("1.0", "draft")],
        2: [("1.0", "draft")],
        3: [("1.0", "approved")],
        5: [("1.0", "approved")],
        6: [("1.0", "superseded"), ("2.0", "approved")],
        8: [("1.0", "superseded"), ("2.0", "approved")],
        9: [("1.0", "superseded"), ("2.0", "superseded")],
    }
    assert [one.retired_on for one in parent_standings(larkbeam.organisation, DAY + 9 * ONE)] == [
        DAY + 6 * ONE,
        DAY + 9 * ONE,
    ]
    assert [applies(larkbeam, DAY + n * ONE) for n in (2, 3, 6, 9)] == [None, "1.0", "2.0", None]


def test_an_offer_that_made_way_or_was_taken_back_had_never_become_anything(larkbeam: Cast) -> None:
    """Two offers carry one label; only one of them is ever told of."""
    policy = begun(larkbeam)
    offered(larkbeam, policy)
    change(larkbeam, policy, "Another text.")
    second = offered(larkbeam, policy, at=after(2))
    assert [told(larkbeam, DAY + n * ONE) for n in (1, 2)] == [[("1.0", "draft")]] * 2
    withdraw(version_id=second, reason="Not yet.", by=lead(larkbeam), at=after(4))
    assert [told(larkbeam, DAY + n * ONE) for n in (3, 4)] == [[("1.0", "draft")], []]


def test_what_is_signed_and_not_published_counts_as_approved_while_nothing_else_applies(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    first = offered(larkbeam, policy, publish_when_signed=False)
    signed(larkbeam, first, at=after(1))
    (found,) = parent_standings(larkbeam.organisation, DAY + ONE)
    assert (found.status, found.approved_on, found.effective, found.takes_effect) == (
        *("approved", DAY + ONE, None),
        DAY + ONE,
    )
    publish(version_id=first, by=lead(larkbeam), at=after(3))
    second = offered(larkbeam, policy, at=after(4), publish_when_signed=False)
    signed(larkbeam, second, at=after(5))
    assert told(larkbeam, DAY + 5 * ONE) == [("1.0", "approved"), ("2.0", "draft")]
    assert applies(larkbeam, DAY + 5 * ONE) == "1.0"
    publish(version_id=second, by=lead(larkbeam), at=after(8))
    assert told(larkbeam, DAY + 7 * ONE) == [("1.0", "approved"), ("2.0", "draft")]
    assert told(larkbeam, DAY + 8 * ONE) == [("1.0", "superseded"), ("2.0", "approved")]


def test_what_was_signed_and_withdrawn_unpublished_was_never_more_than_a_draft(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    second = offered(larkbeam, policy, at=after(1), publish_when_signed=False)
    signed(larkbeam, second, at=after(2))
    withdraw(version_id=second, reason="Second thoughts.", by=leader(larkbeam), at=after(4))
    assert [told(larkbeam, DAY + n * ONE)[1] for n in (3, 4)] == [("2.0", "draft")] * 2
    assert [parent_standings(larkbeam.organisation, DAY + n * ONE)[1].retired_on for n in (3, 4)] == [
        None,
        DAY + 4 * ONE,
    ]


def test_what_was_signed_and_withdrawn_is_retired_where_nothing_else_applies(larkbeam: Cast) -> None:
    first = offered(larkbeam, begun(larkbeam), publish_when_signed=False)
    signed(larkbeam, first, at=after(1))
    withdraw(version_id=first, reason="Second thoughts.", by=leader(larkbeam), at=after(4))
    assert [told(larkbeam, DAY + n * ONE) for n in (3, 4)] == [[("1.0", "approved")], [("1.0", "superseded")]]


def test_two_versions_of_one_day_follow_each_other(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    next_version(larkbeam, policy, material=True, at=after(hours=3))
    assert told(larkbeam, DAY) == [("1.0", "superseded"), ("2.0", "approved")]


@pytest.mark.parametrize("order", [("Rev A", "Rev B"), ("Rev B", "Rev A")])
def test_a_history_entered_later_in_whatever_order_is_told_as_it_was(larkbeam: Cast, order: tuple[str, ...]) -> None:
    """Rev A applied from March to June 2024, Rev B from then until the first version that was signed here."""
    policy, _ = in_force_from(larkbeam)
    first, second = date(2024, 3, 1), date(2024, 6, 1)
    for label in order:
        on = first if label == "Rev A" else second
        change(larkbeam, policy, f"This is {label}.")
        recorded(larkbeam, policy, label=label, signed_on=on, at=after(1))
    days = [first - ONE, first, second - ONE, second, DAY - ONE, DAY]
    assert [applies(larkbeam, on) for on in days] == [None, "Rev A", "Rev A", "Rev B", "Rev B", "1.0"]
    assert told(larkbeam, DAY) == [("Rev A", "superseded"), ("Rev B", "superseded"), ("1.0", "approved")]
    retired = [one.retired_on for one in parent_standings(larkbeam.organisation, DAY)]
    assert retired == [second, DAY, None]


def test_what_was_signed_elsewhere_applies_from_its_own_day(larkbeam: Cast) -> None:
    """Signed in March, in force from April; the version before stays so long."""
    policy = begun(larkbeam)
    march, april = date(2025, 3, 10), date(2025, 4, 1)
    recorded(larkbeam, policy, label="1", signed_on=date(2025, 1, 1))
    change(larkbeam, policy, "This is the second.")
    recorded(larkbeam, policy, label="2", signed_on=march, effective_on=april, at=after(1))
    assert [told(larkbeam, on) for on in (march - ONE, march, april)] == [
        [("1", "approved")],
        [("1", "approved"), ("2", "draft")],
        [("1", "superseded"), ("2", "approved")],
    ]


def test_the_version_before_is_the_one_that_applied_before(larkbeam: Cast) -> None:
    """An older one that was recorded later comes before, whatever its number; a draft follows on the last."""
    policy, first = in_force_from(larkbeam)
    second = next_version(larkbeam, policy, material=True, at=after(1))
    older = recorded(larkbeam, policy, signed_on=date(2025, 9, 15))
    waiting = offered(larkbeam, policy, at=after(2))
    found = {one.id: one for one in versions(larkbeam.organisation, policy)}
    before = {id: version_before(found.values(), found[id]) for id in (older, first, second, waiting)}
    assert before == {older: None, first: found[older], second: found[first], waiting: found[second]}
    assert version_before(found.values(), None) == found[second]
    assert version_before([], None) is None
