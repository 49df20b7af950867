"""``countersign example larkbeam``: begin the example, and live its past here instead of in the worker."""

from __future__ import annotations

import argparse
import sys
from time import sleep
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from countersign.console.migrate import bring_up_to_date
from countersign.entrance import clock
from countersign.examples import living
from countersign.examples.rounds.live import live
from countersign.examples.stories import STORIES
from countersign.ledger.queries import simulated
from countersign.people.queries import organisation

ACTS_AT_A_TIME = 10
SECONDS_BETWEEN = 0.2


def options(parser: argparse.ArgumentParser) -> None:
    keys = [story.key for story in STORIES]
    parser.add_argument("example", metavar="EXAMPLE", choices=keys, help=f"which one: {', '.join(keys)}")


def run(chosen: argparse.Namespace) -> int:
    """Exit code 0 when it stands, whoever lived it. Stopped in between, the next call goes on."""
    bring_up_to_date(verbosity=0)
    story = next(one for one in STORIES if one.key == chosen.example)
    begun = living.begin(clock.now(), story)
    live_through(begun)
    print(f"{organisation(begun).name} is at {address(begun)}")
    if not settings.COUNTERSIGN_TRIAL:
        print("Nobody can enter it by a click: that takes trial mode (COUNTERSIGN_MAILBOX=1).", file=sys.stderr)
    return 0


def live_through(begun: UUID) -> None:
    """A line for each month. Another process that lives the same past is waited for."""
    month = ""
    while begun in simulated():
        day = living.progress(begun).day
        if month != f"{day:%B %Y}":
            month = f"{day:%B %Y}"
            print(f"{month} ...", flush=True)
        if not live(clock.now(), ACTS_AT_A_TIME):
            sleep(SECONDS_BETWEEN)


def address(begun: UUID) -> str:
    """In trial mode the door at which one chooses whom to be."""
    inside = reverse("home:waiting", args=[organisation(begun).slug])
    door = reverse("example:story", args=[living.story_of(begun).key])
    return settings.COUNTERSIGN_URL + (door if settings.COUNTERSIGN_TRIAL else inside)
