"""Missing secrets or SMTP settings fail at the start, not at the first signature."""

from __future__ import annotations

from tests.regressions.pointing import stands


def test_it_is_tested() -> None:
    stands(
        "tests/entrance/test_starting.py::test_no_way_to_send_mail",
        "tests/entrance/test_starting.py::test_a_database_without_its_secrets",
        "tests/entrance/test_starting.py::test_secrets_are_made_for_an_empty_data_folder_alone",
    )
