"""``countersign migrate``: bring the database up to date, triggers included."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context

from django.core.management import call_command

from countersign.console.tables import create_all, nothing_there


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say whether anything is to be done")


def run(chosen: argparse.Namespace) -> int:
    if chosen.check:
        call_command("migrate", check_unapplied=True)
    else:
        bring_up_to_date(verbosity=1)
    return 0


@contextmanager
def brought_up_to_date() -> Iterator[None]:
    """The same in a process of its own, beside what is done inside the block, which must not ask the database.

    What it takes to compare tables with models is most of a start, and all of its memory goes when it is done.
    """
    beside = get_context("fork").Process(target=bring_up_to_date, kwargs={"verbosity": 0}, daemon=True)
    beside.start()
    yield
    beside.join()
    if beside.exitcode:
        sys.exit("Countersign cannot start. The database was not brought up to date: what is said above tells why.")


def bring_up_to_date(*, verbosity: int) -> None:
    """Tables and triggers."""
    if nothing_there():
        create_all()
    call_command("migrate", interactive=False, verbosity=verbosity)
