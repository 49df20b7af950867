"""kill -9 while people accept, the small twin of `make faults`: nothing lost, nothing twice; the ledger verifies."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tests.engine import LACKS
from tests.faults.browser import Answer, Browser
from tests.faults.crowd import all_once, crowd
from tests.faults.number import kills, reached, told
from tests.faults.presses import Presses
from tests.faults.site import Site, site
from tests.ledger.copies import inside

KILLS = kills(4)
"""Each engine does its share."""

AT_A_TIME, ACCEPT_EACH_TIME = 8, 10
EVERYTHING, DOUBLE_CLICKS = 10, 3
"""Every tenth kill takes the whole server; every third person clicks twice."""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason=LACKS + "/proc to find web processes in")
def test_accept_when_the_server_is_killed_at_any_moment_loses_and_doubles_nothing(
    database_copy: dict[str, str],
) -> None:
    chance, presses = Random(16), Presses()  # noqa: S311 (no secret)
    with inside(database_copy):
        found = crowd(KILLS * ACCEPT_EACH_TIME)
    with site(database_copy) as served:
        for turn in range(KILLS):
            guests = found.guests[turn * ACCEPT_EACH_TIME :][:ACCEPT_EACH_TIME]
            browsers = [Browser(served.port, {"countersign": guest.cookie}, presses) for guest in guests]
            accept_and_kill(served, found.page, browsers, chance, everything=turn % EVERYTHING == 2)
            reached(turn + 1, KILLS)
    assert presses.cut, "no kill came between a press and its answer"
    with inside(database_copy):
        all_once(found)
        verified = served.verify()
    assert verified.returncode == 0, verified.stdout + verified.stderr
    told(f"{KILLS:,} kills, {len(found.guests):,} acceptances, {presses.cut:,} presses cut off")


def accept_and_kill(served: Site, page: str, browsers: list[Browser], chance: Random, *, everything: bool) -> None:
    """Everybody accepts. The kill comes when so many have pressed, and up to the time that an answer takes later."""
    served.whole()
    presses = browsers[0].presses
    enough = presses.sent + chance.randint(1, AT_A_TIME)
    with ThreadPoolExecutor(AT_A_TIME) as people:
        receipts = [
            people.submit(browser.accept, page, clicks=1 + (place % DOUBLE_CLICKS == 0))
            for place, browser in enumerate(browsers)
        ]
        presses.wait_until(enough)
        time.sleep(chance.random() * presses.usual_seconds())
        if everything:
            served.kill_everything()
            served.start()
        else:
            served.kill_a_web_process()
        seen = [receipt.result() for receipt in receipts]
    told_clearly(browsers, seen)


def told_clearly(browsers: list[Browser], receipts: list[Answer]) -> None:
    """Whoever pressed, once, twice or again after nothing came, was led to the receipt."""
    answers = [(answer.status, answer.text[:2000]) for browser in browsers for answer in browser.answers]
    assert [answer for answer in answers if answer[0] != 303] == []
    assert [receipt.text for receipt in receipts if "What you accepted" not in receipt.text] == []
