"""``countersign worker``: one process that runs every context's rounds, over and over."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Callable
from datetime import datetime

import structlog
from django.conf import settings
from django.db import close_old_connections

from countersign.delivery.rounds.invite import invite
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send
from countersign.delivery.rounds.tell_leaders import tell_leaders
from countersign.entrance import clock
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.ledger.rounds.sequence import sequence
from countersign.ledger.rounds.verify import verify

Round = Callable[[datetime], int]

SECONDS_BETWEEN = 0.25
"""Well under the second that an entry may wait for its place."""

ROUNDS: tuple[tuple[str, Round], ...] = (
    ("ledger.sequence", sequence),
    ("delivery.send", send),
    ("delivery.tell_leaders", tell_leaders),
    ("delivery.invite", invite),
    ("delivery.remind", remind),
    ("ledger.issue_checkpoints", issue_checkpoints),
    ("ledger.verify", verify),
)
"""In the order of a loop: what somebody waits for stands first."""

log = structlog.get_logger()


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="run every round until nothing is left, then stop")


def sends_mail() -> None:
    """A worker that cannot send stops at the start, not at the first signature."""
    if not settings.DEPLOYMENT.smtp and not settings.DEPLOYMENT.mailbox:
        sys.exit(
            "Countersign has no way to send mail. Set COUNTERSIGN_SMTP_URL (smtp://user:password@host:port), or "
            "COUNTERSIGN_MAILBOX=1 to try it out on this machine."
        )


def run(chosen: argparse.Namespace) -> int:
    sends_mail()
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    while not stop.is_set():
        done = sum(run_round(name, one) for name, one in ROUNDS)
        close_old_connections()
        if chosen.once and not done:
            break
        if not done:
            stop.wait(SECONDS_BETWEEN)
    return 0


def run_round(name: str, one: Round) -> int:
    """One round. An error in it is logged and does not stop the others; the next loop tries again."""
    try:
        done = one(clock.now())
    except Exception:
        log.exception("round failed", round=name)
        return 0
    if done:
        log.info("round done", round=name, done=done)
    return done
