"""kill -9 during a mail run, the small twin of `make faults` (G4): nothing lost, nothing more than twice."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import AbstractContextManager
from random import Random

import pytest
from django.db import transaction

from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Letter
from countersign.delivery.models import Mail
from countersign.delivery.queue import queue
from countersign.entrance.clock import now
from tests.delivery.post import Post, post_office
from tests.faults.number import asked, kills, reached, told
from tests.ledger.copies import inside
from tests.ledger.nursery import Child, Nursery, nursery

KILLS = kills(4)
MAILS = asked("MAILS", 12 * KILLS)
SECONDS_FOR_A_SHARE = 120


@pytest.mark.slow
def test_a_worker_killed_at_any_moment_loses_nothing_and_doubles_each_mail_at_most_once(
    database_copy: dict[str, str],
) -> None:
    chance = Random(4)  # noqa: S311 (no secret)
    with post_office() as post, nursery(database_copy, "countersign.delivery.rounds.send") as children:
        with inside(database_copy), transaction.atomic():
            wanted = [put(number) for number in range(MAILS)]
        for turn in range(KILLS):
            run_until(post, children, chance.randrange(2 * MAILS // KILLS), chance.random() / 50)
            reached(turn + 1, KILLS)
        with inside(database_copy):
            finish(post, children)
            assert not Mail.objects.exclude(sealed=b"").exists()
    arrived = Counter(post.ids())
    assert set(arrived) == set(wanted), "lost"
    assert max(arrived.values()) <= 2, "doubled"
    assert sum(arrived.values()) - MAILS <= KILLS, "one mail at most was on its way at each kill"
    told(f"{KILLS:,} kills, {MAILS:,} mails, {sum(arrived.values()) - MAILS} second copies")


def put(number: int) -> str:
    letter = Letter(subject=f"Mail {number}", greeting="Hello", lead="Something waits.")
    mail = queue(letter, to=f"p{number}@larkbeam.example", kind=MailKind.ALERT, at=now())
    return f"<{mail.id.hex}@localhost>"


def worker(post: Post, children: Nursery) -> AbstractContextManager[Child]:
    return children.start("tests.delivery.programs:send_for_ever", str(post.port))


def run_until(post: Post, children: Nursery, mails: int, seconds: float) -> None:
    """Let a worker send so many, and kill it a moment later."""
    enough, until = len(post.mails) + mails, time.monotonic() + SECONDS_FOR_A_SHARE
    with worker(post, children) as sender:
        sender.stdout.readline()
        while len(post.mails) < enough and len(post.mails) < MAILS and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(seconds)
        sender.kill()


def finish(post: Post, children: Nursery) -> None:
    """Let a last worker send what is left."""
    with worker(post, children):
        until = time.monotonic() + 60 + MAILS / 10
        while Mail.objects.filter(sent_at=None).exists() and time.monotonic() < until:
            time.sleep(0.1)
