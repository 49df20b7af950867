"""``countersign worker``: one process that runs every context's rounds, over and over."""

from __future__ import annotations

import argparse
import os
import signal
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import DatabaseError, close_old_connections

from countersign.acknowledgements.rounds.carry_on_taking import carry_on_taking
from countersign.acknowledgements.rounds.tally import tally
from countersign.asks.rounds.note_silences import note_silences
from countersign.awareness.rounds.close_draws import close_draws
from countersign.awareness.rounds.forget_answers import forget_answers
from countersign.console.loading import settle
from countersign.console.stirring import Stirring
from countersign.console.way_out import sends_mail
from countersign.delivery.rounds.call_to_reviews import call_to_reviews
from countersign.delivery.rounds.carry_messages import carry_messages
from countersign.delivery.rounds.carry_roles import carry_roles
from countersign.delivery.rounds.collect import collect
from countersign.delivery.rounds.find_news import find_news
from countersign.delivery.rounds.forget_invitations import forget_invitations
from countersign.delivery.rounds.forget_letters import forget_letters
from countersign.delivery.rounds.invite import invite
from countersign.delivery.rounds.post import post
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send
from countersign.delivery.rounds.tell_leaders import tell_leaders
from countersign.delivery.rounds.tell_of_addresses import tell_of_addresses
from countersign.delivery.rounds.tell_of_announcements import tell_of_announcements
from countersign.delivery.rounds.tell_of_delegations import tell_of_delegations
from countersign.delivery.rounds.tell_of_stand_ins import tell_of_stand_ins
from countersign.entrance import clock
from countersign.entrance.sweeping import sweep
from countersign.entrance.watching import Watch
from countersign.examples.rounds.live import live
from countersign.ledger.rounds.forget_acts import forget_acts
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.ledger.rounds.learn_sizes import learn_sizes
from countersign.ledger.rounds.sequence import sequence
from countersign.ledger.rounds.sweep_files import sweep_files
from countersign.ledger.rounds.verify import verify
from countersign.packs.rounds.export import export
from countersign.people.rounds.carry_on_import import carry_on_import
from countersign.policies.rounds.ask_pages import ask_pages
from countersign.policies.rounds.forget_remarks import forget_remarks
from countersign.policies.rounds.render import render
from countersign.readiness.rounds.look import look
from countersign.reviews.rounds.render_minutes import render_minutes

AT_ONCE, SLOWLY, RARELY = timedelta(0), timedelta(seconds=5), timedelta(minutes=10)

UNASKED = timedelta(seconds=30)
"""So often a round looks where nobody wrote anything: the days go by, and mails are tried again."""

SECONDS_BETWEEN = 0.25
"""Well under the second that an entry may wait for its place."""


@dataclass(frozen=True)
class Round:
    """Work that catches up.

    When it found nothing to do, it rests for so long at least, and then until somebody has written something; when it
    failed, it tries again after so long.
    """

    name: str
    work: Callable[[datetime], int]
    rests: timedelta = AT_ONCE
    tries_again: timedelta = AT_ONCE


@dataclass
class Rest:
    """Until when a round rests in any case, and until when at the most; was something written since it began?"""

    least: datetime
    most: datetime
    stirred: bool = False

    def is_over(self, at: datetime) -> bool:
        return at >= (self.least if self.stirred else self.most)


