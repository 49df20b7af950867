"""An example mails nobody: with a mail server at hand nothing of it is queued, and nothing that was queued is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from pytest_django import Settings

from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Letter
from countersign.delivery.models import Mail
from countersign.delivery.queue import queue
from countersign.delivery.rounds.invite import invite
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send
from countersign.delivery.rounds.tell_leaders import tell_leaders
from countersign.delivery.rounds.tell_of_addresses import tell_of_addresses
from countersign.entrance.accounts import known_account
from countersign.entrance.clock import now
from countersign.kernel.refusals import Refused
from countersign.people.commands.propose_address import propose_address
from tests.cast import Cast
from tests.delivery.post import Post
from tests.examples.worlds import BO, KIT, invented, lived
from tests.policies.worlds import AT

ROUNDS: tuple[Callable[[datetime], int], ...] = (invite, remind, tell_leaders, tell_of_addresses)
ELSEWHERE = "bo@elsewhere.example"
LETTER = Letter(subject="Something waits", greeting="Bo, something waits", lead="One minute.")


@pytest.fixture
def pinewood(db: None) -> Cast:
    """Bo still has to countersign, and wants another address."""
    here = lived()
    propose_address(person_id=here.person("bo").id, new_address=ELSEWHERE, by=here.actor("bo"), at=now())
    return here


def put(here: Cast) -> Mail:
    return queue(LETTER, to=BO, kind=MailKind.ALERT, at=AT, organisation=here.organisation)


def mails(here: Cast) -> int:
    return Mail.objects.filter(organisation_id=here.organisation).count()


def test_nothing_of_an_example_is_queued_or_sent(pinewood: Cast, post: Post) -> None:
    for work in ROUNDS:
        work(now())
    assert mails(pinewood) == 0
    send(now())
    assert [one for one in post.mails if "pinewood" in str(one["To"]) or ELSEWHERE in str(one["To"])] == []


def test_a_code_of_an_example_is_refused(pinewood: Cast, post: Post) -> None:
    with pytest.raises(Refused, match="mails nobody"):
        put(pinewood)


def test_what_was_queued_in_a_trial_is_not_sent_later(pinewood: Cast, post: Post, settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    put(pinewood)
    settings.COUNTERSIGN_TRIAL = False
    assert send(now()) == 0
    assert post.mails == []


def test_the_people_of_an_example_are_strangers_where_mail_goes_out(pinewood: Cast) -> None:
    assert known_account(KIT, now()) is None


def test_in_a_trial_it_is_all_in_the_mailbox(pinewood: Cast, settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    assert known_account(KIT, now())
    assert sum(work(now()) for work in ROUNDS) > 1
    assert mails(pinewood) > 1


def test_nobody_is_written_to_while_the_past_is_being_lived(db: None, settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    here = invented()
    for work in ROUNDS:
        work(now())
    assert mails(here) == 0
