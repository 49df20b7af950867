"""``countersign migrate``: bring the database up to date, triggers included."""

from __future__ import annotations

import argparse

from django.core.management import call_command


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say whether anything is to be done")


def run(chosen: argparse.Namespace) -> int:
    call_command("migrate", interactive=False, verbosity=1, check_unapplied=chosen.check)
    return 0
