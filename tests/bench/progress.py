"""How far a long work is, told on stderr: done, of how many, how many a second, and what is left of the time."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

TOLD_EVERY = 5
"""Seconds."""


@dataclass
class Progress:
    """``of``: how many there will be in the end."""

    of: int
    begun: float = field(default_factory=time.perf_counter)
    told: float = 0.0
    done: int = 0

    def add(self, more: int, what: str) -> None:
        """So many more are done; the last one is always told of."""
        self.done, now = self.done + more, time.perf_counter()
        if now - self.told >= TOLD_EVERY or self.done >= self.of:
            self.told = now
            print(self.line(now - self.begun, what), file=sys.stderr, flush=True)

    def line(self, seconds: float, what: str) -> str:
        a_second = self.done / seconds
        left = (self.of - self.done) / a_second
        return f"{self.done:,} of {self.of:,}, {a_second:,.0f} a second, {left:,.0f} s left: {what}"
