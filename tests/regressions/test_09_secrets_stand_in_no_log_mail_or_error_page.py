"""Secrets stand in no log, mail or error page. (Exports and packs: with them.)"""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.cast import Cast
from tests.engine import SETTINGS
from tests.entrance.signing_in import PRIYA
from tests.regressions.pointing import stands
from tests.web.test_headers import broken
from tests.web.world import browser_of

SECRETS = (SETTINGS["COUNTERSIGN_LOG_SECRET"], SETTINGS["COUNTERSIGN_WEB_SECRET"], settings.SECRET_KEY)


def test_an_error_page_says_nothing_of_what_broke(larkbeam: Cast, capfd: pytest.CaptureFixture[str]) -> None:
    browser_of("priya").get("/nowhere/")
    page = broken()
    logged = "".join(capfd.readouterr())
    assert page.status_code == 500
    for secret in (*SECRETS, PRIYA, "Traceback", "OperationalError"):
        assert secret not in page.content.decode()
    for secret in (*SECRETS, PRIYA):
        assert secret not in logged


def test_it_is_tested() -> None:
    stands(
        "tests/web/test_scan.py::test_nothing_secret_stands_where_it_should_not",
        "tests/web/test_scan.py::test_a_mail_holds_its_own_code_and_no_other_secret",
    )
