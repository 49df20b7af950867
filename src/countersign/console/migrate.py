"""``countersign migrate``: bring the database up to date, triggers included."""

from __future__ import annotations

import argparse

from django.core.management import call_command


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say whether anything is to be done")


def run(chosen: argparse.Namespace) -> int:
    if chosen.check:
        call_command("migrate", check_unapplied=True)
    else:
        bring_up_to_date(verbosity=1)
    return 0


def bring_up_to_date(*, verbosity: int) -> None:
    """Tables and triggers."""
    call_command("migrate", interactive=False, verbosity=verbosity)
