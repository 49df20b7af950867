"""Secrets stand in no log, mail or error page; formulas are escaped in every export."""

from __future__ import annotations

import json

from django.conf import settings

from tests.cast import Cast
from tests.engine import SETTINGS
from tests.entrance.signing_in import PRIYA
from tests.regressions.pointing import stands
from tests.web.log import logged
from tests.web.test_headers import broken
from tests.web.world import browser_of

SECRETS = (SETTINGS["COUNTERSIGN_LOG_SECRET"], SETTINGS["COUNTERSIGN_WEB_SECRET"], settings.SECRET_KEY)


def test_an_error_page_says_nothing_of_what_broke(larkbeam: Cast) -> None:
    with logged() as lines:
        browser_of("priya").get("/nowhere/")
        page = broken()
    log = json.dumps(lines)
    assert "OperationalError" in log, "whoever runs the server finds it there"
    assert page.status_code == 500
    for secret in (*SECRETS, PRIYA, "Traceback", "OperationalError"):
        assert secret not in page.content.decode()
    for secret in (*SECRETS, PRIYA):
        assert secret not in log


def test_it_is_tested() -> None:
    stands(
        "tests/web/test_busy_scan.py::test_no_secret_of_a_busy_installation_stands_where_it_should_not",
        "tests/web/test_scan.py::test_nothing_secret_stands_where_it_should_not",
        "tests/web/test_request_log.py::test_a_path_that_opens_something_is_in_no_line",
        "tests/web/test_request_log.py::test_an_error_that_quotes_a_row_or_an_address_is_logged_without_them",
        "tests/console/backups/test_backup.py::test_backup_when_somebody_is_signed_in_holds_no_session_and_no_secret",
        "tests/web/test_scan.py::test_a_mail_holds_its_own_code_and_no_other_secret",
        "tests/web/test_exporting.py::test_a_cell_that_begins_a_formula_is_text",
        "tests/web/people/test_importing.py::test_refused_rows_leave_as_csv_without_a_formula",
    )
