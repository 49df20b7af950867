"""How often a test kills: the small number of the suite, or what ``make faults`` asks for."""

from __future__ import annotations

import os


def kills(twin: int) -> int:
    return int(os.environ.get("COUNTERSIGN_TEST_KILLS") or twin)
