"""A writer that goes by the real clock, as the backup does: ``python -m tests.console.backups.programs NAME``."""

from __future__ import annotations

import itertools
import os
import sys

import django


def enter_for_ever(name: str) -> None:
    """Enter one person after another, and say so each time once it is on the disk."""
    from countersign.entrance.clock import now
    from countersign.people.commands.enter import enter
    from tests.cast import cast
    from tests.policies.worlds import lead

    by = lead(cast("larkbeam-ltd"))
    for number in itertools.count():
        print(enter(name=name, email=f"{name}{number}@larkbeam.example", by=by, at=now()), flush=True)  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "countersign.settings")
    django.setup()
    enter_for_ever(sys.argv[1])
