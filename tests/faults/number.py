"""How often a drill does its harm: the small number of the suite, or what ``make faults`` asks for; and what it did."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path


def kills(twin: int) -> int:
    return asked("KILLS", twin)


def asked(name: str, twin: int) -> int:
    """The number in the environment, otherwise the small one."""
    return int(os.environ.get(f"COUNTERSIGN_TEST_{name}") or twin)


def told(done: str) -> None:
    """What was really done, for the page that ``make faults`` writes."""
    if page := os.environ.get("COUNTERSIGN_TEST_TOLD"):
        with Path(page).open("a") as lines:
            lines.write(f"{done}\n")


def counted[Thing](things: Sequence[Thing]) -> Iterator[Thing]:
    """One after the other, and how far it is."""
    for number, one in enumerate(things, 1):
        yield one
        reached(number, len(things))


def reached(done: int, of: int) -> None:
    """How far it is, for whoever waits for ``make faults``."""
    if page := os.environ.get("COUNTERSIGN_TEST_REACHED"):
        Path(page).write_text(f"{done:,} of {of:,}")
