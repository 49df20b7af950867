"""What a leader sends goes out once to each, on both sides of a crash, and once a day to anybody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from countersign.delivery.enums import MailKind
from countersign.delivery.models import Mail, NoticeItem
from countersign.delivery.reach import Reach, reach_of
from countersign.delivery.reports import Failure
from countersign.delivery.returned import note
from countersign.delivery.rounds.carry_messages import carry_messages
from countersign.delivery.rounds.send import send
from tests.cast import Cast
from tests.delivery.post import Post, part
from tests.messages.worlds import AT, TEXT, TITLE, after, found, recorded, sent
from tests.people.bouncing import bounced

pytestmark = pytest.mark.beside

EVERYBODY = {f"{first}@larkbeam.example" for first in ("tom", "mei", "ruth", "ola", "dana")}
HOUR = timedelta(hours=1)


def carried() -> list[str]:
    return sorted(Mail.objects.filter(kind=MailKind.MESSAGE.value).values_list("to", flat=True))


def test_everybody_it_is_for_gets_it_once(house: Cast, post: Post) -> None:
    sent(house)
    assert carry_messages(AT) == 5
    assert carry_messages(AT + HOUR) == 0
    assert carry_messages(after(1)) == 0
    assert carried() == sorted(EVERYBODY)
    assert send(AT + HOUR) == 5
    letter = post.mails[0]
    assert letter["Subject"] == f"Priya Raman: {TITLE}"
    text = part(letter, "plain")
    assert TEXT.split("\n")[0] in " ".join(text.split())
    assert "Priya Raman" in text
    assert "CEO and founder" in text


def test_a_long_list_goes_out_in_parts_and_is_carried_on(house: Cast) -> None:
    """As when the worker is killed in between: what is noted is in line, and what is in line is noted."""
    id = sent(house)
    assert [carry_messages(AT, limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert carried() == sorted(EVERYBODY)
    assert NoticeItem.objects.filter(item=found(house, id).ref).count() == 5


def test_nobody_gets_two_messages_on_one_day(house: Cast) -> None:
    sent(house)
    sent(house, title="One thing more", to_contractors=False)
    assert carry_messages(AT) == 5
    assert carry_messages(AT + HOUR) == 0
    assert carry_messages(after(1)) == 4
    assert carry_messages(after(2)) == 0


def test_what_was_told_elsewhere_is_mailed_to_nobody(house: Cast) -> None:
    recorded(house)
    assert carry_messages(AT) == 0


def test_old_news_are_not_sent(house: Cast) -> None:
    sent(house)
    assert carry_messages(after(31)) == 0


def test_whom_no_mail_reaches_is_left_out_and_counted(house: Cast) -> None:
    bounced(house, "ola")
    id = sent(house)
    assert carry_messages(AT) == 4
    assert "ola@larkbeam.example" not in carried()
    assert found(house, id).addressed == 5


def test_reach_is_what_the_outbox_knows(house: Cast, post: Post) -> None:
    id = sent(house)
    of = found(house, id).ref
    assert reach_of(house.organisation, of) == Reach(0, 0, 0)
    carry_messages(AT)
    assert reach_of(house.organisation, of) == Reach(5, 0, 0)
    send(AT + HOUR)
    back = Mail.objects.get(to="mei@larkbeam.example", kind=MailKind.MESSAGE.value)
    note(back, Failure("5.1.1", "No such user"), after(1))
    assert reach_of(house.organisation, of) == Reach(5, 4, 1)
    assert carry_messages(after(2)) == 0, "it is not sent again to a dead address"
    assert len(post.mails) == 5
