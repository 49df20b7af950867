"""When the worker is seen, and when it is missed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError

from countersign.entrance.watching import EVERY, SILENCE, Watch, expect_worker, last_seen, rounds, silent_since

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROUND = "ledger.sequence"

pytestmark = pytest.mark.django_db


def test_a_worker_when_nobody_ever_expected_one_is_not_missed(db: None) -> None:
    assert (last_seen(), silent_since(AT)) == (None, None)


def test_a_worker_when_it_never_came_is_missed_ten_minutes_after_the_start(db: None) -> None:
    expect_worker(AT)
    expect_worker(AT + timedelta(hours=1))
    assert silent_since(AT + SILENCE) is None
    assert silent_since(AT + SILENCE + timedelta(seconds=1)) == AT
    assert not rounds().exists()


def test_a_worker_when_it_tells_is_seen(db: None) -> None:
    expect_worker(AT)
    watch = Watch()
    assert not watch.tell(AT), "it has done nothing yet"
    watch.ran(ROUND, AT + timedelta(minutes=9), 2)
    assert watch.tell(AT + timedelta(minutes=9))
    assert silent_since(AT + timedelta(minutes=19)) is None
    assert silent_since(AT + timedelta(minutes=20)) == AT + timedelta(minutes=9)
    assert rounds().get().worked_at == AT + timedelta(minutes=9)


def test_telling_when_that_was_a_moment_ago_writes_nothing(db: None) -> None:
    watch = Watch()
    for seconds in range(0, 70, 5):
        watch.ran(ROUND, AT + timedelta(seconds=seconds), 0)
        assert watch.tell(AT + timedelta(seconds=seconds)) == (seconds % EVERY.seconds == 0)
    assert last_seen() == AT + timedelta(seconds=60)


def test_a_round_when_it_fails_keeps_since_when_and_of_what_kind_across_workers(db: None) -> None:
    trouble = ExceptionGroup("2 logs", [OperationalError("priya@larkbeam.example"), OperationalError("again")])
    watch = Watch()
    watch.failed(ROUND, AT, trouble)
    watch.tell(AT)
    another = Watch()
    another.failed(ROUND, AT + timedelta(minutes=5), OSError("disk"))
    another.tell(AT + timedelta(minutes=5))
    row = rounds().get()
    assert (row.failing_since, row.trouble, row.worked_at) == (AT, "OSError", None)
    another.ran(ROUND, AT + timedelta(minutes=6), 0)
    another.tell(AT + timedelta(minutes=6))
    row = rounds().get()
    assert (row.failing_since, row.trouble) == (None, "")
