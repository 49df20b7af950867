"""What the fingers of a crowd are at: so that a kill falls into the work, however fast or slow the machine is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from threading import Condition

SECONDS_OF_PATIENCE = 300


@dataclass
class Presses:
    """``sent``: the server has the request. ``took``: seconds until each answer so far. ``cut``: those without one."""

    sent: int = 0
    cut: int = 0
    took: list[float] = field(default_factory=list)
    news: Condition = field(default_factory=Condition)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Around waiting for the answer to a press that was just sent."""
        begun = time.monotonic()
        with self.news:
            self.sent += 1
            self.news.notify_all()
        try:
            yield
        except BaseException:
            with self.news:
                self.cut += 1
            raise
        with self.news:
            self.took.append(time.monotonic() - begun)

    def wait_until(self, sent: int) -> None:
        with self.news:
            came = self.news.wait_for(lambda: self.sent >= sent, SECONDS_OF_PATIENCE)
        assert came, f"{self.sent} of {sent} presses came in {SECONDS_OF_PATIENCE} s"

    def usual_seconds(self) -> float:
        """How long an answer takes on this machine; none as long as there was no answer."""
        with self.news:
            return median(self.took) if self.took else 0.0
