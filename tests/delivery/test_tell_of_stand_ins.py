"""Who stands in for whom is told at once: to whoever does, and to the holder who did not say it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from countersign.delivery.enums import MailKind
from countersign.delivery.models import Mail
from countersign.delivery.rounds.send import send
from countersign.delivery.rounds.tell_of_stand_ins import LOOKS_BACK, tell_of_stand_ins
from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.roles.commands.end_stand_in import end_stand_in
from tests.cast import Cast
from tests.delivery.post import Post, link_in, part
from tests.roles.away import GOES, away
from tests.roles.worlds import AT, TODAY, after, begun, held, lead

DANA, MEI = "dana@larkbeam.example", "mei@larkbeam.example"


@pytest.fixture
def firm(house: Cast) -> Cast:
    begun(house)
    return house


def told() -> list[str]:
    return sorted(Mail.objects.filter(kind=MailKind.ALERT.value).values_list("to", flat=True))


def test_whoever_stands_in_is_told_once(firm: Cast, post: Post) -> None:
    away(firm, "mei", (held(firm, "mei", "hr"), "dana"))
    assert [tell_of_stand_ins(AT), tell_of_stand_ins(AT)] == [1, 0]
    send(AT)
    mail = next(one for one in post.mails if one["To"] == DANA)
    assert mail["Subject"] == "You stand in for Mei Sato: HR security duties"
    says = " ".join(part(mail, "plain").split())
    assert "HR security duties: from 12 January 2026 until 26 January 2026" in says
    assert "If you cannot, say so to the ISMS lead" in says
    assert "/o/larkbeam-ltd/roles/" in link_in(mail)


def test_the_holder_is_told_when_somebody_else_said_it(firm: Cast, post: Post) -> None:
    away(firm, "mei", (held(firm, "mei", "hr"), "dana"), by=lead(firm))
    assert tell_of_stand_ins(AT) == 2
    assert told() == [DANA, MEI]
    send(AT)
    mail = next(one for one in post.mails if one["To"] == MEI)
    assert mail["Subject"] == "Dana Field stands in for you: HR security duties"


def test_that_it_is_over_earlier_is_told(firm: Cast, post: Post) -> None:
    named = away(firm, "mei", (held(firm, "mei", "hr"), "dana"))
    tell_of_stand_ins(AT)
    end_stand_in(stand_in_id=named, ended_on=GOES, by=lead(firm), at=after(1))
    assert [tell_of_stand_ins(after(1)), tell_of_stand_ins(after(2))] == [2, 0]
    send(after(1))
    subjects = {one["To"]: one["Subject"] for one in post.mails}
    assert subjects[DANA] == "You need not stand in for Mei Sato any more: HR security duties"
    assert subjects[MEI] == "Nobody stands in for you any more: HR security duties"


def test_old_news_and_people_who_left_are_not_told(firm: Cast) -> None:
    away(firm, "mei", (held(firm, "mei", "hr"), "dana"))
    assert tell_of_stand_ins(AT + LOOKS_BACK + timedelta(seconds=1)) == 0
    leave(person_id=firm.person("dana").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    assert tell_of_stand_ins(AT) == 0
