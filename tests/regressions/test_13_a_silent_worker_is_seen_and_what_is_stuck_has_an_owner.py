"""A worker silent for ten minutes shows a banner and ``/healthz`` 503; what is stuck over 15 minutes has an owner."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from countersign.entrance.clock import now
from countersign.entrance.watching import Watch
from countersign.kernel.stuck import TOO_LONG
from tests.cast import Cast
from tests.regressions.pointing import stands
from tests.web.world import browser_of

BANNER = "The worker has been silent since"
PAGES = ("/o/larkbeam-ltd/", "/o/larkbeam-ltd/people/", "/o/larkbeam-ltd/health/", "/nowhere/")


def seen(minutes: int) -> None:
    """The worker was seen so many minutes ago for the last time."""
    at = now() - timedelta(minutes=minutes)
    watch = Watch()
    watch.ran("ledger.sequence", at, 1)
    watch.tell(at)


def test_silence_of_ten_minutes_is_said_on_every_page_and_by_the_probe(larkbeam: Cast) -> None:
    tom, nobody = browser_of("tom"), Client()
    seen(9)
    assert nobody.get("/healthz").status_code == 200
    assert not any(BANNER in tom.get(page).content.decode() for page in PAGES)
    seen(11)
    assert nobody.get("/healthz").status_code == 503
    for page in PAGES:
        assert BANNER in tom.get(page).content.decode(), page
    assert BANNER in nobody.get("/sign-in/").content.decode(), "whoever waits for a code must know"


def test_only_who_may_read_it_is_led_to_the_page(larkbeam: Cast) -> None:
    seen(11)
    assert "See what is stuck" in browser_of("tom").get(PAGES[0]).content.decode()
    assert "See what is stuck" not in browser_of("ola").get(PAGES[0]).content.decode()


def test_what_is_stuck_is_what_waits_over_a_quarter_of_an_hour() -> None:
    assert timedelta(minutes=15) == TOO_LONG
    stands(
        "tests/web/health/test_page.py::test_entries_without_a_place_are_the_operator_s",
        "tests/web/health/test_page.py::test_mails_that_did_not_go_out_are_counted_by_their_trouble_and_name_nobody",
        "tests/web/health/test_page.py::test_pdfs_and_packs_that_are_not_made_are_named",
        "tests/web/health/test_page.py::test_an_import_that_stopped_is_the_isms_lead_s_at_once",
        "tests/web/health/test_page.py::test_whose_it_is_is_said_by_name",
    )
