"""kill -9 while people accept, the small twin of `make faults`: nothing lost, nothing twice; the ledger verifies."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tests.engine import LACKS
from tests.faults.browser import Answer, Browser
from tests.faults.crowd import Crowd, Guest, all_once, crowd
from tests.faults.number import kills, told
from tests.faults.site import Site, site
from tests.ledger.copies import inside

KILLS = kills(4)
"""Each engine does its share."""

AT_A_TIME, ACCEPT_EACH_TIME = 8, 12
SECONDS_OF_PEACE = 0.8
EVERYTHING, DOUBLE_CLICKS = 5, 3
"""Every fifth kill takes the whole server; every third person clicks twice."""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason=LACKS + "/proc to find web processes in")
def test_accept_when_the_server_is_killed_at_any_moment_loses_and_doubles_nothing(
    database_copy: dict[str, str],
) -> None:
    chance = Random(16)  # noqa: S311 (no secret)
    with inside(database_copy):
        found = crowd(KILLS * ACCEPT_EACH_TIME)
    browsers: list[Browser] = []
    with site(database_copy) as served:
        for turn in range(KILLS):
            guests = found.guests[turn * ACCEPT_EACH_TIME :][:ACCEPT_EACH_TIME]
            browsers += accept_and_kill(served, found, guests, chance.random(), everything=turn % EVERYTHING == 2)
    assert sum(browser.unanswered for browser in browsers), "every kill came when nobody had pressed the button"
    with inside(database_copy):
        all_once(found)
        verified = served.verify()
    assert verified.returncode == 0, verified.stdout + verified.stderr
    told(f"{KILLS:,} kills, {len(found.guests):,} acceptances")


def accept_and_kill(
    served: Site, found: Crowd, guests: list[Guest], chance: float, *, everything: bool
) -> list[Browser]:
    browsers = [Browser(served.port, {"countersign": guest.cookie}) for guest in guests]
    with ThreadPoolExecutor(AT_A_TIME) as people:
        receipts = [
            people.submit(browser.accept, found.page, clicks=1 + (number % DOUBLE_CLICKS == 0))
            for number, browser in enumerate(browsers)
        ]
        time.sleep(chance * SECONDS_OF_PEACE)
        if everything:
            served.kill_everything()
            served.start()
        else:
            served.kill_a_web_process()
        seen = [receipt.result() for receipt in receipts]
    told_clearly(browsers, seen)
    return browsers


def told_clearly(browsers: list[Browser], receipts: list[Answer]) -> None:
    """Whoever pressed, once, twice or again after nothing came, was led to the receipt."""
    answers = [(answer.status, answer.text[:2000]) for browser in browsers for answer in browser.answers]
    assert [answer for answer in answers if answer[0] != 303] == []
    assert [receipt.text for receipt in receipts if "What you accepted" not in receipt.text] == []
