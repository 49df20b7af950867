from __future__ import annotations

from datetime import timedelta

import pytest

from countersign.asks.enums import Channel
from countersign.delivery.models import NoticeItem
from countersign.delivery.owed import everything_owed, owed_to
from countersign.delivery.rounds.remind import remind
from countersign.people.queries import organisation
from tests.asks.worlds import DUE, WANTED, after, answered, chased, committed, found, made, met, withdrawn
from tests.cast import Cast
from tests.people.worlds import put_right

pytestmark = pytest.mark.beside


def titles(here: Cast, first: str, days: int) -> list[str]:
    """What waits for somebody about asks."""
    owed = owed_to(organisation(here.organisation), here.person(first).id, after(days))
    return [str(one.title) for one in owed if one.route[0].startswith("asks:")]


def test_an_ask_waits_for_whoever_is_asked_until_it_is_answered(house: Cast) -> None:
    id = made(house)
    assert titles(house, "priya", 1) == [f"Answer: {WANTED}"]
    assert titles(house, "tom", 1) == []
    answered(house, id, at=after(1))
    assert titles(house, "priya", 2) == []


def test_what_was_withdrawn_waits_no_more(house: Cast) -> None:
    withdrawn(house, made(house), at=after(1))
    assert titles(house, "priya", 2) == []


def test_an_ask_says_who_asks_why_and_by_when(house: Cast) -> None:
    id = made(house)
    [owed] = [one for one in everything_owed(organisation(house.organisation), after(1)) if one.until == DUE]
    assert str(owed.why).startswith("Tom Okafor asks you. Stage 2 is on")
    assert (owed.minutes, owed.route) == (60, ("asks:answer", id.hex))


def test_whoever_is_on_leave_is_not_mailed_and_finds_it_on_their_page(house: Cast) -> None:
    made(house)
    put_right(house, "priya", on_leave=True)
    mailed = [one for one in everything_owed(organisation(house.organisation), after(1)) if one.until == DUE]
    assert mailed == []
    assert titles(house, "priya", 1) == [f"Answer: {WANTED}"]


def told(here: Cast, item: str) -> list[str]:
    found = NoticeItem.objects.filter(organisation_id=here.organisation, item__startswith=item)
    return sorted(found.values_list("step", flat=True))


def test_a_chase_goes_with_the_next_mail_of_the_day_and_never_in_a_second_one(house: Cast) -> None:
    id = made(house)
    of = found(house, id).ref
    assert remind(after(0)) > 0
    assert told(house, of) == ["0"]
    chased(house, id, Channel.HERE, at=after(0, hours=2))
    assert remind(after(0, hours=3)) == 0, "she had today's mail"
    remind(after(1))
    assert told(house, of) == ["0", "0"], "told anew, as a thing of its own"
    assert remind(after(1) + timedelta(hours=5)) == 0


def test_a_chase_elsewhere_mails_nothing(house: Cast) -> None:
    id = made(house)
    remind(after(0))
    chased(house, id, Channel.CALL, at=after(1))
    assert remind(after(2)) == 0


def test_a_commitment_waits_from_its_day_on(house: Cast) -> None:
    id = committed(house)
    assert titles(house, "priya", 44) == []
    assert titles(house, "priya", 45) == ["Say whether it is done: I chair the review and publish what it decided."]
    met(house, id, at=after(45))
    assert titles(house, "priya", 46) == []
