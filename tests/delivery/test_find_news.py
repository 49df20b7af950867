"""What a channel is told of, and how often: each thing once, and nothing of before somebody asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.delivery.channels import waiting
from countersign.delivery.commands.pause_channel import pause_channel
from countersign.delivery.commands.resume_channel import resume_channel
from countersign.delivery.enums import News
from countersign.delivery.rounds.find_news import find_news
from countersign.ledger.commands.report_verification import report_verification
from countersign.ledger.verify import Problem
from countersign.readiness.rounds.look import look
from tests.cast import Cast
from tests.delivery.telling import named
from tests.policies.worlds import AT, after, in_force_from, lead

HOUR = timedelta(hours=1)
MONDAY = datetime.fromisoformat("2026-01-12T08:30:00+00:00")
WRONG = [Problem("ROW-FIELD", "person_1, name", "is not what was recorded")]


def said(here: Cast) -> list[tuple[str, list[str]]]:
    return [(one.says["title"], one.says["lines"]) for one in waiting(here.organisation)]


def test_nobody_is_told_where_there_is_no_channel(house: Cast) -> None:
    in_force_from(house)
    assert find_news(AT + HOUR) == 0


def test_a_policy_that_comes_into_force_is_told_once(house: Cast) -> None:
    named(house, News.IN_FORCE, at=AT - HOUR)
    policy, _ = in_force_from(house)
    assert [find_news(AT + HOUR), find_news(AT + 2 * HOUR)] == [1, 0]
    assert said(house) == [("Information Security Policy 1.0 is in force", ["Since 6 January 2026."])]
    assert waiting(house.organisation).get().says["link"].endswith(f"/o/larkbeam-ltd/policies/{policy.hex}/")
    assert find_news(after(3)) == 0


def test_what_was_in_force_before_somebody_asked_is_not_told(house: Cast) -> None:
    in_force_from(house)
    named(house, News.IN_FORCE, at=after(1))
    assert find_news(after(1, hours=1)) == 0


def test_what_came_into_force_while_nobody_looked_is_no_news_after_a_week(house: Cast) -> None:
    named(house, News.IN_FORCE, at=AT - HOUR)
    in_force_from(house)
    assert find_news(after(8)) == 0


def test_a_kind_that_was_not_chosen_is_not_told(house: Cast) -> None:
    named(house, News.VERIFICATION, at=AT - HOUR)
    in_force_from(house)
    assert find_news(AT + HOUR) == 0


def test_numbers_are_told_on_monday_morning(house: Cast) -> None:
    named(house, News.COUNTS, at=AT - HOUR)
    in_force_from(house)
    before = datetime.fromisoformat("2026-01-12T07:59:00+00:00")
    assert [find_news(before), find_news(MONDAY), find_news(MONDAY + HOUR)] == [0, 1, 0]
    ((title, lines),) = said(house)
    assert title == "How many have accepted, on 12 January 2026"
    assert lines == ["Information Security Policy 1.0: 1 of 6 have accepted."]
    assert find_news(MONDAY + timedelta(days=3)) == 0
    assert find_news(MONDAY + timedelta(days=14)) == 1
    assert said(house)[0][1] == ["Information Security Policy 1.0: 1 of 6 have accepted; 5 are late."]


def test_numbers_that_were_told_are_not_counted_again(house: Cast) -> None:
    """It looks every ten minutes, and there may be a million people."""
    named(house, News.COUNTS, at=AT - HOUR)
    in_force_from(house)
    asked = []
    for minutes in (0, 10):
        with CaptureQueriesContext(connection) as queries:
            find_news(MONDAY + timedelta(minutes=minutes))
        asked.append(" ".join(one["sql"] for one in queries))
    assert ["people_person" in one for one in asked] == [True, False]


def test_numbers_of_a_week_that_began_before_are_not_told(house: Cast) -> None:
    in_force_from(house)
    named(house, News.COUNTS, at=MONDAY + HOUR)
    assert find_news(MONDAY + timedelta(days=2)) == 0


def test_numbers_where_nothing_is_in_force_are_not_told(house: Cast) -> None:
    named(house, News.COUNTS, at=AT)
    assert find_news(MONDAY) == 0


def test_new_findings_are_told_by_grade_once_a_day(house: Cast) -> None:
    named(house, News.FINDINGS, at=AT)
    assert find_news(after(1)) == 0
    look(after(1))
    assert [find_news(after(1, hours=1)), find_news(after(1, hours=2))] == [1, 0]
    ((title, (line,)),) = said(house)
    assert title.endswith("findings are new")
    assert "major" in line
    look(after(2))
    assert find_news(after(2, hours=1)) == 0


def test_a_verification_that_fails_is_told_once_a_day(house: Cast) -> None:
    named(house, News.VERIFICATION, at=AT)
    report_verification(size=1, problems=[], by=house.system, at=after(1))
    assert find_news(after(1)) == 0
    for hours in (1, 2):
        report_verification(size=1, problems=WRONG * hours, by=house.system, at=after(1, hours=hours))
    assert [find_news(after(1, hours=3)), find_news(after(1, hours=4))] == [1, 0]
    assert said(house)[0][0] == "The verification failed"
    report_verification(size=1, problems=WRONG, by=house.system, at=after(2))
    assert find_news(after(2, hours=1)) == 1


def test_no_message_names_anybody(house: Cast) -> None:
    named(house, *News, at=AT - HOUR)
    in_force_from(house)
    look(after(1))
    report_verification(size=1, problems=WRONG, by=house.system, at=after(1))
    find_news(after(1, hours=1))
    told = said(house)
    find_news(MONDAY)
    whole = str(told + said(house))
    assert len(told + said(house)) >= 4
    for first in ("priya", "tom", "ola"):
        person = house.person(first)
        assert not any(word in whole for word in (str(person), str(person.email), str(person).split()[0]))


def test_every_channel_is_told_and_what_happens_in_a_pause_is_not(house: Cast) -> None:
    id = named(house, News.VERIFICATION, at=AT)
    named(house, News.VERIFICATION, called="#other", at=AT)
    pause_channel(channel_id=id, by=lead(house), at=AT + HOUR)
    report_verification(size=1, problems=WRONG, by=house.system, at=after(1))
    assert find_news(after(1, hours=1)) == 1
    resume_channel(channel_id=id, by=lead(house), at=after(2))
    assert find_news(after(2, hours=1)) == 0
    report_verification(size=1, problems=WRONG, by=house.system, at=after(3))
    assert find_news(after(3, hours=1)) == 2
