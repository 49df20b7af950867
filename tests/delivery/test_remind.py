"""One mail per person and day, each thing once per step, and nobody who has left or may not act."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Q

from countersign.delivery.enums import MailKind
from countersign.delivery.models import Mail, NoticeItem
from countersign.delivery.owed import owed_to
from countersign.delivery.rounds.invite import invite
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send
from countersign.kernel.actors import Hat
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.leave import leave
from countersign.people.enums import Basis
from countersign.people.queries import organisation
from countersign.policies.enums import PolicyKind
from tests.actions.worlds import added
from tests.cast import Cast
from tests.delivery.post import Post, link_in, part
from tests.people.worlds import put_right, set_free_days
from tests.policies.worlds import AT, begun, leader, offered, second_leader, signed

pytestmark = pytest.mark.beside

PRIYA, MEI = "priya@larkbeam.example", "mei@larkbeam.example"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def waiting(house: Cast) -> UUID:
    """A version that was offered on Tuesday 6 January 2026, and waits for Priya."""
    return offered(house, begun(house))


def notices(to: str = PRIYA) -> list[date]:
    """The days on which somebody got their one mail."""
    mails = Mail.objects.filter(to=to, kind=MailKind.NOTICE.value).order_by("queued_at")
    return [mail.day for mail in mails if mail.day]


def every(step: timedelta, days: int, since: datetime = AT) -> None:
    """A worker that looks again and again."""
    at = since
    while at < since + timedelta(days=days):
        remind(at)
        at += step


def test_remind_at_once_then_after_one_two_and_three_weeks_then_never(waiting: UUID) -> None:
    every(12 * HOUR, days=8)
    every(DAY, days=34, since=AT + 8 * DAY)
    assert notices() == [date(2026, 1, 6), date(2026, 1, 13), date(2026, 1, 20), date(2026, 1, 27)]
    steps = NoticeItem.objects.filter(item=f"version_{waiting.hex}/sign").values_list("step", flat=True)
    assert sorted(steps) == ["0", "1", "2", "3"]


def test_remind_moves_from_the_weekend_to_monday(house: Cast) -> None:
    saturday = datetime(2026, 1, 10, 9, tzinfo=UTC)
    offered(house, begun(house), at=saturday)
    every(DAY, days=26, since=saturday)
    assert notices() == [date(2026, 1, 10), date(2026, 1, 19), date(2026, 1, 26), date(2026, 2, 2)]


@pytest.mark.slow
def test_remind_waits_for_the_end_of_the_organisation_s_free_days(house: Cast, waiting: UUID) -> None:
    """Tuesday 13 January and the two days after it are free: the first reminder comes on Friday, the others in time."""
    set_free_days(house, *(date(2026, 1, day) for day in (13, 14, 15)))
    every(DAY, days=26)
    assert notices() == [date(2026, 1, 6), date(2026, 1, 16), date(2026, 1, 20), date(2026, 1, 27)]


def test_remind_moves_over_a_weekend_with_a_free_monday(house: Cast) -> None:
    saturday = datetime(2026, 1, 10, 9, tzinfo=UTC)
    set_free_days(house, date(2026, 1, 19), at=saturday - DAY)
    offered(house, begun(house), at=saturday)
    every(DAY, days=12, since=saturday)
    assert notices() == [date(2026, 1, 10), date(2026, 1, 20)]


def test_remind_when_free_days_are_taken_back_goes_by_the_list_of_the_day(house: Cast, waiting: UUID) -> None:
    set_free_days(house, date(2026, 1, 13), date(2026, 1, 14))
    set_free_days(house, at=AT + 7 * DAY)
    every(DAY, days=8)
    assert notices() == [date(2026, 1, 6), date(2026, 1, 13)]


def test_free_days_of_one_organisation_keep_nobody_else_waiting(house: Cast, stonecross: Cast, waiting: UUID) -> None:
    set_free_days(stonecross, date(2026, 1, 13), by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))
    every(DAY, days=8)
    assert notices() == [date(2026, 1, 6), date(2026, 1, 13)]


def test_a_free_day_is_the_organisation_s_own(house: Cast, waiting: UUID) -> None:
    """In London, Tuesday 7 July begins half past eleven on Monday night, by the clock that has no summer time."""
    late = datetime(2026, 7, 6, 23, 30, tzinfo=UTC)
    monday = datetime(2026, 6, 29, 23, 30, tzinfo=UTC)
    offered(house, begun(house, PolicyKind.TOPIC, "Remote work"), at=monday)
    set_free_days(house, date(2026, 7, 7), from_on=date(2026, 6, 30), at=monday)
    remind(monday)
    assert [remind(late), remind(late + 23 * HOUR), remind(late + DAY)] == [0, 0, 1]


def test_remind_after_weeks_asleep_sends_one_mail(waiting: UUID) -> None:
    assert remind(AT) == 1
    assert remind(AT + 26 * DAY) == 1
    every(DAY, days=20, since=AT + 26 * DAY)
    assert notices() == [date(2026, 1, 6), date(2026, 2, 1)]


def test_remind_twice_on_one_day_sends_one_mail_for_everything(house: Cast, waiting: UUID) -> None:
    topic = begun(house, PolicyKind.TOPIC, "Remote work")
    remind(AT)
    offered(house, topic, at=AT + HOUR)
    assert remind(AT + 2 * HOUR) == 0
    assert remind(AT + DAY) == 1
    assert notices() == [date(2026, 1, 6), date(2026, 1, 7)]


def test_one_mail_lists_everything_and_leads_to_each(house: Cast, waiting: UUID, post: Post) -> None:
    offered(house, begun(house, PolicyKind.TOPIC, "Remote work"))
    remind(AT)
    send(AT)
    (mail,) = [one for one in post.mails if one["To"] == PRIYA]
    text = " ".join(part(mail, "plain").split())
    assert mail["Subject"] == "Larkbeam Ltd: two things wait for your name"
    for title in ("Sign “Information Security Policy”, version 1.0", "Sign “Remote work”, version 1.0"):
        assert title in text
    assert f"/versions/{waiting.hex}/sign/" in text
    assert link_in(mail).startswith("http://127.0.0.1:8000/o/larkbeam-ltd/policies/")
    assert "&" not in text


def test_what_is_done_is_not_reminded_of(house: Cast, waiting: UUID, post: Post) -> None:
    remind(AT)
    signed(house, waiting, at=AT + DAY)
    every(DAY, days=24, since=AT + 2 * DAY)
    send(AT + 40 * DAY)
    asked = [one for one in post.mails if "Sign “" in part(one, "plain")]
    assert len(asked) == 1


def test_the_day_is_the_organisation_s_own(house: Cast, waiting: UUID) -> None:
    """Half past midnight in London is the next day there, summer time or not."""
    remind(datetime(2026, 7, 6, 23, 30, tzinfo=UTC))
    assert notices() == [date(2026, 7, 7)]


def test_two_workers_at_once_put_one_mail_in_line(waiting: UUID) -> None:
    """The second finds the day taken, whatever it read before."""
    assert [remind(AT), remind(AT)] == [1, 0]
    assert Counter(notices()) == {date(2026, 1, 6): 1}


def test_the_author_is_not_asked_when_somebody_else_can_sign(house: Cast) -> None:
    tom = second_leader(house, "tom")
    offered(house, begun(house), by=tom)
    here = organisation(house.organisation)
    assert [owed.label for owed in owed_to(here, house.person("tom").id, AT)] == []
    assert len(owed_to(here, house.person("priya").id, AT)) == 1


def test_the_only_leader_is_asked_for_their_own_text(house: Cast) -> None:
    policy = begun(house)
    offered(house, policy, by=house.actor("priya", Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT))
    assert len(owed_to(organisation(house.organisation), house.person("priya").id, AT)) == 1


def test_invite_a_new_leader_once_and_at_once(house: Cast, post: Post) -> None:
    enter_mei(house)
    assert [invite(AT), invite(AT), invite(AT + DAY)] == [1, 0, 0]
    send(AT)
    (mail,) = [one for one in post.mails if one["To"] == MEI]
    assert "Countersign that you lead Larkbeam Ltd" in part(mail, "plain")
    assert link_in(mail).endswith("/o/larkbeam-ltd/register/")


def test_an_invitation_counts_as_the_first_step(house: Cast) -> None:
    enter_mei(house)
    invite(AT)
    every(DAY, days=24)
    assert notices(MEI) == [date(2026, 1, 13), date(2026, 1, 20), date(2026, 1, 27)]


def test_nobody_who_left_is_asked(house: Cast) -> None:
    enter_mei(house)
    by = house.actor("tom", Hat.ISMS_LEAD)
    leave(person_id=house.person("mei").id, left_on=AT.date(), by=by, at=AT)
    assert invite(AT) == 0
    every(DAY, days=24)
    assert not Mail.objects.filter(Q(to=MEI)).exists()


def test_whoever_left_with_something_open_is_not_asked(house: Cast) -> None:
    added(house)
    by = house.actor("ruth", Hat.HR)
    leave(person_id=house.person("mei").id, left_on=AT.date(), by=by, at=AT)
    every(DAY, days=24)
    assert not Mail.objects.filter(Q(to=MEI)).exists()


FIRST = date(2026, 1, 6)


@pytest.mark.parametrize("days", [{"on_leave": True}, {"leave_from": FIRST}, {"leave_from": FIRST - DAY}])
def test_whoever_is_on_leave_is_not_reminded_and_finds_it_on_their_page(
    house: Cast, waiting: UUID, days: dict[str, Any]
) -> None:
    put_right(house, "priya", **days)
    every(DAY, days=30)
    assert notices() == []
    [owed] = owed_to(organisation(house.organisation), house.person("priya").id, AT + 29 * DAY)
    assert str(owed.title) == "Sign “Information Security Policy”, version 1.0"


def test_others_who_can_do_it_are_asked_while_somebody_is_on_leave(house: Cast, waiting: UUID) -> None:
    second_leader(house, "mei")
    put_right(house, "priya", on_leave=True)
    remind(AT)
    assert (notices(), notices(MEI)) == ([], [FIRST])


def test_whoever_comes_back_is_told_then_and_reminded_from_then_on(house: Cast, waiting: UUID) -> None:
    """Three weeks away, from the day on which it was offered: the reminders are not over when they are back."""
    put_right(house, "priya", leave_from=FIRST, leave_until=FIRST + 21 * DAY)
    every(DAY, days=60)
    assert notices() == [FIRST + days * DAY for days in (21, 28, 35, 42)]


def test_days_of_leave_between_two_reminders_do_not_count(house: Cast, waiting: UUID) -> None:
    """Told on Tuesday, away on the ninth day, and back a week later: each reminder comes once, and none is left out."""
    put_right(house, "priya", leave_from=FIRST + 8 * DAY, leave_until=FIRST + 16 * DAY)
    every(DAY, days=60)
    assert notices() == [FIRST + days * DAY for days in (0, 7, 30, 37)]


def test_leave_without_an_end_is_over_when_the_tick_is_taken_away(house: Cast, waiting: UUID) -> None:
    put_right(house, "priya", on_leave=True)
    every(DAY, days=30)
    put_right(house, "priya", on_leave=False, at=AT + 30 * DAY)
    every(DAY, days=30, since=AT + 30 * DAY)
    assert notices() == [FIRST + days * DAY for days in (30, 37, 44, 51)]


def test_a_new_leader_on_leave_is_asked_to_countersign_once_they_are_back(house: Cast) -> None:
    enter_mei(house)
    put_right(house, "mei", leave_from=FIRST, leave_until=FIRST + 2 * DAY)
    assert [invite(AT), invite(AT + DAY), invite(AT + 2 * DAY), invite(AT + 3 * DAY)] == [0, 0, 1, 0]


def enter_mei(house: Cast) -> None:
    who = house.person("mei").id
    enter_leader(person_id=who, basis=Basis.EXECUTIVE, leads_from=date(2026, 1, 5), by=leader(house), at=AT)
