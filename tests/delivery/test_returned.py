"""A mail that came back: whom it was to, that it told nobody anything, and until when nothing more goes there."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from countersign.delivery.enums import MailKind
from countersign.delivery.envelopes import sender_of
from countersign.delivery.models import Mail
from countersign.delivery.queue import queue
from countersign.delivery.returned import take_in
from countersign.delivery.rounds.invite import invite
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send
from countersign.delivery.rounds.tell_leaders import tell_leaders
from countersign.entrance.codes import mail_sign_in_code
from countersign.kernel.refusals import Refused
from countersign.people.commands.change_address import change_address
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.leave import leave
from countersign.people.commands.try_again import try_again
from countersign.people.enums import Basis
from countersign.people.queries import bounce_of, unreached
from tests.acknowledgements.worlds import in_force_from
from tests.cast import Cast
from tests.delivery.post import LATER, TAKES, Post
from tests.delivery.returns import FAILED, SAYS_NOTHING, returned
from tests.delivery.test_send import LETTER
from tests.people.worlds import hr, lead, top
from tests.policies.worlds import AT, after, begun, offered, second_leader, signed

pytestmark = pytest.mark.beside

OLA, NEW = "ola@larkbeam.example", "ola@larkbeam-group.example"
NOBODY = "550 5.1.1 no such user"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def collected(settings: Settings) -> None:
    settings.COUNTERSIGN_BOUNCES = "bounces@larkbeam.example"


@pytest.fixture
def asked(house: Cast) -> Cast:
    """The policy is in force since 6 January, and everybody is asked to accept it."""
    in_force_from(house)
    return house


def reminded(post: Post, at: datetime) -> list[str]:
    """To whom the mails of a day went, as far as the server took them."""
    before = len(post.mails)
    remind(at)
    send(at)
    return sorted(str(mail["To"]) for mail in post.mails[before:])


def to_ola(day: datetime) -> Mail:
    return Mail.objects.get(to=OLA, kind=MailKind.NOTICE.value, queued_at=day)


def stands(here: Cast, first: str = "ola") -> bool:
    return here.person(first).id in unreached(here.organisation)


def test_a_refusal_at_the_door_is_final(asked: Cast, post: Post) -> None:
    remind(after(1))
    post.at_the_door = NOBODY
    assert send(after(1)) == 0
    bounce = bounce_of(asked.organisation, asked.person("ola").id)
    assert bounce
    assert (bounce.status, bounce.said, bounce.address) == ("5.1.1", NOBODY, OLA)
    mail = to_ola(after(1))
    assert (mail.returned_at, bytes(mail.sealed), mail.trouble) == (after(1), b"", NOBODY)
    post.at_the_door = TAKES
    assert send(after(3)) == 0


def test_a_refusal_for_now_is_tried_again(asked: Cast, post: Post) -> None:
    remind(after(1))
    post.at_the_door = LATER
    assert send(after(1)) == 0
    assert unreached(asked.organisation) == set()
    post.at_the_door = TAKES
    assert send(after(1) + HOUR) > 0
    assert OLA in [str(mail["To"]) for mail in post.mails]


def test_a_server_that_relays_for_nobody_says_nothing_about_an_address(asked: Cast, post: Post) -> None:
    remind(after(1))
    post.at_the_door = "554 5.7.1 relay access denied"
    assert send(after(1)) == 0
    assert unreached(asked.organisation) == set()


def test_nobody_is_reminded_from_whom_mail_comes_back(asked: Cast, post: Post) -> None:
    assert OLA in reminded(post, after(1))
    come_back(to_ola(after(1)))
    assert stands(asked)
    assert OLA not in reminded(post, after(2))
    assert OLA not in reminded(post, after(9))


def come_back(mail: Mail, name: str = "postfix", at: datetime | None = None) -> str:
    return take_in(returned(name, sender_of(mail.id)), at or mail.queued_at + HOUR)


def test_what_came_back_is_told_at_the_new_address(asked: Cast, post: Post) -> None:
    """On the same day, and every step of it: it had told nobody anything."""
    reminded(post, after(1))
    come_back(to_ola(after(1)))
    change_address(person_id=asked.person("ola").id, new_address=NEW, by=lead(asked), at=after(1) + 2 * HOUR)
    assert not stands(asked)
    assert reminded(post, after(1) + 3 * HOUR) == [NEW]
    assert reminded(post, after(1) + 4 * HOUR) == []


def test_what_came_back_is_told_again_when_somebody_says_so(asked: Cast, post: Post) -> None:
    reminded(post, after(1))
    come_back(to_ola(after(1)))
    try_again(person_id=asked.person("ola").id, by=lead(asked), at=after(2))
    assert OLA in reminded(post, after(2) + HOUR)


def test_a_leader_who_cannot_be_reached_is_not_invited_again(house: Cast, post: Post) -> None:
    mei = house.person("mei").id
    enter_leader(person_id=mei, basis=Basis.BOARD, leads_from=AT.date(), by=top(house), at=AT)
    post.at_the_door = NOBODY
    assert [invite(AT), send(AT), invite(AT + HOUR)] == [1, 0, 0]
    assert stands(house, "mei")
    try_again(person_id=mei, by=lead(house), at=AT + 2 * HOUR)
    post.at_the_door = TAKES
    assert [invite(AT + 3 * HOUR), send(AT + 3 * HOUR)] == [1, 1]


def test_what_must_not_go_unnoticed_is_told_once_whatever_came_back(house: Cast, post: Post) -> None:
    """Or it would go out to a dead address for thirty days, four times a second."""
    second_leader(house, "mei")
    signed(house, offered(house, begun(house)), at=after(1))
    post.at_the_door = NOBODY
    tell_leaders(after(1))
    assert send(after(1)) == 0
    assert stands(house, "mei")
    assert [tell_leaders(after(1) + HOUR), tell_leaders(after(2))] == [0, 0]


def test_codes_are_tried_for_as_long_as_they_live(post: Post) -> None:
    mail_sign_in_code(OLA, "123456", AT)
    post.at_the_door = NOBODY
    assert send(AT) == 0
    post.at_the_door = TAKES
    assert send(AT + timedelta(minutes=1)) == 1


@pytest.mark.parametrize("server", FAILED)
def test_a_report_that_comes_later(asked: Cast, post: Post, server: str) -> None:
    reminded(post, after(1))
    sender = next(str(one.mail_from) for one in post.envelopes if one.rcpt_tos == [OLA])
    to = sender if server == "exim" else ""
    text = take_in(returned(server, sender), after(1) + HOUR, to)
    assert text == f"Noted: mail to {asked.person('ola').ref} comes back."
    assert unreached(asked.organisation) == {asked.person("ola").id}


def test_every_mail_has_an_envelope_of_its_own_and_comes_from_us(asked: Cast, post: Post) -> None:
    reminded(post, after(1))
    senders = [str(one.mail_from) for one in post.envelopes]
    assert len({*senders}) == len(senders) > 1
    assert all(one.startswith("bounces+") and one.endswith("@larkbeam.example") for one in senders)
    assert {str(mail["From"]) for mail in post.mails} == {"Countersign <countersign@localhost>"}


@pytest.mark.parametrize("what", SAYS_NOTHING)
def test_what_says_nothing_changes_nothing(asked: Cast, post: Post, what: str) -> None:
    reminded(post, after(1))
    assert "Nothing is noted" in come_back(to_ola(after(1)), what)
    assert unreached(asked.organisation) == set()
    assert to_ola(after(1)).returned_at is None


def test_the_same_report_twice(asked: Cast, post: Post) -> None:
    reminded(post, after(1))
    mail = to_ola(after(1))
    come_back(mail)
    assert come_back(mail, "gmail", after(2)) == "This was noted before."


def test_nobody_reports_of_a_mail_they_were_not_sent(asked: Cast, post: Post, settings: Settings) -> None:
    reminded(post, after(1))
    mail = to_ola(after(1))
    settings.SECRET_KEY, ours = "somebody else's" * 5, settings.SECRET_KEY
    forged = sender_of(mail.id)
    settings.SECRET_KEY = ours
    with pytest.raises(Refused, match="none of our mails"):
        take_in(returned("postfix", forged), after(2))
    assert not stands(asked)


@pytest.mark.parametrize("raw", [b"", b"\0\xff" * 500, b"To: bounces@larkbeam.example\r\n\r\nHello"])
def test_garbage_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match="none of our mails"):
        take_in(raw, AT)


def test_a_report_about_an_address_they_no_longer_have(asked: Cast, post: Post) -> None:
    reminded(post, after(1))
    mail = to_ola(after(1))
    change_address(person_id=asked.person("ola").id, new_address=NEW, by=lead(asked), at=after(2))
    assert "nobody's here by now" in come_back(mail, at=after(3))
    assert not stands(asked)
    assert reminded(post, after(3)) == [NEW]


def test_a_report_about_somebody_who_has_left(asked: Cast, post: Post) -> None:
    reminded(post, after(1))
    mail = to_ola(after(1))
    leave(person_id=asked.person("ola").id, left_on=after(1).date(), by=hr(asked), at=after(2))
    assert "nobody's here by now" in come_back(mail, at=after(3))
    assert not stands(asked)


def test_a_report_about_a_mail_that_is_forgotten(post: Post) -> None:
    """Codes are, after ten minutes."""
    mail = queue(LETTER, to=OLA, kind=MailKind.CODE, at=AT, expires_at=AT + HOUR)
    raw = returned("postfix", sender_of(mail.id))
    mail.delete()
    assert "forgotten" in take_in(raw, AT + 2 * HOUR)
