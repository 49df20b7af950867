"""Reports about others can be done without; what is asked of somebody, and what the lead is told, always comes."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest

from countersign.delivery.models import DoesWithout
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send
from countersign.delivery.without import do_without, have_again, is_without, link_for
from tests.acknowledgements.worlds import accepted_by, in_force_from
from tests.cast import Cast
from tests.delivery.post import Post, part
from tests.people.worlds import put_right
from tests.policies.worlds import after

pytestmark = pytest.mark.beside

LATE = 15
"""Fourteen days after the first day, somebody is late on the next."""

HEADERS = ("List-Unsubscribe", "List-Unsubscribe-Post")


@pytest.fixture
def version(house: Cast) -> UUID:
    """In force since 6 January. Ola reports to Ruth, who has accepted it; Tom is the lead."""
    put_right(house, "ola", manager_id=house.person("ruth").id)
    version = in_force_from(house)[1]
    accepted_by(house, "ruth", version, at=after(1))
    return version


def mailed(here: Cast, post: Post, first: str, at: datetime) -> EmailMessage | None:
    """What somebody is mailed at an instant."""
    before = len(post.mails)
    remind(at)
    send(at)
    return next((mail for mail in post.mails[before:] if mail["To"] == here.person(first).email), None)


def written(post: Post) -> list[str]:
    """The lines of the mails as they came over the wire; whoever reads them makes up for what is written badly."""
    contents = [one.content for one in post.envelopes]
    return [line for one in contents if isinstance(one, bytes) for line in one.decode("ascii").split("\r\n")]


def test_a_mail_of_nothing_but_a_report_can_be_unsubscribed(house: Cast, version: UUID, post: Post) -> None:
    mail = mailed(house, post, "ruth", after(LATE))
    assert mail
    link = link_for(house.organisation, house.person("ruth").id)
    assert [mail[name] for name in HEADERS] == [f"<{link}>", "List-Unsubscribe=One-Click"]
    assert f"List-Unsubscribe: <{link}>" in written(post)
    assert link in part(mail, "plain")
    assert link in part(mail, "html")


def test_a_mail_that_asks_something_too_cannot(house: Cast, version: UUID, post: Post) -> None:
    """A mail program would otherwise say that somebody is rid of all of it. The way stands in the text."""
    put_right(house, "dana", manager_id=house.person("ola").id)
    mail = mailed(house, post, "ola", after(LATE))
    assert mail
    assert "is late" in part(mail, "plain")
    assert [mail[name] for name in HEADERS] == [None, None]
    assert link_for(house.organisation, house.person("ola").id) in part(mail, "plain")


def test_what_is_asked_and_what_the_lead_is_told_cannot(house: Cast, version: UUID, post: Post) -> None:
    mailed(house, post, "ruth", after(LATE + 7))
    told = {str(mail["To"]): mail for mail in post.mails}
    assert {"tom@larkbeam.example", "mei@larkbeam.example", "ola@larkbeam.example"} <= told.keys()
    assert "late with accepting" in part(told["tom@larkbeam.example"], "plain")
    del told["ruth@larkbeam.example"]
    for mail in told.values():
        assert [mail[name] for name in HEADERS] == [None, None]
        assert "do without" not in part(mail, "plain")


def test_whoever_does_without_is_told_nothing_and_the_lead_is(house: Cast, version: UUID, post: Post) -> None:
    ruth = house.person("ruth").id
    do_without(house.organisation, ruth, after(2))
    assert mailed(house, post, "ruth", after(LATE)) is None
    told = mailed(house, post, "tom", after(LATE + 7))
    assert told
    assert "late with accepting" in part(told, "plain")


def test_whoever_does_without_is_still_asked_for_their_own_name(house: Cast, version: UUID, post: Post) -> None:
    put_right(house, "dana", manager_id=house.person("ola").id)
    do_without(house.organisation, house.person("ola").id, after(2))
    mail = mailed(house, post, "ola", after(LATE))
    assert mail
    assert "is late" not in part(mail, "plain")
    assert "Read and accept" in part(mail, "plain")


def test_reports_can_be_had_again(house: Cast, version: UUID, post: Post) -> None:
    ruth = house.person("ruth").id
    do_without(house.organisation, ruth, after(2))
    assert mailed(house, post, "ruth", after(LATE)) is None
    have_again(house.organisation, ruth)
    assert mailed(house, post, "ruth", after(LATE) + timedelta(hours=1)) is not None


def test_saying_so_twice_is_once_and_one_s_own(house: Cast) -> None:
    ruth = house.person("ruth").id
    for day in (1, 2):
        do_without(house.organisation, ruth, after(day))
    assert [row.since for row in DoesWithout.objects.all()] == [after(1)]
    assert is_without(house.organisation, ruth)
    assert not is_without(house.organisation, house.person("ola").id)
    have_again(house.organisation, ruth)
    have_again(house.organisation, ruth)
    assert not is_without(house.organisation, ruth)
