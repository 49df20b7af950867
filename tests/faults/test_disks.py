"""A disk that is full or fails while people accept: nothing is confirmed that is not on it, and it heals by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.engine import LACKS
from tests.faults.browser import Answer, Browser, is_away
from tests.faults.crowd import Guest, all_once, crowd
from tests.faults.disks import Fault, database_on, failing_sync, faults, small_disk
from tests.faults.number import asked, reached, told
from tests.faults.site import Site, site
from tests.ledger.copies import inside

ROUNDS = asked("DISKS", 1)
GUESTS = 12
"""PostgreSQL has room for some of them on pages that it took before."""


@pytest.fixture
def database_copy(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """On a disk of its own, with what makes it fail."""
    with tempfile.TemporaryDirectory(prefix="countersign-disk-") as above, django_db_blocker.unblock():
        folder = Path(above)
        folder.chmod(0o755)  # PostgreSQL may run as somebody else
        with small_disk(folder / "disk") as disk, database_on(disk) as database, failing_sync(folder) as shim:
            yield {**database, **shim}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason=LACKS + "/proc to find web processes in")
def test_accept_when_the_disk_fails_confirms_nothing_that_is_not_there(database_copy: dict[str, str]) -> None:
    suffered = faults(database_copy) * ROUNDS
    if not suffered:
        pytest.skip("a disk that fills up needs the right to mount one")
    with inside(database_copy):
        found = crowd(GUESTS * len(suffered))
    with site(database_copy) as served:
        refused = dict.fromkeys((fault.name for fault in suffered), 0)
        for turn, fault in enumerate(suffered):
            refused[fault.name] += suffer(served, found.page, found.guests[turn * GUESTS :][:GUESTS], fault)
            reached(turn + 1, len(suffered))
        with inside(database_copy):
            all_once(found)
        verified = served.verify()
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert all(refused.values()), f"nobody was refused: {refused}"
    turned_away = sum(refused.values())
    told(
        f"{', '.join(refused)}: {ROUNDS:,} of each; {len(found.guests):,} acceptances, {turned_away:,} refused at first"
    )


def suffer(served: Site, page: str, guests: list[Guest], fault: Fault) -> int:
    """Everybody has the page open when it begins; whoever was refused presses again afterwards. How many were.

    It may be nobody: a database that has room left in its own files needs none of the disk's.
    """
    browsers = [Browser(served.port, {"countersign": guest.cookie}) for guest in guests]
    forms = [urlencode(browser.form_of(page)) for browser in browsers]
    with fault.lasting(served):
        answers = [browser.insist("POST", page, form) for browser, form in zip(browsers, forms, strict=True)]
    for answer in answers:
        assert answer.status == 303 or told_why(answer, fault), (fault.name, answer.status, answer.text[:2000])
    again = [browser.once_it_is_back("POST", page, form).status for browser, form in zip(browsers, forms, strict=True)]
    assert again == [303] * len(again), fault.name
    receipts = [browser.insist("GET", page).text for browser in browsers]
    assert [receipt for receipt in receipts if "What you accepted" not in receipt] == []
    return sum(answer.status != 303 for answer in answers)


def told_why(answer: Answer, fault: Fault) -> bool:
    """The page names the cause; PostgreSQL ends itself where it cannot write its log, and is away then."""
    if connection.vendor == "postgresql" and is_away(answer):
        return True
    return answer.status == fault.status and fault.says in answer.text and "Nothing" in answer.text
