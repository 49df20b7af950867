"""One mail per person and day, one item per (person, item, step); "not yet sent and due", never "due today"."""

from __future__ import annotations

from tests.regressions.pointing import stands


def test_it_is_tested() -> None:
    stands(
        "tests/delivery/test_remind.py::test_remind_at_once_then_after_one_two_and_three_weeks_then_never",
        "tests/delivery/test_remind.py::test_remind_after_weeks_asleep_sends_one_mail",
        "tests/delivery/test_remind.py::test_remind_twice_on_one_day_sends_one_mail_for_everything",
        "tests/delivery/test_steps.py::test_a_worker_that_slept_catches_up_with_one_step",
    )
