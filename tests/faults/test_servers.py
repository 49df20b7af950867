"""PostgreSQL dies while people accept: nothing confirmed is lost, the page says so meanwhile, and it heals."""

from __future__ import annotations

import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import pytest
from pytest_django.plugin import DjangoDbBlocker

from countersign.ledger.queries import logs_with_pending
from tests import engine
from tests.faults.browser import SECONDS_BEFORE_PRESSING_AGAIN, Answer, Browser, disk_failed, is_away
from tests.faults.crowd import all_once, crowd
from tests.faults.number import asked, reached, told
from tests.faults.presses import SECONDS_OF_PATIENCE, Presses
from tests.faults.servers import Harm, Server, backend_dies, harms, server, syncs_fail
from tests.faults.site import Site, site
from tests.ledger.copies import inside

ROUNDS = asked("SERVERS", 1)
"""So often each kind of harm."""

GUESTS = 8
SECONDS_TO_PLACE = 60

pytestmark = [
    pytest.mark.skipif(engine.engine() == "sqlite", reason="SQLite has no processes of its own"),
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason=engine.LACKS + "/proc to find processes in"),
]


@pytest.fixture
def database_copy(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="countersign-server-") as above, django_db_blocker.unblock():
        folder = Path(above)
        folder.chmod(0o755)  # PostgreSQL may run as somebody else
        with server(folder) as here:
            yield here


def test_accept_when_postgresql_dies_at_any_moment_loses_and_doubles_nothing(database_copy: Server) -> None:
    here, chance, presses = database_copy, Random(5), Presses()  # noqa: S311 (no secret)
    turns = [*harms(here).values()] * ROUNDS
    with inside(here.environment):
        found = crowd(GUESTS * len(turns))
    with site(here.environment) as served:
        for turn, harm in enumerate(turns):
            guests = found.guests[turn * GUESTS :][:GUESTS]
            browsers = [Browser(served.port, {"countersign": guest.cookie}, presses) for guest in guests]
            suffer(served, here, found.page, browsers, harm, chance)
            reached(turn + 1, len(turns))
        with inside(here.environment):
            placed_by_the_worker()
            all_once(found)
        verified = served.verify()
    assert verified.returncode == 0, verified.stdout + verified.stderr
    told(f"{ROUNDS:,} {', '.join(harms(here))}; {len(found.guests):,} acceptances")


def suffer(served: Site, here: Server, page: str, browsers: list[Browser], harm: Harm, chance: Random) -> None:
    """Everybody has the page open and presses. The harm comes when so many did, a part of an answer's time later."""
    forms = [urlencode(browser.form_of(page)) for browser in browsers]
    presses = browsers[0].presses
    enough = presses.sent + chance.randint(1, GUESTS // 2)
    with ThreadPoolExecutor(GUESTS) as people:
        pressed = [people.submit(press_on, browser, page, form) for browser, form in zip(browsers, forms, strict=True)]
        presses.wait_until(enough)
        time.sleep(chance.random() * presses.usual_seconds())
        harm(here, chance)
        if harm is not backend_dies:
            says_that_it_is_away(served, browsers[0], page)
            here.cluster.start()
        meanwhile = [one for pressing in pressed for one in pressing.result()]
    said = {is_away, disk_failed} if harm is syncs_fail else {is_away}
    assert [(one.status, one.text[:2000]) for one in meanwhile if not any(says(one) for says in said)] == []
    again = [browser.once_it_is_back("GET", page) for browser in browsers]
    assert [answer.text[:2000] for answer in again if "What you accepted" not in answer.text] == []


def press_on(browser: Browser, page: str, form: str) -> list[Answer]:
    """Press until somebody is led to the receipt. What came instead before."""
    until, instead = time.monotonic() + SECONDS_OF_PATIENCE, list[Answer]()
    while (answer := browser.insist("POST", page, form)).status != 303:
        instead.append(answer)
        assert time.monotonic() < until, answer.text[:2000]
        time.sleep(SECONDS_BEFORE_PRESSING_AGAIN)
    return instead


def says_that_it_is_away(served: Site, browser: Browser, page: str) -> None:
    """To a person and to a probe."""
    shown = browser.ask("GET", page, "")
    assert is_away(shown), (shown.status, shown.text[:2000])
    with pytest.raises(urllib.error.HTTPError, match="503") as refused:
        urllib.request.urlopen(f"http://127.0.0.1:{served.port}/healthz", timeout=60)
    with refused.value as probe:
        assert probe.read() == b"The database does not answer.\n"


def placed_by_the_worker() -> None:
    """Nothing waits for its place for longer than a minute."""
    until = time.monotonic() + SECONDS_TO_PLACE
    while logs_with_pending():
        assert time.monotonic() < until, "entries are still waiting for their place"
        time.sleep(0.1)
