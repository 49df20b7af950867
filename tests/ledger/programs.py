"""Programs that the tests start, and kill: ``python -m tests.ledger.programs enter|place NAME``."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import django

ROOT = Path(__file__).parents[2]


def start(*words: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    """A program in a process of its own, on the database that the environment leads to."""
    told = [sys.executable, "-m", *words]
    return subprocess.Popen(told, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True)


def enter_for_ever(name: str) -> None:
    """Enter one person after another, and say so each time once it is on the disk."""
    from countersign.people.commands.enter import enter
    from tests.cast import cast
    from tests.ledger.doing import AT, lead

    by = lead(cast("larkbeam-ltd"))
    for number in itertools.count():
        at = AT + timedelta(milliseconds=number)
        print(enter(name=name, email=f"{name}{number}@larkbeam.example", by=by, at=at), flush=True)  # noqa: T201


def place_for_ever() -> None:
    """Put waiting entries in their place, a few at a time."""
    from countersign.ledger.rounds.sequence import sequence
    from tests.ledger.doing import AT

    while True:
        print(sequence(AT, limit=3), flush=True)  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "countersign.settings")
    django.setup()
    if sys.argv[1] == "enter":
        enter_for_ever(sys.argv[2])
    place_for_ever()
