"""What reviews tell the dossier, on the day itself, before and after."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from countersign.actions.commands.drop_action import drop_action
from countersign.people.commands.change_setting import change_setting
from countersign.readiness.queries import judgement_of
from countersign.reviews.commands.call_off_review import call_off_review
from countersign.reviews.enums import DecisionKind
from countersign.reviews.facts import ManagementReview
from countersign.reviews.queries import collect_facts, collect_interval, followed
from countersign.reviews.settings import KINDS
from tests.actions import worlds as actions
from tests.cast import Cast
from tests.reviews.worlds import (
    AT,
    PLANNED_ON,
    after,
    closed,
    decided,
    found,
    lead,
    leader,
    opened,
    planned,
    recorded,
    signed,
    written,
)

NEXT = date(2026, 7, 21)


def told(here: Cast, on: date) -> ManagementReview:
    [one] = collect_facts(here.organisation, on)
    return one


def test_a_planned_one_is_told_with_its_day_and_one_called_off_is_not(larkbeam: Cast) -> None:
    id = planned(larkbeam)
    assert told(larkbeam, date(2026, 1, 6)).planned_on == PLANNED_ON
    assert told(larkbeam, date(2026, 1, 6)).held_on is None
    call_off_review(review_id=id, because="Ill.", by=lead(larkbeam), at=AT)
    assert collect_facts(larkbeam.organisation, date(2026, 1, 6)) == ()


def test_one_that_is_not_signed_is_planned_for_its_day_and_nothing_in_it_is_taken(larkbeam: Cast) -> None:
    id = written(larkbeam)
    for on in (PLANNED_ON, PLANNED_ON + timedelta(days=30)):
        one = told(larkbeam, on)
        assert (one.id, one.planned_on, one.held_on) == (found(larkbeam, id).ref, PLANNED_ON, None)
        assert (one.decisions, one.decision_owners, one.actions, one.attendees) == (0, (), (), ())


def test_one_that_nobody_signed_for_thirty_days_was_held_without_a_record(larkbeam: Cast) -> None:
    """What people said for themselves stands; what somebody was still writing does not."""
    written(larkbeam)
    one = told(larkbeam, PLANNED_ON + timedelta(days=31))
    assert (one.held_on, one.minutes_on, one.minutes_confirmed_by) == (PLANNED_ON, None, None)
    assert one.attendees == (larkbeam.person("priya").ref, larkbeam.person("tom").ref)
    assert (one.inputs, one.decisions, one.actions) == (dict.fromkeys("abcdefg", 0), 0, ())


def test_one_that_was_signed_late_is_told_as_it_was_known_by_then(larkbeam: Cast) -> None:
    id = written(larkbeam)
    signed(larkbeam, id, at=after(14 + 6))
    assert told(larkbeam, PLANNED_ON + timedelta(days=5)).held_on is None
    assert told(larkbeam, PLANNED_ON + timedelta(days=6)).held_on == PLANNED_ON


def test_a_meeting_where_nobody_was_is_never_held(larkbeam: Cast) -> None:
    opened(larkbeam)
    assert told(larkbeam, PLANNED_ON + timedelta(days=90)).held_on is None


def test_a_signed_one_is_told_whole(larkbeam: Cast) -> None:
    closed(larkbeam, next_on=NEXT)
    one, priya = told(larkbeam, PLANNED_ON), larkbeam.person("priya").ref
    assert (one.chair, one.next_planned_on, one.minutes_on, one.minutes_confirmed_by) == (
        priya, NEXT, PLANNED_ON, priya
    )  # fmt: skip
    assert (one.decisions, one.decision_owners) == (1, (priya,))
    assert [(act.owner, act.due, act.done) for act in one.actions] == [
        (larkbeam.person("mei").ref, date(2026, 3, 31), None)
    ]
    assert one.inputs == dict.fromkeys("abcdefg", 2)


def test_what_went_on_in_the_register_is_told_as_it_is_there(larkbeam: Cast) -> None:
    id = written(larkbeam)
    decided(larkbeam, id, kind=DecisionKind.IMPROVEMENT)
    signed(larkbeam, id)
    ((_, action),) = followed(larkbeam.organisation)
    on = date(2026, 2, 10)
    actions.completed(larkbeam, action.id, done_on=on, at=after(40))
    assert [act.done for act in told(larkbeam, date(2026, 2, 9)).actions] == [None, None]
    assert [act.done for act in told(larkbeam, on).actions] == [None, on]


def test_what_was_dropped_in_the_register_is_nobody_s_any_more(larkbeam: Cast) -> None:
    id = written(larkbeam)
    decided(larkbeam, id, kind=DecisionKind.IMPROVEMENT)
    signed(larkbeam, id)
    ((_, action),) = followed(larkbeam.organisation)
    drop_action(action_id=action.id, revision_shown=action.revision, because="Sold.", by=lead(larkbeam), at=after(40))
    assert len(told(larkbeam, PLANNED_ON).actions) == 2
    assert len(told(larkbeam, after(40).date()).actions) == 1


def test_before_its_day_a_held_one_is_a_planned_one(larkbeam: Cast) -> None:
    closed(larkbeam)
    one = told(larkbeam, date(2026, 1, 19))
    assert (one.planned_on, one.held_on, one.attendees, one.decisions) == (PLANNED_ON, None, (), 0)


def test_one_held_elsewhere_counts_from_its_own_day(larkbeam: Cast) -> None:
    recorded(larkbeam)
    one = told(larkbeam, date(2025, 7, 1))
    assert (one.held_on, one.minutes_on) == (date(2025, 6, 12), date(2025, 6, 16))
    assert one.inputs == {**dict.fromkeys("abdefg", 2), "c": 0}
    assert told(larkbeam, date(2025, 6, 1)).held_on is None


def test_one_held_elsewhere_without_the_chairs_word_is_not_confirmed(larkbeam: Cast) -> None:
    recorded(larkbeam, confirmed=False)
    assert told(larkbeam, date(2026, 1, 6)).minutes_confirmed_by is None


def set_interval(here: Cast, value: int) -> None:
    change_setting(
        key="review_interval_months",
        value=Decimal(value),
        from_on=date(2026, 1, 6),
        reason="We want it so.",
        shown=None,
        registry=KINDS,
        by=leader(here),
        at=AT,
    )


def test_the_interval_is_twelve_months_until_it_is_set_or_emptied(larkbeam: Cast) -> None:
    assert collect_interval(larkbeam.organisation, date(2026, 1, 6)) == 12
    set_interval(larkbeam, 6)
    assert collect_interval(larkbeam.organisation, date(2026, 1, 6)) == 6
    assert collect_interval(larkbeam.organisation, date(2026, 1, 5)) == 12


def test_an_emptied_interval_is_none(larkbeam: Cast) -> None:
    set_interval(larkbeam, 0)
    assert collect_interval(larkbeam.organisation, date(2026, 1, 6)) is None


def codes(here: Cast, on: date) -> set[str]:
    return {rule.code for rule, _ in judgement_of(here.organisation, on).findings() if rule.family == "REV"}


def test_the_rules_judge_what_is_signed(larkbeam: Cast) -> None:
    """Opening a meeting clears nothing; minutes that nobody signs are missing, and no decision in them is taken."""
    assert codes(larkbeam, date(2026, 1, 6)) == {"REV-001"}
    id = written(larkbeam)
    assert codes(larkbeam, PLANNED_ON + timedelta(days=1)) == {"REV-001"}
    assert {"REV-005", "REV-006", "REV-012"} <= codes(larkbeam, date(2026, 3, 1))
    signed(larkbeam, id, at=after(60))
    assert codes(larkbeam, date(2026, 3, 7)) == {"REV-009", "REV-010"}


def test_the_rules_are_content_with_one_that_is_in_order(larkbeam: Cast) -> None:
    closed(larkbeam, next_on=NEXT)
    assert codes(larkbeam, PLANNED_ON) == set()
    assert codes(larkbeam, date(2026, 5, 10)) == {"REV-007"}, "the action is late by then"


def test_the_rules_notice_minutes_that_are_signed_late(larkbeam: Cast) -> None:
    id: UUID = written(larkbeam)
    from_then: Any = after(14 + 40)
    signed(larkbeam, id, at=from_then)
    assert "REV-009" in codes(larkbeam, from_then.date())
