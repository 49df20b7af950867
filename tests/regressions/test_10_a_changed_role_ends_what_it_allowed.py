"""A changed role holds at the next request; somebody who left is out."""

from __future__ import annotations

from tests.regressions.pointing import stands


def test_it_is_tested() -> None:
    stands(
        "tests/entrance/test_sessions.py::test_somebody_who_left_is_out_at_the_next_request",
        "tests/entrance/test_sessions.py::test_a_hat_that_was_taken_back_is_gone_at_the_next_request",
        "tests/entrance/test_sessions.py::test_whoever_left_the_register_leads_nothing_at_the_next_request",
        "tests/entrance/test_sessions.py::test_all_sessions_of_an_account_can_be_ended",
    )
