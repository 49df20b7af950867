"""Codes, cookies and mails lie sealed or as digests; no page, log or mail repeats them."""

from __future__ import annotations

from tests.regressions.pointing import stands


def test_it_is_tested() -> None:
    stands(
        "tests/entrance/test_sessions.py::test_neither_cookie_nor_content_lies_open",
        "tests/entrance/test_confirming.py::test_no_code_lies_open",
        "tests/delivery/test_send.py::test_a_mail_is_sealed_until_it_is_sent_and_wiped_afterwards",
        "tests/entrance/test_sessions.py::test_another_s_session_laid_under_one_s_own_cookie_opens_nothing",
        "tests/delivery/test_send.py::test_a_mail_whose_address_was_changed_in_the_database_is_not_sent",
        "tests/web/test_busy_scan.py::test_no_secret_of_a_busy_installation_stands_where_it_should_not",
        "tests/web/test_scan.py::test_nothing_secret_stands_where_it_should_not",
    )
