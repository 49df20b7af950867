"""Two racing signatures sign and publish once, also from stale pages."""

from __future__ import annotations

from tests.regressions.pointing import stands


def test_it_is_tested() -> None:
    stands(
        "tests/web/test_signing.py::test_the_same_form_twice_at_once_signs_once_and_both_see_the_receipt",
        "tests/web/test_signing.py::test_two_leaders_at_once_from_stale_pages_sign_once",
        "tests/web/test_signing.py::test_sign_from_a_page_whose_version_was_replaced",
        "tests/policies/test_races.py::test_sign_when_two_race_signs_and_publishes_once",
    )
