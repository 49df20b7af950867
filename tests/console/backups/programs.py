"""What goes by the real clock around a backup, in processes of their own (``tests.ledger.nursery``)."""

from __future__ import annotations

import itertools
import signal
from pathlib import Path

from countersign.entrance.clock import now
from countersign.people.commands.enter import enter
from tests.cast import cast
from tests.console.backups.places import Place
from tests.console.calling import settled
from tests.policies.worlds import lead


def enter_for_ever(data: str, name: str) -> None:
    """Enter one person after another there, and say so each time once it is on the disk."""
    with settled(Place(Path(data)).environment()):
        by = lead(cast("larkbeam-ltd"))
        for number in itertools.count():
            print(enter(name=name, email=f"{name}{number}@larkbeam.example", by=by, at=now()), flush=True)  # noqa: T201


def back_up(data: str, to: str) -> None:
    """Make a backup, then wait for the end."""
    Place(Path(data)).backed_up(to)
    signal.pause()
