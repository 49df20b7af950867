"""Whoever is invited to a management review gets its day for the calendar, again when it moves, and when it is off."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import icalendar

from countersign.delivery.rounds.call_to_reviews import call_to_reviews
from countersign.delivery.rounds.send import send
from countersign.reviews.commands.call_off_review import call_off_review
from countersign.reviews.commands.change_review import change_review
from countersign.reviews.commands.plan_slots import plan_slots
from tests.cast import Cast
from tests.delivery.post import Post
from tests.people.bouncing import bounced
from tests.reviews.worlds import AT, HELD, PLANNED_ON, after, found, lead, opened, plan, planned

PRIYA, MEI = "priya@larkbeam.example", "mei@larkbeam.example"


def mails(post: Post, to: str) -> list[EmailMessage]:
    return [mail for mail in post.mails if mail["To"] == to]


def events(mail: EmailMessage) -> list[Any]:
    [part] = [one for one in mail.iter_attachments() if one.get_content_type() == "text/calendar"]
    return list(icalendar.Calendar.from_ical(part.get_content()).walk("VEVENT"))


def event(mail: EmailMessage) -> Any:
    [found] = events(mail)
    return found


def called(at: datetime = AT) -> int:
    done = call_to_reviews(at)
    send(at)
    return done


def test_everybody_invited_gets_one_mail_with_the_day(house: Cast, post: Post) -> None:
    id = planned(house, begins="09:30", place="Upstairs")
    assert [called(), called()] == [3, 0]
    [mail] = mails(post, MEI)
    assert mail["Subject"] == "You are invited to the management review on 20 January 2026"
    made = event(mail)
    assert made["dtstart"].dt == datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
    assert str(made["location"]) == "Upstairs"
    assert str(made["uid"]) == f"managementreview_{id.hex}@countersign"
    assert "You chair it." in " ".join(str(mails(post, PRIYA)[0].get_body(("plain",))).split())


def test_a_day_without_a_time_blocks_the_day_alone(house: Cast, post: Post) -> None:
    planned(house)
    called()
    made = event(mails(post, MEI)[0])
    assert (made["dtstart"].dt, made["dtend"].dt) == (date(2026, 1, 20), date(2026, 1, 21))


def test_it_moves_in_the_same_calendar_entry(house: Cast, post: Post) -> None:
    id = planned(house)
    called()
    moved = plan(house, planned_on=date(2026, 2, 3))
    change_review(review_id=id, revision_shown=1, plan=moved, by=lead(house), at=after(1))
    assert called(after(1)) == 3
    first, second = mails(post, MEI)
    assert second["Subject"] == "The management review moved: 3 February 2026"
    assert event(first)["uid"] == event(second)["uid"]
    assert event(second)["sequence"] > event(first)["sequence"]


def test_other_guests_are_no_news_to_whoever_was_told(house: Cast, post: Post) -> None:
    id = planned(house)
    called()
    more = plan(house, invited=("tom", "mei", "ola"))
    change_review(review_id=id, revision_shown=1, plan=more, by=lead(house), at=after(1))
    assert called(after(1)) == 1


def moved(house: Cast, id: UUID, days: int, on: date, **changed: Any) -> None:
    shown, now = found(house, id).revision, plan(house, planned_on=on, **changed)
    change_review(review_id=id, revision_shown=shown, plan=now, by=lead(house), at=after(days))


def test_what_moved_and_moved_back_is_told_each_time(house: Cast, post: Post) -> None:
    id = planned(house)
    called()
    for days, on in ((1, date(2026, 2, 3)), (2, PLANNED_ON), (3, date(2026, 2, 3))):
        moved(house, id, days, on)
        assert [called(after(days)), called(after(days))] == [3, 0]
    told = [event(mail)["dtstart"].dt for mail in mails(post, MEI)]
    assert told == [PLANNED_ON, date(2026, 2, 3), PLANNED_ON, date(2026, 2, 3)]
    numbers = [event(mail)["sequence"] for mail in mails(post, MEI)]
    assert numbers == sorted(set(numbers))


def test_what_moved_and_moved_back_on_one_day_is_no_news(house: Cast, post: Post) -> None:
    """One mail a day about reviews; what is in the calendar by then is right again."""
    id = planned(house)
    called()
    moved(house, id, 0, date(2026, 2, 3))
    assert called(after(0, 1)) == 0
    moved(house, id, 0, PLANNED_ON)
    assert [called(after(0, 2)), called(after(1))] == [0, 0]


def test_whoever_is_not_invited_any_more_lets_go_of_it(house: Cast, post: Post) -> None:
    id = planned(house)
    called()
    moved(house, id, 1, PLANNED_ON, invited=("tom",))
    assert [called(after(1)), called(after(2))] == [1, 0]
    last = mails(post, MEI)[-1]
    assert last["Subject"] == "You need not come to the management review of 20 January 2026"
    assert str(event(last)["status"]) == "CANCELLED"
    assert "See the agenda" not in str(last.get_body(("plain",)))
    moved(house, id, 3, PLANNED_ON)
    assert called(after(3)) == 1
    again = mails(post, MEI)[-1]
    assert again["Subject"] == "You are invited to the management review on 20 January 2026"
    assert event(again)["sequence"] > event(last)["sequence"]


def test_a_year_of_slots_is_one_mail(house: Cast, post: Post) -> None:
    invited = [house.person("mei").id]
    chair = house.person("priya").id
    plan_slots(first_on=date(2026, 2, 3), chair_id=chair, invited=invited, full_last=True, by=lead(house), at=AT)
    assert called() == 2
    [mail] = mails(post, MEI)
    assert mail["Subject"] == "Management reviews: 4 days for your calendar"
    assert [one["dtstart"].dt for one in events(mail)] == [
        date(2026, 2, 3), date(2026, 5, 3), date(2026, 8, 3), date(2026, 11, 3)
    ]  # fmt: skip


def test_what_is_today_or_tomorrow_does_not_wait_for_the_next_mail(house: Cast, post: Post) -> None:
    planned(house)
    called()
    near = planned(house, planned_on=after(1).date())
    planned(house, planned_on=date(2026, 3, 3))
    assert [called(after(0, 1)), called(after(0, 2))] == [3, 0]
    assert [str(event(mail)["uid"]) for mail in mails(post, MEI)[1:]] == [f"managementreview_{near.hex}@countersign"]
    assert called(after(1)) == 3, "what could wait comes a day later"


def test_what_was_to_be_tomorrow_and_moves_is_told_at_once(house: Cast, post: Post) -> None:
    id = planned(house, planned_on=after(1).date())
    called()
    moved(house, id, 0, date(2026, 3, 3))
    assert [called(after(0, 1)), called(after(0, 2))] == [3, 0]


def test_nobody_is_called_at_an_address_that_gives_mail_back(house: Cast, post: Post) -> None:
    bounced(house, "mei")
    planned(house)
    assert called() == 2
    assert mails(post, MEI) == []


def test_whoever_was_told_hears_that_it_is_off(house: Cast, post: Post) -> None:
    id, never = planned(house), planned(house, planned_on=date(2026, 3, 3))
    call_off_review(review_id=never, because="Twice.", by=lead(house), at=AT)
    called()
    call_off_review(review_id=id, because="Ill.", by=lead(house), at=after(1))
    assert [called(after(1)), called(after(2))] == [3, 0]
    last = mails(post, MEI)[-1]
    assert last["Subject"] == "The management review of 20 January 2026 does not take place"
    assert str(event(last)["status"]) == "CANCELLED"


def test_nobody_is_called_to_what_is_over_or_goes_on(house: Cast, post: Post) -> None:
    opened(house)
    planned(house, planned_on=date(2026, 1, 3))
    assert called(HELD) == 0
    assert not found(house, planned(house)).opened_at