ROUNDS: tuple[Round, ...] = (
    Round("ledger.sequence", sequence),
    Round("delivery.send", send),
    Round("delivery.tell_leaders", tell_leaders),
    Round("delivery.tell_of_addresses", tell_of_addresses, SLOWLY),
    Round("delivery.tell_of_announcements", tell_of_announcements, SLOWLY),
    Round("delivery.tell_of_delegations", tell_of_delegations, SLOWLY),
    Round("delivery.tell_of_stand_ins", tell_of_stand_ins, SLOWLY),
    Round("delivery.invite", invite),
    Round("delivery.call_to_reviews", call_to_reviews, SLOWLY),
    Round("delivery.remind", remind, SLOWLY),
    Round("delivery.carry_messages", carry_messages, SLOWLY, tries_again=SLOWLY),
    Round("delivery.carry_roles", carry_roles, SLOWLY, tries_again=SLOWLY),
    Round("acknowledgements.tally", tally),
    Round("asks.note_silences", note_silences, SLOWLY, tries_again=SLOWLY),
    Round("awareness.close_draws", close_draws, SLOWLY, tries_again=SLOWLY),
    Round("people.carry_on_import", carry_on_import, tries_again=SLOWLY),
    Round("acknowledgements.carry_on_taking", carry_on_taking, tries_again=SLOWLY),
    Round("policies.render", render, tries_again=SLOWLY),
    Round("reviews.render_minutes", render_minutes, tries_again=SLOWLY),
    Round("delivery.post", post, SLOWLY, tries_again=SLOWLY),
    Round("delivery.collect", collect, SLOWLY, tries_again=SLOWLY),
    Round("policies.ask_pages", ask_pages, SLOWLY, tries_again=SLOWLY),
    Round("packs.export", export, tries_again=SLOWLY),
    Round("examples.live", live, tries_again=SLOWLY),
    Round("ledger.learn_sizes", learn_sizes, SLOWLY),
    Round("ledger.issue_checkpoints", issue_checkpoints, SLOWLY),
    Round("ledger.verify", verify, SLOWLY),
    Round("readiness.look", look, SLOWLY),
    Round("delivery.find_news", find_news, RARELY, tries_again=SLOWLY),
    Round("ledger.forget_acts", forget_acts, RARELY),
    Round("policies.forget_remarks", forget_remarks, RARELY),
    Round("awareness.forget_answers", forget_answers, RARELY),
    Round("ledger.sweep_files", sweep_files, RARELY),
    Round("delivery.forget_letters", forget_letters, RARELY),
    Round("delivery.forget_invitations", forget_invitations, RARELY),
    Round("entrance.sweep", sweep, RARELY),
)
"""In the order of a loop: what somebody waits for stands first."""

log = structlog.get_logger()


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="run every round until nothing is left, then stop")


def run(chosen: argparse.Namespace) -> int:
    sends_mail()
    settle()
    work(once=chosen.once)
    return 0


def work(*, once: bool = False, kept_by: int | None = None) -> None:
    """Until the process is told to end; ``once``: until nothing is left.

    ``kept_by``: the process that keeps us; when it is gone, another one has a worker of its own.
    """
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    rests: dict[str, Rest] = {}
    watch, stirring, done = Watch(), Stirring(), 0
    while not stop.is_set() and kept_by in (None, os.getppid()):
        if stirring.again() or done:
            stir(rests)
        done = loop(ROUNDS, rests, watch)
        close_old_connections()
        if once and not done:
            break
        if not done:
            stop.wait(SECONDS_BETWEEN)


def loop(rounds: Iterable[Round], rests: dict[str, Rest], watch: Watch) -> int:
    """Each round that does not rest, once. That we are here is told between them, for one may take long."""
    done = 0
    for one in rounds:
        if one.name not in rests or rests[one.name].is_over(clock.now()):
            done += run_round(one, rests, watch)
            tell(watch)
    return done


def stir(rests: dict[str, Rest]) -> None:
    for rest in rests.values():
        rest.stirred = True


def tell(watch: Watch) -> None:
    """That we are here. Where it cannot be written down, the work goes on, and others see us silent."""
    try:
        watch.tell(clock.now())
    except DatabaseError:
        log.exception("the rounds could not be written down")


def run_round(one: Round, rests: dict[str, Rest], watch: Watch) -> int:
    """An error in it is logged and does not stop the others; later it tries again."""
    at = clock.now()
    rests.pop(one.name, None)
    try:
        done = one.work(at)
    except Exception as error:
        log.exception("round failed", round=one.name)
        watch.failed(one.name, at, error)
        rests[one.name] = Rest(at + one.tries_again, at + one.tries_again)
        return 0
    watch.ran(one.name, at, done)
    if done:
        log.info("round done", round=one.name, done=done)
    else:
        rests[one.name] = Rest(at + one.rests, at + max(one.rests, UNASKED))
    return done
