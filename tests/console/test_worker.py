"""A worker tells that it is there, however long one of its rounds takes."""

from __future__ import annotations

from datetime import datetime

from countersign.console.worker import Rest, Round, loop
from countersign.entrance.watching import Watch, last_seen


def test_a_worker_is_seen_while_a_round_lasts(db: None) -> None:
    """Otherwise a worker whose first loop takes longer than it lives is missed for ever."""
    seen: list[datetime | None] = []

    def lasts(_at: datetime) -> int:
        seen.append(last_seen())
        return 3

    rests: dict[str, Rest] = {}
    done = loop((Round("a quick one", lambda _at: 2), Round("a long one", lasts)), rests, Watch())

    assert done == 5
    assert seen
    assert all(seen)
