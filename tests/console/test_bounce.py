"""``countersign bounce``: what a mail server hands over, and what it is told to do with it."""

from __future__ import annotations

import os

import pytest
from pytest_django import Settings

from countersign.delivery.enums import MailKind
from countersign.delivery.envelopes import sender_of
from countersign.delivery.queue import queue
from countersign.delivery.reports import LARGEST
from countersign.people.queries import unreached
from tests.cast import Cast
from tests.console.calling import spoken
from tests.delivery.returns import returned
from tests.delivery.test_send import LETTER
from tests.ledger.doing import recording_fails
from tests.policies.worlds import AT


@pytest.fixture
def envelope(larkbeam: Cast, settings: Settings) -> str:
    """Of a mail to Ola."""
    settings.COUNTERSIGN_BOUNCES = "bounces@larkbeam.example"
    ola = larkbeam.person("ola")
    told = {"kind": MailKind.ALERT, "organisation": larkbeam.organisation, "person": ola.id}
    return sender_of(queue(LETTER, to=ola.email or "", at=AT, **told).id)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", [[], ["--to", "{}"]])
def test_bounce_is_noted(larkbeam: Cast, envelope: str, words: list[str]) -> None:
    """With the address on the command line, or in the headers; the words name nobody."""
    told = spoken("bounce", *(one.format(envelope) for one in words), given=returned("exim", envelope))
    ola = larkbeam.person("ola")
    assert (told.code, told.out, told.err) == (os.EX_OK, f"Noted: mail to {ola.ref} comes back.\n", "")
    assert unreached(larkbeam.organisation) == {ola.id}


def test_bounce_says_that_an_answer_is_none(larkbeam: Cast, envelope: str) -> None:
    """The server is done with it: it writes to nobody that it could not deliver their answer."""
    told = spoken("bounce", given=returned("away", envelope))
    assert (told.code, told.err) == (os.EX_OK, "")
    assert "Nothing is noted" in told.out
    assert unreached(larkbeam.organisation) == set()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b"", "none of our mails"),
        (b"\0\xff\xfe", "none of our mails"),
        (returned("postfix", "bounces+aaaaaaaa@larkbeam.example"), "none of our mails"),
        (b"To: x\r\n\r\n" + b"x" * LARGEST, "larger than any report"),
    ],
)
def test_bounce_when_it_answers_no_mail_of_ours_is_refused(
    larkbeam: Cast, envelope: str, given: bytes, says: str
) -> None:
    told = spoken("bounce", given=given)
    assert (told.code, told.out) == (os.EX_DATAERR, "")
    assert says in told.err
    assert unreached(larkbeam.organisation) == set()


def test_bounce_when_recording_fails_is_to_come_again(larkbeam: Cast, envelope: str) -> None:
    report = returned("postfix", envelope)
    with recording_fails():
        told = spoken("bounce", given=report)
    assert (told.code, told.out) == (os.EX_TEMPFAIL, "")
    assert "later" in told.err
    assert unreached(larkbeam.organisation) == set()
    assert spoken("bounce", given=report).code == os.EX_OK
    assert unreached(larkbeam.organisation) == {larkbeam.person("ola").id}
